import { type AnyCalendarTrait, type AnyReference, addToDay, type Filter, type Work } from '@gejie/core';
import { occurrencesOf, seriesIn } from '@gejie/core/recurrence';
import { lead } from '../../marketing/lead/lead.ts';
import { account } from '../../sales/account/account.ts';
import { contact } from '../../sales/contact/contact.ts';
import { opportunity } from '../../sales/opportunity/opportunity.ts';
import { calendarEvent, type CalendarEvent as OwnEvent } from '../../schedule/calendarEvent/calendarEvent.ts';
import { task } from '../../schedule/task/task.ts';
import { user } from '../../system/user/user.ts';

type CalendarEvent = OwnEvent & { id: number };

/** Nobody does more in a day. */
const most = 50;
/** Nor goes to more meetings that repeat. */
const mostSeries = 200;

/** What somebody did on a day and has to do on the day after, line by line, as the reader of both may see it. */
export async function gathered(
  work: Work,
  owner: number,
  day: string,
): Promise<{ done: string; planned: string }> {
  const next = addToDay(day, 1, 'day');
  const within = (of: string) => ({ between: [`${of} 00:00:00`, `${of} 23:59:59`] });
  const ofPerson: Filter = {
    any: [{ owner }, { participants: { contains: { module: user.path, id: owner } } }],
  };
  const held = await work.find(calendarEvent, {
    where: { all: [ofPerson, { status: 'held', actualEnd: within(day) }] },
    sort: 'startsAt',
    limit: most,
  });
  const finished = await work.find(task, {
    where: { owner, status: 'done', doneAt: within(day) },
    sort: 'doneAt',
    limit: most,
  });
  const once = await work.find(calendarEvent, {
    where: { all: [ofPerson, { status: 'planned', recurrence: { empty: true }, startsAt: within(next) }] },
    sort: 'startsAt',
    limit: most,
  });
  const repeated = await work.find(calendarEvent, {
    where: {
      all: [
        ofPerson,
        { status: 'planned', recurrence: { empty: false }, startsAt: { lte: `${next} 23:59:59` } },
      ],
    },
    limit: mostSeries,
  });
  // What should have been done before is to be done all the same.
  const due = await work.find(task, {
    where: { owner, status: { notIn: ['done', 'cancelled'] }, dueAt: { lte: `${next} 23:59:59` } },
    sort: 'dueAt',
    limit: most,
  });
  const coming = [...once, ...(await takingPlace(work, repeated, next))].sort((one, other) =>
    startOf(one).localeCompare(startOf(other)),
  );
  const lines = async (activities: readonly Activity[], withResults: boolean) =>
    (await Promise.all(activities.map((one) => lineOf(work, one, withResults)))).join('\n');
  return {
    done: await lines([...held, ...finished], true),
    planned: await lines([...coming, ...due], false),
  };
}

/** The series that have an occurrence on a day, each with when that begins; not those that stand by themselves then. */
async function takingPlace(
  work: Work,
  series: readonly CalendarEvent[],
  day: string,
): Promise<CalendarEvent[]> {
  const [from, until] = [
    new Date(`${addToDay(day, -1, 'day')}T00:00:00Z`),
    new Date(`${addToDay(day, 2, 'day')}T00:00:00Z`),
  ];
  const found: CalendarEvent[] = [];
  for (const one of series) {
    const rule = seriesIn({ ...one }, calendarEvent.calendar as AnyCalendarTrait);
    const times = rule ? occurrencesOf(rule, from, until).map(({ startsAt }) => startsAt) : [];
    for (const startsAt of times.filter((at) => work.dayOf(at) === day)) {
      const alone = await work.asSystem('does it stand by itself?').find(calendarEvent, {
        where: { series: one.id, occurrence: startsAt },
        limit: 1,
      });
      if (alone.length === 0) found.push({ ...one, startsAt });
    }
  }
  return found;
}

const startOf = ({ startsAt }: CalendarEvent) => startsAt ?? '';

interface Activity {
  subject: string | null;
  related: AnyReference | null;
  result: string | null;
}

async function lineOf(
  work: Work,
  { subject, related, result }: Activity,
  withResult: boolean,
): Promise<string> {
  const name = related ? await nameOf(work, related) : null;
  const what = [subject, name].filter(Boolean).join(' · ');
  const colon = work.language === 'en' ? ': ' : '：';
  return `- ${what}${withResult && result ? `${colon}${result.replace(/\s*\n\s*/g, ' ')}` : ''}`;
}

/** The name of what an activity is about; null where that is out of sight, or neither customer nor deal. */
async function nameOf(work: Work, { module, id }: AnyReference): Promise<string | null> {
  const where = { id };
  if (module === account.path) return (await work.find(account, { where, limit: 1 }))[0]?.name ?? null;
  if (module === contact.path) return (await work.find(contact, { where, limit: 1 }))[0]?.name ?? null;
  if (module === opportunity.path)
    return (await work.find(opportunity, { where, limit: 1 }))[0]?.name ?? null;
  if (module === lead.path) return (await work.find(lead, { where, limit: 1 }))[0]?.name ?? null;
  return null;
}
