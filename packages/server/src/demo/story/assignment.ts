import { made, type Step, type Values } from './plan.ts';
import type { StoryCalendar } from './storyCalendar.ts';

/** Who takes turns with the leads of the website, and how often. */
const turns = [
  { person: 'zhangwei', weight: 2 },
  { person: 'lina', weight: 1, quota: 10 },
];

const rules: { key: string; values: Values }[] = [
  {
    key: 'assignmentRule:web',
    values: { name: '官网线索轮流', position: 10, where: { source: 'website' } },
  },
];

/** How leads that arrive without an owner are handed out, set up before the first of them. */
export function assignmentStory(calendar: StoryCalendar): Step[] {
  const who = 'admin';
  const create = (at: Date, module: string, key: string, values: Values): Step => ({
    kind: 'create',
    at,
    who,
    module,
    key,
    values,
    sitting: module,
  });
  const first = calendar.instant(0, 486);
  const then = calendar.instant(0, 487);
  return [
    ...rules.map(({ key, values }) => create(first, 'assignmentRule', key, values)),
    ...turns.map(({ person, ...values }) =>
      create(then, 'assignmentMember', `assignmentMember:${person}`, {
        ...values,
        rule: made('assignmentRule:web'),
        user: made(`user:${person}`),
      }),
    ),
  ];
}
