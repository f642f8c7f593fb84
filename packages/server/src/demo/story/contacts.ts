import { Random } from '../random.ts';
import { divisions, familyNames, givenNames, jobTitles, pastimes } from '../words/people.ts';
import { aLandline, aMobile, type Customer } from './customers.ts';
import { domainOf, latin } from './latin.ts';
import { made, type Step, type Values } from './plan.ts';
import { hours, type StoryCalendar, storyDays } from './storyCalendar.ts';

/** A person at a customer. */
export interface Person {
  key: string;
  name: string;
  salutation: 'mr' | 'ms';
  rank: Rank;
  title: string;
  account: string;
  owner: string;
  day: number;
}

type Rank = keyof typeof jobTitles;

const headcount = { A: [3, 5], B: [2, 3], C: [1, 2], D: [1, 1] } as const;
const slots = { top: hours.contact, head: hours.report, staff: hours.assistant } as const;

const influenceOf: Record<Rank, Record<string, number>> = {
  top: { decisionMaker: 70, approver: 30 },
  head: { influencer: 40, decisionMaker: 20, approver: 15, coach: 15, blocker: 10 },
  staff: { user: 65, influencer: 20, coach: 15 },
};
const attitudes = { supportive: 34, neutral: 38, champion: 12, sceptical: 11, opposed: 5 };

/** The people at the customers, each reporting to the one above. */
export function contactStory(
  calendar: StoryCalendar,
  customers: readonly Customer[],
): { people: Person[]; steps: Step[] } {
  const random = new Random('contacts');
  const people: Person[] = [];
  const steps: Step[] = [];
  for (const customer of customers) {
    const ranks = ranksOf(random, random.within(headcount[customer.grade]));
    let above: Person | undefined;
    for (const [index, rank] of ranks.entries()) {
      const person = aPerson(random, customer, rank, index);
      people.push(person);
      steps.push({
        kind: 'create',
        at: calendar.instant(customer.day, random.within(slots[rank])),
        who: customer.day === 0 ? 'admin' : customer.owner,
        module: 'contact',
        key: person.key,
        sitting: `contacts: ${rank}`,
        values: personValues(random, person, customer, above, calendar),
        way: customer.day === 0 ? 'import' : undefined,
      });
      // The first of each rank leads those of the next.
      if (rank !== ranks[index - 1] && rank !== 'staff') above = person;
    }
  }
  return { people, steps };
}

/** One at the top, one or two below, the rest under them. */
function ranksOf(random: Random, count: number): Rank[] {
  if (count === 1) return [random.chance(0.6) ? 'head' : 'top'];
  if (count === 2) return random.chance(0.5) ? ['top', 'head'] : ['head', 'staff'];
  return ['top', 'head', ...Array.from({ length: count - 2 }, (): Rank => 'staff')];
}

export function aName(random: Random): { name: string; salutation: 'mr' | 'ms' } {
  const salutation = random.chance(0.62) ? 'mr' : 'ms';
  const family = familyNames[Math.floor(random.next() ** 1.8 * familyNames.length)] ?? '王';
  return { name: family + random.pick(givenNames[salutation]), salutation };
}

function aPerson(random: Random, { key, owner, day }: Customer, rank: Rank, index: number): Person {
  const person = { ...aName(random), rank, title: random.pick(jobTitles[rank]) };
  return { ...person, key: `contact:${key}:${index}`, account: key, owner, day };
}

function personValues(
  random: Random,
  { name, salutation, rank, title }: Person,
  { key, brand, industry, place, owner }: Customer,
  above: Person | undefined,
  calendar: StoryCalendar,
): Values {
  const values: Values = {
    name,
    salutation,
    title,
    division: random.pick(divisions[rank]),
    account: made(key),
    owner: made(`user:${owner}`),
    mobile: aMobile(random),
    influence: random.weighted(influenceOf[rank]),
  };
  if (above) values.reportsTo = made(above.key);
  if (random.chance(0.75)) values.attitude = random.weighted(attitudes);
  if (random.chance(0.7)) values.email = `${latin(name)}@${domainOf(brand, industry)}`;
  if (random.chance(0.55)) values.wechat = `wx_${latin(name)}${random.digits(2)}`;
  if (random.chance(0.3)) values.phone = aLandline(random, place);
  if (random.chance(0.35)) values.birthday = aBirthday(random, rank, calendar);
  if (random.chance(0.25)) values.interests = random.pick(pastimes);
  if (rank === 'top' && random.chance(0.3)) {
    values.assistant = aName(random).name;
    values.assistantPhone = aMobile(random);
  }
  if (random.chance(0.04)) values.doNotCall = true;
  if (random.chance(0.08)) values.doNotMail = true;
  if (random.chance(0.06)) values.doNotSms = true;
  return values;
}

function aBirthday(random: Random, rank: Rank, calendar: StoryCalendar): string {
  const age =
    rank === 'top'
      ? random.between(44, 58)
      : rank === 'head'
        ? random.between(36, 52)
        : random.between(24, 44);
  const [year = '2000'] = calendar.day(storyDays).split('-');
  const [, month, day] = calendar.day(random.between(1, 360)).split('-');
  return `${Number(year) - age}-${month}-${day === '29' && month === '02' ? '28' : day}`;
}
