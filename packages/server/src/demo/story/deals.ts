import { Random } from '../random.ts';
import { type DemoProduct, products } from '../words/products.ts';
import { nextSteps } from '../words/remarks.ts';
import type { Person } from './contacts.ts';
import type { Customer } from './customers.ts';
import { tenderWay } from './pipelines.ts';
import { made, type Step, type Values } from './plan.ts';
import { remark } from './remark.ts';
import { hours, type StoryCalendar, storyDays } from './storyCalendar.ts';

/** How many deals a customer of a grade has in a year, on average. */
const dealsPerYear = { A: 2.8, B: 1.4, C: 0.55, D: 0.15 } as const;

/** Days a deal stays in each stage before it moves on. */
const stay = {
  prospecting: [3, 18],
  qualification: [4, 24],
  proposal: [5, 28],
  negotiation: [4, 22],
} as const;
type OpenStage = keyof typeof stay;
const path = Object.keys(stay) as OpenStage[];

/** How much larger than usual the deals of a grade are. */
const scaleOf = { A: 1.5, B: 0.9, C: 0.5, D: 0.25 } as const;

const lossReasons = { price: 34, competitor: 22, budget: 18, timing: 12, product: 8, relationship: 6 };
const forecastOf = {
  prospecting: 'pipeline',
  qualification: 'pipeline',
  proposal: 'bestCase',
  negotiation: 'commit',
};

/** A deal from its first day on, whoever made its record. */
export interface DealStart {
  key: string;
  owner: string;
  day: number;
  person: string;
  product: DemoProduct;
  /** Goes the way of tenders. */
  isTender?: boolean;
}

export function dealStory(
  calendar: StoryCalendar,
  customers: readonly Customer[],
  people: readonly Person[],
): Step[] {
  const random = new Random('deals');
  const steps: Step[] = [];
  const peopleOf = Map.groupBy(people, ({ account }) => account);
  for (const customer of customers) {
    if (customer.type !== 'customer' && customer.type !== 'agent') continue;
    const expected = dealsPerYear[customer.grade];
    const deals = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    const favourite = random.between(0, products.length - 1);
    for (let index = 0; index < deals; index++) {
      const day = customer.day + random.between(1, Math.max(2, storyDays - customer.day - 1));
      const [first, ...others] = peopleOf.get(customer.key) ?? [];
      if (!first || day >= storyDays) continue;
      steps.push(
        ...aDeal(random, calendar, customer, {
          key: `opportunity:${customer.key}:${index}`,
          day,
          // Another product each time, and so another project.
          product: products[(favourite + 3 * index) % products.length] as DemoProduct,
          first,
          others,
        }),
      );
    }
  }
  return steps;
}

const partsOf = {
  top: ['签合同', '批预算', '定供应商'],
  head: ['写技术要求', '评标打分', '组织试用', '谈价格'],
  staff: ['试用并写报告', '现场安装配合', '日常使用'],
} as const;
const roleOf = { top: 'approver', head: 'influencer', staff: 'user' } as const;

interface NewDeal {
  key: string;
  day: number;
  product: DemoProduct;
  /** Whom we talk to first, and who else is involved. */
  first: Person;
  others: readonly Person[];
}

function aDeal(random: Random, calendar: StoryCalendar, customer: Customer, deal: NewDeal): Step[] {
  const { key, day, product, first, others } = deal;
  const values: Values = {
    ...dealValues(random, calendar, product, customer.place.short + customer.brand, day, customer.grade),
    account: made(customer.key),
    contact: made(first.key),
    owner: made(`user:${customer.owner}`),
    source: random.weighted({
      existing: 40,
      referral: 18,
      tender: 14,
      exhibition: 14,
      website: 8,
      partner: 6,
    }),
    type: random.weighted({ newBusiness: 50, existing: 30, renewal: 10, replacement: 10 }),
    nextStep: random.pick(nextSteps.prospecting),
  };
  const isTender = values.source === 'tender';
  if (isTender) values.pipeline = made(tenderWay);
  if (random.chance(0.03)) Object.assign(values, { currency: 'USD', exchangeRate: '7.12' });
  const at = calendar.instant(day, random.within(hours.opportunity));
  const start = { key, owner: customer.owner, day, person: first.name, product, isTender };
  return [
    { kind: 'create', at, who: customer.owner, module: 'opportunity', key, sitting: 'deals', values },
    ...[first, ...others.slice(0, 3)].map((person): Step => {
      const named = { opportunity: made(key), contact: made(person.key) };
      return {
        kind: 'create',
        at: new Date(at.getTime() + 60_000),
        who: customer.owner,
        module: 'opportunityContact',
        key: `role:${key}:${person.key}`,
        sitting: 'roles',
        values: { ...named, ...partOf(new Random(`role:${key}:${person.key}`), person) },
      };
    }),
    ...dealProgress(random, calendar, start),
  ];
}

/** Some decide on this deal what they do not decide in general; mostly the contact itself says what somebody is. */
function partOf(random: Random, { rank }: Person): Values {
  const part = random.pick(partsOf[rank]);
  return random.chance(0.3)
    ? { part, role: roleOf[rank] }
    : { part, ...(rank === 'staff' && { role: 'user' }) };
}

/** @param who how the customer is called in short */
export function dealValues(
  random: Random,
  calendar: StoryCalendar,
  product: DemoProduct,
  who: string,
  day: number,
  grade: keyof typeof scaleOf,
): Values {
  const most = Math.max(product.least, product.most * scaleOf[grade]);
  const quantity = Math.round(product.least + random.next() ** 1.8 * (most - product.least));
  const amount = Math.round((quantity * product.price * random.between(88, 100)) / 10_000) * 100;
  return {
    name: `${who}${random.pick(product.projects)}`,
    amount: String(amount),
    closeDate: calendar.day(day + random.between(35, 110)),
    interests: `${product.name} × ${quantity}`,
  };
}

/** From stage to stage until it is won, lost or forgotten; what lies after today is left to the user. */
export function dealProgress(random: Random, calendar: StoryCalendar, start: DealStart): Step[] {
  const { key, owner: who, person, product } = start;
  const end = random.weighted({ won: 50, lost: 37, forgotten: 13 });
  const lastStage = end === 'won' ? 3 : random.between(end === 'lost' ? 1 : 0, 3);
  const steps: Step[] = [];
  let day = start.day;
  const talk = (occasion: OpenStage | 'won' | 'lost', values: Values | null) => {
    const at = calendar.instant(day, random.within(hours.talk));
    if (values) steps.push({ kind: 'change', at, who, module: 'opportunity', key, values });
    if (!values || random.chance(0.75)) {
      const text = remark(random, occasion, { person, product: product.name });
      steps.push({ kind: 'comment', at, who, module: 'opportunity', key, text });
    }
  };
  for (const [index, stage] of path.slice(0, lastStage + 1).entries()) {
    if (index > 0) {
      const next = { nextStep: random.pick<string>(nextSteps[stage]), forecast: forecastOf[stage] };
      const nextContactOn = calendar.day(day + random.between(3, 12));
      const reached = start.isTender && stage === 'proposal' ? 'tender' : stage;
      talk(stage, { stage: reached, ...next, nextContactOn });
    } else if (random.chance(0.5)) talk(stage, null);
    day = calendar.workday(day + random.within(stay[stage]));
  }
  if (end === 'won')
    talk('won', { stage: 'won', closeDate: calendar.day(day), nextStep: null, nextContactOn: null });
  if (end === 'lost')
    talk('lost', {
      stage: 'lost',
      lossReason: random.weighted(lossReasons),
      nextStep: null,
      nextContactOn: null,
    });
  return steps;
}
