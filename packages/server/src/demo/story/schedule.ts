import { Random } from '../random.ts';
import { aims, nextThings, occasions, outcomes, routines, taskSubjects } from '../words/occasions.ts';
import type { Region } from '../words/places.ts';
import type { Person } from './contacts.ts';
import type { Customer } from './customers.ts';
import { made, type Step, type Values } from './plan.ts';
import { colleagues, sellers } from './staff.ts';
import { hours, type StoryCalendar, storyDays } from './storyCalendar.ts';

/** Meetings, visits and calls a customer of a grade has in a year, on average. */
const eventsPerYear = { A: 5, B: 2.2, C: 0.7, D: 0.1 } as const;
/** Days ahead that people plan. */
const ahead = 28;

const minutes = { visit: [90, 180], meeting: [60, 120], call: [10, 35] } as const;
type Kind = keyof typeof minutes;

/** A customer with somebody to talk to. */
interface Relation {
  customer: Customer;
  person: Person;
}

/** What people have planned and what came of it: meetings, visits and calls with customers, tasks, and the weekly rounds. */
export function scheduleStory(
  calendar: StoryCalendar,
  customers: readonly Customer[],
  people: readonly Person[],
): Step[] {
  const random = new Random('schedule');
  const peopleOf = Map.groupBy(people, ({ account }) => account);
  const relations = customers.flatMap((customer): Relation[] => {
    const known = peopleOf.get(customer.key) ?? [];
    return customer.type === 'competitor' || known.length === 0
      ? []
      : [{ customer, person: random.pick(known) }];
  });
  return [
    ...roundSteps(calendar),
    ...relations.flatMap((relation) => eventsWith(random, calendar, relation)),
    ...thisWeek(calendar, relations),
    ...relations.flatMap((relation) => tasksFor(random, calendar, relation)),
    ...farAhead(random, calendar, relations),
  ];
}

function eventsWith(random: Random, calendar: StoryCalendar, relation: Relation): Step[] {
  const { day, grade } = relation.customer;
  const expected = eventsPerYear[grade] * ((storyDays - day) / storyDays);
  const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
  const past = Array.from({ length: count }, () => day + 1 + random.below(Math.max(1, storyDays - day - 1)));
  const planned = random.chance(eventsPerYear[grade] / 6) ? [storyDays + random.between(0, ahead)] : [];
  return [...past, ...planned].map((on, index) => anEvent(random, calendar, relation, on, index));
}

/** Whoever sells sees customers every day of the week that is on now, two of them as a rule. */
function thisWeek(calendar: StoryCalendar, relations: readonly Relation[]): Step[] {
  const random = new Random('this week');
  const monday = mondayFrom(calendar, storyDays - 6);
  const open = relations.filter(({ customer }) => customer.day < storyDays - 30 && customer.grade !== 'D');
  return [...Map.groupBy(open, ({ customer }) => customer.owner).values()].flatMap((own) =>
    [0, 1, 2, 3, 4].flatMap((weekday) =>
      Array.from({ length: random.between(1, 2) }, (_, nth) =>
        anEvent(random, calendar, random.pick(own), monday + weekday, 100 + weekday * 2 + nth),
      ),
    ),
  );
}

/** Written down at the end of the week in which it was held, and some days before when it is still to come. */
function anEvent(
  random: Random,
  calendar: StoryCalendar,
  { customer, person }: Relation,
  day: number,
  index: number,
): Step {
  const kind = random.weighted<Kind>({ visit: 40, call: 35, meeting: 25 });
  const begins = random.between(18, 31) * 30;
  const starts = calendar.instant(day, begins);
  const lasting =
    kind === 'call' ? random.within(minutes.call) : Math.round(random.within(minutes[kind]) / 30) * 30;
  const ends = later(starts, lasting);
  const isPast = ends < calendar.now;
  const filled = (text: string) =>
    text.replace('{who}', customer.place.short + customer.brand).replace('{person}', person.name);
  const values: Values = {
    subject: filled(random.pick(occasions[kind])),
    kind,
    startsAt: starts.toISOString(),
    endsAt: ends.toISOString(),
    related: { module: 'accounts', id: made(customer.key) },
    participants: [
      { module: 'users', id: made(`user:${customer.owner}`) },
      { module: 'contacts', id: made(person.key) },
    ],
    owner: made(`user:${customer.owner}`),
  };
  const wanted = aims[kind];
  values.aim = wanted[index % wanted.length];
  if (kind === 'visit') values.budget = '300';
  if (kind !== 'call') values.place = kind === 'visit' ? `${customer.name}` : '视频会议';
  if (isPast && random.chance(0.96)) Object.assign(values, held(random, kind, starts, lasting, filled));
  if (!isPast) values.reminders = kind === 'visit' ? ['day1', 'hour1'] : ['minutes15'];
  const known = customer.day + 1;
  const at = isPast
    ? calendar.instant(writtenOn(calendar, day), 1072)
    : calendar.instant(
        Math.max(known, Math.min(storyDays - 1, day - random.between(4, ahead))),
        random.within(hours.schedule),
      );
  return {
    kind: 'create',
    at,
    who: customer.owner,
    module: 'calendarEvent',
    key: `event:${customer.key}:${index}`,
    sitting: 'events',
    values,
  };
}

/** The Friday of the week, when people write down how it was; this week's they have written down each evening. */
function writtenOn(calendar: StoryCalendar, day: number): number {
  const held = calendar.workday(day);
  const weekday = new Date(`${calendar.day(held)}T00:00:00Z`).getUTCDay();
  const friday = held + 5 - weekday;
  return friday < storyDays ? friday : held;
}

function held(
  random: Random,
  kind: Kind,
  starts: Date,
  lasting: number,
  filled: (text: string) => string,
): Values {
  const began = later(starts, random.between(-5, 15));
  const values: Values = {
    status: 'held',
    actualStart: began.toISOString(),
    actualEnd: later(began, lasting + random.between(-Math.min(10, lasting - 5), 25)).toISOString(),
    result: filled(random.pick(outcomes[kind])),
  };
  if (random.chance(0.6)) values.nextStep = random.pick(nextThings);
  if (kind === 'visit') {
    values.visitedAt = began.toISOString();
    if (random.chance(0.5)) values.expense = String(random.between(2, 60) * 10);
  }
  return values;
}

function tasksFor(random: Random, calendar: StoryCalendar, { customer }: Relation): Step[] {
  const expected = { A: 1.6, B: 0.8, C: 0.25, D: 0.05 }[customer.grade];
  const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
  return Array.from({ length: count }, (_, index): Step => {
    const entered = mondayFrom(
      calendar,
      customer.day + 1 + random.below(Math.max(1, storyDays - customer.day - 1)),
    );
    const due = calendar.instant(entered + random.between(1, 14), 1050);
    const isPast = due < calendar.now;
    const done = isPast ? random.chance(0.93) : random.chance(0.15);
    return {
      kind: 'create',
      at: calendar.instant(entered, random.within(hours.schedule)),
      who: customer.owner,
      module: 'task',
      key: `task:${customer.key}:${index}`,
      sitting: 'tasks',
      values: {
        subject: random.pick(taskSubjects).replace('{who}', customer.place.short + customer.brand),
        status: done ? 'done' : random.weighted({ notStarted: 60, inProgress: 30, waiting: 10 }),
        priority: random.weighted({ normal: 60, high: 22, urgent: 8, low: 10 }),
        dueAt: due.toISOString(),
        related: { module: 'accounts', id: made(customer.key) },
        owner: made(`user:${customer.owner}`),
        ...(done ? { result: '已办妥。' } : {}),
      },
    };
  });
}

/** Weekly rounds of the regions, the monthly review, and the head's one-to-one talks. */
function roundSteps(calendar: StoryCalendar): Step[] {
  const regions = Object.keys(routines) as (keyof typeof routines)[];
  const starts = (day: number, at: number, lasting: number) => {
    const begins = calendar.instant(day, at);
    return { startsAt: begins.toISOString(), endsAt: later(begins, lasting).toISOString() };
  };
  const monday = mondayFrom(calendar, 1);
  const round = (key: string, who: string, values: Values, people: readonly string[]): Step => ({
    kind: 'create',
    at: calendar.instant(0, hours.schedule[0]),
    who,
    module: 'calendarEvent',
    key,
    sitting: 'rounds',
    values: {
      kind: 'meeting',
      owner: made(`user:${who}`),
      participants: people.map((person) => ({ module: 'users', id: made(`user:${person}`) })),
      ...values,
    },
  });
  const heads: Record<keyof typeof routines, string> = {
    east: 'wangyaning',
    north: 'lintao',
    south: 'huangzhiyuan',
  };
  return [
    ...regions.map((region) =>
      round(
        `event:round:${region}`,
        heads[region],
        { ...routines[region], ...starts(monday, 540, 60), recurrence: 'FREQ=WEEKLY;BYDAY=MO' },
        Object.keys(sellers[region as Region]),
      ),
    ),
    round(
      'event:review',
      'zhoumin',
      {
        subject: '月度销售复盘',
        place: '杭州总部 5 楼',
        ...starts(monday, 840, 120),
        recurrence: 'FREQ=MONTHLY;BYDAY=-1FR',
      },
      ['chenguoqiang', ...Object.values(heads), 'sunqian', 'wujing'].filter((key) => key in colleagues),
    ),
  ];
}

function mondayFrom(calendar: StoryCalendar, from: number): number {
  let day = from;
  while (new Date(`${calendar.day(day)}T00:00:00Z`).getUTCDay() !== 1) day += 1;
  return day;
}

/** What is to be thought of when nobody thinks of it any more: batteries last six years, certificates two. */
function farAhead(random: Random, calendar: StoryCalendar, relations: readonly Relation[]): Step[] {
  const best = relations.filter(({ customer }) => customer.grade === 'A' && customer.day < storyDays - 20);
  return best.slice(0, 25).map(({ customer }, index): Step => {
    const day = storyDays + 365 * 2 - random.between(0, 300);
    return {
      kind: 'create',
      at: calendar.instant(storyDays - random.between(3, 15), random.within(hours.schedule)),
      who: customer.owner,
      module: 'task',
      key: `task:certificate:${index}`,
      sitting: 'certificates',
      values: {
        subject: `${customer.place.short}${customer.brand}：检定证书到期，联系复检`,
        priority: 'normal',
        dueAt: calendar.instant(day, 1050).toISOString(),
        remindAt: calendar.instant(day - 30, 540).toISOString(),
        related: { module: 'accounts', id: made(customer.key) },
        owner: made(`user:${customer.owner}`),
      },
    };
  });
}

function later(at: Date, by: number): Date {
  return new Date(at.getTime() + by * 60_000);
}
