import { Random } from '../random.ts';
import {
  aLandline,
  anAddress,
  anIndustry,
  anOwner,
  aPlace,
  type CompanyNames,
  type Customer,
  type Grade,
  regionWeights,
  someProducts,
} from './customers.ts';
import { domainOf } from './latin.ts';
import { made, type Step, type Values } from './plan.ts';
import { hours, type StoryCalendar, storyDays } from './storyCalendar.ts';

const count = 520;
/** Brought in from the spreadsheets of before on the first day. */
const imported = 190;

const gradeWeights: Record<Grade, number> = { A: 8, B: 22, C: 45, D: 25 };
const sizesByGrade = {
  A: { large: 40, giant: 45, medium: 15 },
  B: { medium: 50, large: 35, small: 15 },
  C: { small: 50, medium: 35, micro: 15 },
  D: { micro: 55, small: 45 },
} as const;
const capitalOf = { micro: 200, small: 1000, medium: 5000, large: 20_000, giant: 80_000 } as const;
const banks = ['中国工商银行', '中国建设银行', '中国农业银行', '中国银行', '招商银行', '交通银行'];

/** The companies we deal with, and who entered them when. */
export function accountStory(
  calendar: StoryCalendar,
  names: CompanyNames,
): { customers: Customer[]; steps: Step[] } {
  const random = new Random('accounts');
  const customers: Customer[] = [];
  for (let index = 0; index < count; index++) customers.push(nextCustomer(random, names, index, customers));
  customers.sort((a, b) => a.day - b.day);
  const steps = customers.map((customer): Step => {
    const early = customer.day === 0;
    const sitting = customer.parent ? 'subsidiary' : 'account';
    return {
      kind: 'create',
      at: calendar.instant(customer.day, random.within(hours[sitting])),
      who: early ? 'admin' : customer.owner,
      module: 'account',
      key: customer.key,
      sitting,
      values: accountValues(random, customer, calendar),
      way: early ? 'import' : undefined,
    };
  });
  return { customers, steps };
}

function nextCustomer(
  random: Random,
  names: CompanyNames,
  index: number,
  earlier: readonly Customer[],
): Customer {
  const grade = random.weighted(gradeWeights);
  const mother = random.chance(0.07)
    ? earlier.find(
        ({ name, type, day, parent }) =>
          !parent && name.includes('集团') && type === 'customer' && day === 0 && random.chance(0.3),
      )
    : undefined;
  const region = mother?.region ?? random.weighted(regionWeights);
  const place = aPlace(random, region);
  const industry = mother?.industry ?? anIndustry(random);
  const day = index < imported ? 0 : 3 + Math.floor(random.next() ** 0.9 * (storyDays - 4));
  return {
    ...names.next(place, industry, mother?.brand),
    key: `account:${index}`,
    region,
    place,
    industry,
    grade,
    owner: mother?.owner ?? anOwner(random, region),
    type: mother ? 'customer' : random.weighted({ customer: 82, agent: 9, partner: 5, competitor: 4 }),
    day,
    parent: mother?.key,
  };
}

function accountValues(random: Random, customer: Customer, calendar: StoryCalendar): Values {
  const { name, brand, grade, industry, place, type, owner, parent } = customer;
  const isBuyer = type === 'customer' || type === 'agent';
  const size = random.weighted(sizesByGrade[grade]);
  const values: Values = {
    name,
    type,
    grade: type === 'competitor' ? null : grade,
    industry,
    size,
    owner: made(`user:${owner}`),
    source: random.weighted({
      exhibition: 22,
      referral: 20,
      coldCall: 18,
      website: 14,
      partner: 9,
      tender: 9,
      search: 5,
      phone: 3,
    }),
    phone: aLandline(random, place),
    address: anAddress(random, place),
    stage: isBuyer ? 'interested' : null,
  };
  if (type === 'agent') values.agentLevel = random.weighted({ first: 20, second: 45, third: 35 });
  if (parent) values.parent = made(parent);
  if (random.chance(0.65)) values.website = `https://www.${domainOf(brand, industry)}`;
  if (isBuyer) values.interests = someProducts(random);
  if (grade !== 'D' && random.chance(0.7))
    Object.assign(values, billing(random, place.city, name, size, calendar));
  if (type === 'competitor') values.description = '同类产品，价格偏低，本地服务较弱。';
  return values;
}

function billing(
  random: Random,
  city: string,
  name: string,
  size: keyof typeof capitalOf,
  calendar: StoryCalendar,
): Values {
  const letters = 'ABCDEFGHJKLMNPQRTUWXY0123456789';
  const code = Array.from({ length: 8 }, () => random.pick([...letters])).join('');
  const year = Number(calendar.day(0).slice(0, 4)) - random.between(3, 28);
  return {
    taxNumber: `91${random.digits(6)}MA${code}`,
    bankName: `${random.pick(banks)}${city}分行`,
    bankAccount: random.digits(19),
    registeredCapital: String(capitalOf[size] * 10_000 * random.between(1, name.includes('集团') ? 5 : 2)),
    foundedOn: `${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
  };
}
