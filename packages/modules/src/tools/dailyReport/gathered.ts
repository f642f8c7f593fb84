import { type AnyReference, addToDay, type Work } from '@gejie/core';
import { lead } from '../../marketing/lead/lead.ts';
import { account } from '../../sales/account/account.ts';
import { contact } from '../../sales/contact/contact.ts';
import { opportunity } from '../../sales/opportunity/opportunity.ts';
import { calendarEvent } from '../../schedule/calendarEvent/calendarEvent.ts';
import { task } from '../../schedule/task/task.ts';

/** Nobody does more in a day. */
const most = 50;

/** What somebody did on a day and has to do on the day after, line by line, as the reader of both may see it. */
export async function gathered(
  work: Work,
  owner: number,
  day: string,
): Promise<{ done: string; planned: string }> {
  const next = addToDay(day, 1, 'day');
  const within = (of: string) => ({ between: [`${of} 00:00:00`, `${of} 23:59:59`] });
  const held = await work.find(calendarEvent, {
    where: { owner, status: 'held', actualEnd: within(day) },
    sort: 'startsAt',
    limit: most,
  });
  const finished = await work.find(task, {
    where: { owner, status: 'done', doneAt: within(day) },
    sort: 'doneAt',
    limit: most,
  });
  const coming = await work.find(calendarEvent, {
    where: { owner, status: 'planned', startsAt: within(next) },
    sort: 'startsAt',
    limit: most,
  });
  const due = await work.find(task, {
    where: { owner, status: { notIn: ['done', 'cancelled'] }, dueAt: within(next) },
    sort: 'dueAt',
    limit: most,
  });
  const lines = async (activities: readonly Activity[], withResults: boolean) =>
    (await Promise.all(activities.map((one) => lineOf(work, one, withResults)))).join('\n');
  return {
    done: await lines([...held, ...finished], true),
    planned: await lines([...coming, ...due], false),
  };
}

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
  return `- ${what}${withResult && result ? `：${result.replace(/\s*\n\s*/g, ' ')}` : ''}`;
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
