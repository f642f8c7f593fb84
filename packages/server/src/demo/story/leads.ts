import { Random } from '../random.ts';
import { jobTitles } from '../words/people.ts';
import { type DemoProduct, products } from '../words/products.ts';
import { needs, nextSteps } from '../words/remarks.ts';
import { aName } from './contacts.ts';
import {
  aMobile,
  anIndustry,
  anOwner,
  aPlace,
  type CompanyNames,
  type Customer,
  regionWeights,
} from './customers.ts';
import { dealProgress, dealValues } from './deals.ts';
import { domainOf, latin } from './latin.ts';
import { made, type Step, type Values } from './plan.ts';
import { remark } from './remark.ts';
import { hours, type StoryCalendar, storyDays } from './storyCalendar.ts';

const count = 540;
const disqualified = { noNeed: 30, unreachable: 26, noBudget: 18, competitor: 16, wrongData: 10 };

/** Share of the leads whose company we know already: conversion proposes it. */
const known = 0.05;

/** Share of the leads of the last days; most of them still wait for somebody. */
const recent = 0.1;

/** Those who asked, were met at fairs or found on the web, and what became of them. */
export function leadStory(
  calendar: StoryCalendar,
  names: CompanyNames,
  customers: readonly Customer[],
): Step[] {
  const random = new Random('leads');
  return Array.from({ length: count }, (_, index) => {
    const lead = aLead(random, names, customers, index);
    return leadSteps(random, calendar, lead);
  }).flat();
}

/** A lead, before anything is written down. */
interface Lead {
  key: string;
  person: string;
  company: string;
  /** Company and place in short, as deals are called after them. */
  short: string;
  owner: string;
  product: DemoProduct;
  day: number;
  values: Values;
}

function aLead(random: Random, names: CompanyNames, customers: readonly Customer[], index: number): Lead {
  const customer = random.chance(known) ? random.pick(customers) : undefined;
  const region = customer?.region ?? random.weighted(regionWeights);
  const place = customer?.place ?? aPlace(random, region);
  const industry = customer?.industry ?? anIndustry(random);
  const { name: company, brand } = customer ?? names.next(place, industry);
  const owner = customer?.owner ?? anOwner(random, region);
  const person = aName(random).name;
  const product = random.pick(products);
  const values: Values = {
    name: person,
    company,
    title: random.pick(jobTitles[random.weighted({ head: 55, staff: 35, top: 10 })]),
    mobile: aMobile(random),
    source: random.weighted({ exhibition: 34, website: 26, social: 12, search: 10, phone: 8, campaign: 10 }),
    industry,
    size: random.weighted({ micro: 20, small: 40, medium: 28, large: 9, giant: 3 }),
    score: random.between(20, 95),
    interests: product.name,
    owner: made(`user:${owner}`),
    address: { province: place.province, city: place.city },
    description: random.pick(needs),
  };
  if (random.chance(0.6)) values.email = `${latin(person)}@${domainOf(brand, industry)}`;
  if (random.chance(0.4)) values.wechat = `wx_${latin(person)}${random.digits(2)}`;
  if (random.chance(0.45)) values.budget = String(random.between(2, 80) * 10_000);
  const start = random.chance(recent) ? storyDays - random.between(1, 12) : random.between(4, storyDays - 1);
  const day = Math.max(start, (customer?.day ?? 0) + 1);
  return { key: `lead:${index}`, person, company, short: place.short + brand, owner, product, day, values };
}

/** From the first call to what became of it; what lies after today is left to the user. */
function leadSteps(random: Random, calendar: StoryCalendar, lead: Lead): Step[] {
  const { key, owner: who, values } = lead;
  const at = calendar.instant(lead.day, random.within(hours.lead));
  const steps: Step[] = [
    { kind: 'create', at, who: 'sunqian', module: 'lead', key, sitting: 'leads', values },
  ];
  const change = (day: number, changes: Values, says: number) => {
    const then = calendar.instant(day, random.within(hours.talk));
    steps.push({
      kind: 'change',
      at: then,
      who,
      module: 'lead',
      key,
      values: { lastContactedAt: then.toISOString(), ...changes },
    });
    if (!random.chance(says)) return;
    const text = remark(random, 'lead', { person: lead.person, product: lead.product.name });
    steps.push({ kind: 'comment', at: then, who, module: 'lead', key, text });
  };
  if (lead.day > storyDays - 12 && random.chance(0.6)) return steps;
  const patience = random.chance(0.92) ? random.between(0, 4) : random.between(8, 40);
  let day = calendar.workday(lead.day + patience);
  change(day, { status: 'contacting', nextStep: '确认需求', nextContactOn: calendar.day(day + 5) }, 1);
  const outcome = random.weighted({ converted: 40, disqualified: 30, qualified: 14, contacting: 16 });
  if (outcome === 'contacting') return steps;
  day = calendar.workday(day + random.between(2, 14));
  if (outcome === 'disqualified') {
    const disqualifiedReason = random.weighted(disqualified);
    change(day, { status: 'disqualified', disqualifiedReason, nextStep: null, nextContactOn: null }, 0);
    return steps;
  }
  change(day, { status: 'qualified', nextStep: '约见面并报价', nextContactOn: calendar.day(day + 7) }, 0.6);
  if (outcome === 'qualified') return steps;
  return [...steps, ...conversion(random, calendar, lead, calendar.workday(day + random.between(1, 12)))];
}

function conversion(random: Random, calendar: StoryCalendar, lead: Lead, day: number): Step[] {
  const { key, owner, person, product, short } = lead;
  const makes = { account: `account:${key}`, contact: `contact:${key}`, opportunity: `opportunity:${key}` };
  const grade = random.weighted({ A: 5, B: 25, C: 70 });
  const deal = random.chance(0.75)
    ? {
        ...dealValues(random, calendar, product, short, day, grade),
        nextStep: random.pick<string>(nextSteps.prospecting),
      }
    : null;
  const at = calendar.instant(day, random.within(hours.conversion));
  const start = { key: makes.opportunity, owner, day, person, product };
  return [
    { kind: 'convert', at, who: owner, key, input: { account: { grade }, opportunity: deal }, makes },
    ...(deal ? dealProgress(random, calendar, start) : []),
  ];
}
