import type { Person } from './contacts.ts';
import type { Customer } from './customers.ts';
import { made, type Step } from './plan.ts';
import { type StoryCalendar, storyDays } from './storyCalendar.ts';

/** What was promised, when (days ago), due in (days from today), and what became of it. */
const promises = [
  ['DN50 电磁流量计单价', 'price', '1,280 元', 24, 20, 'open'],
  ['DN50 电磁流量计单价', 'price', '1,150 元', 9, 20, 'open'],
  ['首批 40 台交货', 'date', '下月 15 日', 18, 12, 'open'],
  ['免费现场调试两天', 'service', '两天', 40, -6, 'open'],
  ['防爆外壳不加价', 'spec', 'Ex d IIC T6', 33, -2, 'kept'],
  ['三天内出校准报告', 'service', '三天', 21, -15, 'broken'],
] as const;

/** A few promises to the best customers: two of them contradict each other, one is past its day. CMP-09 */
export function promiseStory(
  calendar: StoryCalendar,
  customers: readonly Customer[],
  people: readonly Person[],
): Step[] {
  const best = customers
    .filter(({ grade, type, day }) => grade === 'A' && type === 'customer' && day < 200)
    .slice(0, 4);
  return best.flatMap((customer, at) => {
    const person = people.find(({ account }) => account === customer.key);
    // The first one has them all, so that its brief shows what a brief is for.
    const of = at === 0 ? promises : promises.slice(at + 1, at + 3);
    return of.flatMap(([subject, kind, value, ago, due, state], index): Step[] => {
      const key = `promise:${customer.key}:${index}`;
      const step = { who: customer.owner, module: 'commitment', key };
      const values = {
        subject,
        kind,
        value,
        account: made(customer.key),
        contact: person ? made(person.key) : null,
        promisedBy: made(`user:${customer.owner}`),
        promisedOn: calendar.day(storyDays - ago),
        due: calendar.day(storyDays + due),
      };
      const create: Step = {
        ...step,
        kind: 'create',
        at: calendar.instant(storyDays - ago, 1010 + index),
        sitting: `promises ${key}`,
        values,
      };
      const settled: Step = {
        ...step,
        kind: 'change',
        at: calendar.instant(storyDays + Math.min(due, -4), 1020),
        values: { state },
      };
      return state === 'open' ? [create] : [create, settled];
    });
  });
}
