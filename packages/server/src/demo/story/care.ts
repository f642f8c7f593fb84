import { Random } from '../random.ts';
import type { Person } from './contacts.ts';
import type { Customer } from './customers.ts';
import type { Step } from './plan.ts';
import { remark } from './remark.ts';
import { hours, type StoryCalendar, storyDays } from './storyCalendar.ts';

/** Calls and visits a customer of a grade gets in a year, on average. */
const touchesPerYear = { A: 6, B: 3.4, C: 1.4, D: 0.5 } as const;

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
    const left = storyDays - customer.day;
    const touches = Math.max(
      random.chance(0.6) ? 1 : 0,
      Math.round((touchesPerYear[customer.grade] * left) / storyDays),
    );
    const days = Array.from(
      { length: touches },
      () => customer.day + Math.floor(random.next() ** 0.7 * left),
    );
    return days
      .sort((a, b) => a - b)
      .flatMap((day, index) =>
        touch(random, calendar, customer, random.pick(listeners), day, index === touches - 1),
      );
  });
}

function touch(
  random: Random,
  calendar: StoryCalendar,
  customer: Customer,
  person: Person,
  day: number,
  last: boolean,
): Step[] {
  const { key, owner: who, day: known } = customer;
  const at = calendar.instant(day, random.within(hours.talk));
  const text = remark(random, day - known > 60 || known === 0 ? 'care' : 'prospecting', {
    person: person.name,
  });
  const steps: Step[] = [{ kind: 'comment', at, who, module: 'account', key, text }];
  if (!last) return steps;
  const lastContactedAt = at.toISOString();
  const nextContactOn = calendar.day(day + random.between(5, 40));
  steps.push({ kind: 'change', at, who, module: 'account', key, values: { lastContactedAt, nextContactOn } });
  if (customer.grade !== 'C' && customer.grade !== 'D')
    steps.push({ kind: 'change', at, who, module: 'contact', key: person.key, values: { lastContactedAt } });
  return steps;
}
