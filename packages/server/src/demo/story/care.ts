import { Random } from '../random.ts';
import type { Person } from './contacts.ts';
import type { Customer } from './customers.ts';
import type { Step } from './plan.ts';
import { remark } from './remark.ts';
import { hours, type StoryCalendar, storyDays } from './storyCalendar.ts';

/** Calls and visits a customer of a grade gets in a year, on average. */
const touchesPerYear = { A: 6, B: 3.4, C: 1.4, D: 0.5 } as const;

/** Share of the customers of a grade that somebody spoke to in the last four weeks. */
const lately = { A: 0.85, B: 0.7, C: 0.45, D: 0.2 } as const;

/** Calls and visits; the last of each customer stands on its page. */
export function careStory(
  calendar: StoryCalendar,
  customers: readonly Customer[],
  people: readonly Person[],
): Step[] {
  const random = new Random('care');
  const peopleOf = Map.groupBy(people, ({ account }) => account);
  return customers.flatMap((customer) => {
    const listeners = peopleOf.get(customer.key) ?? [];
    if (customer.type === 'competitor' || listeners.length === 0) return [];
    const first = random.between(0, 20);
    const days = touchDays(random, customer);
    return days.flatMap((day, index) => {
      const isLast = index === days.length - 1;
      return touch(random, calendar, customer, random.pick(listeners), {
        day,
        isLast,
        remark: first + index,
      });
    });
  });
}

/** The last ones lately, so that not everybody has been forgotten; the more so the better the customer. */
function touchDays(random: Random, { grade, day }: Customer): number[] {
  const left = storyDays - day;
  const usual = Math.round((touchesPerYear[grade] * left) / storyDays);
  const days = Array.from({ length: Math.max(0, usual - 1) }, () => day + Math.floor(random.next() * left));
  if (random.chance(lately[grade])) days.push(Math.max(day, storyDays - random.between(0, 28)));
  else if (usual > 0 || random.chance(0.4)) days.push(day + Math.floor(random.next() * left));
  return days.sort((a, b) => a - b);
}

function touch(
  random: Random,
  calendar: StoryCalendar,
  customer: Customer,
  { key: listener, name }: Person,
  { day, isLast, remark: place }: { day: number; isLast: boolean; remark: number },
): Step[] {
  const { key, owner: who, day: known } = customer;
  const at = calendar.instant(day, random.within(hours.talk));
  const occasion = day - known > 60 || known === 0 ? 'care' : 'prospecting';
  const text = remark(random, occasion, { person: name }, place);
  const steps: Step[] = [{ kind: 'comment', at, who, module: 'account', key, text }];
  if (!isLast) return steps;
  const lastContactedAt = at.toISOString();
  const nextContactOn = calendar.day(day + random.between(5, 40));
  steps.push({ kind: 'change', at, who, module: 'account', key, values: { lastContactedAt, nextContactOn } });
  if (customer.grade === 'A' || customer.grade === 'B')
    steps.push({ kind: 'change', at, who, module: 'contact', key: listener, values: { lastContactedAt } });
  return steps;
}
