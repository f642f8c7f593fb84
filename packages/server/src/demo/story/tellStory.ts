import { accountStory } from './accounts.ts';
import { assignmentStory } from './assignment.ts';
import { careStory } from './care.ts';
import { contactStory } from './contacts.ts';
import { CompanyNames, type Customer } from './customers.ts';
import { dealStory } from './deals.ts';
import { leadStory } from './leads.ts';
import { pipelineStory } from './pipelines.ts';
import type { Plan, Step, Tagging } from './plan.ts';
import { promiseStory } from './promises.ts';
import { reportStory } from './reports.ts';
import { scheduleStory } from './schedule.ts';
import { StoryCalendar } from './storyCalendar.ts';

/** The demo company's year up to `now`: the same for the same day and hour, whenever and wherever it is told. */
export function tellStory(now: Date): Plan {
  const calendar = new StoryCalendar(now);
  const names = new CompanyNames();
  const { customers, steps: accounts } = accountStory(calendar, names);
  const { people, steps: contacts } = contactStory(calendar, customers);
  const steps = [
    ...pipelineStory(calendar),
    ...assignmentStory(calendar),
    ...accounts,
    ...contacts,
    ...leadStory(calendar, names, customers),
    ...dealStory(calendar, customers, people),
    ...careStory(calendar, customers, people),
    ...scheduleStory(calendar, customers, people),
    ...promiseStory(calendar, customers, people),
    ...reportStory(calendar),
  ];
  const past = steps.filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
  return { steps: past, tags: tagsFor(customers, past) };
}

function tagsFor(customers: readonly Customer[], steps: readonly Step[]): Tagging[] {
  const told = new Set(steps.map(({ key }) => key));
  const tag = (
    { name, ...looks }: Pick<Tagging, 'color' | 'own'> & { name: string },
    wanted: (customer: Customer, index: number) => boolean,
  ): Tagging => ({
    ...looks,
    tag: name,
    module: 'account',
    keys: customers
      .filter(wanted)
      .map(({ key }) => key)
      .filter((key) => told.has(key)),
  });
  return [
    tag({ name: '重点', color: 'red' }, ({ grade, type }) => grade === 'A' && type === 'customer'),
    tag({ name: '水务', color: 'blue' }, ({ industry }) => industry === 'water'),
    tag(
      { name: '续约', color: 'green' },
      ({ grade, day }, index) => day === 0 && grade !== 'D' && index % 7 === 0,
    ),
    tag({ name: '样品', color: 'violet' }, (_customer, index) => index % 23 === 5),
    tag(
      { name: '我来盯', color: 'grey', own: true },
      ({ grade, type }, index) => grade === 'A' && type === 'customer' && index % 9 === 2,
    ),
    tag({ name: '年底冲刺' }, ({ grade }, index) => (grade === 'A' || grade === 'B') && index % 5 === 1),
  ];
}
