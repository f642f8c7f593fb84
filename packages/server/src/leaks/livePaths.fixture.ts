import type { NotificationsAnswer } from '@gejie/core';
import { listenTo } from '../notifications/live.fixture.ts';
import { browserOf, differs, get, type Look, type PathCheck } from './look.fixture.ts';
import { nameOf } from './world.fixture.ts';

/** Ways on which a server speaks without being asked. */
export const livePaths: Record<string, PathCheck> = {
  'events as they happen': async (look) => {
    const { settled, person } = look;
    const other = (person + 1) % settled.people.length;
    // What is of the last minutes is told again, too; were that very much, only that there is something.
    await settled.ageNotices();
    const last = await settled.nudge(other);
    const foreign = await settled.nudge(other);
    const own = await settled.nudge(person);
    const browser = browserOf(settledPerson(look).client);
    const ear = await listenTo(look.address, { ...browser, 'last-event-id': String(last) });
    try {
      // What came shortly before is told again.
      const missed = new Set((await ear.next()).ids);
      const problems = differs(
        'heard of what was missed',
        [missed.has(own), missed.has(foreign)],
        [true, false],
      );
      const [seen, unseen] = oneOfEach(look);
      for (const at of [unseen, seen]) if (at !== undefined) await mention(look, at);
      const [elsewhere, end] = [await settled.nudge(other), await settled.nudge(person)];
      const heard = new Set<number>();
      while (!heard.has(end)) for (const id of (await ear.next()).ids) heard.add(id);
      if (heard.has(elsewhere) || heard.has(foreign)) problems.push('heard what is for somebody else');
      const told = [...heard].filter((id) => !missed.has(id) && id !== end);
      return [...problems, ...differs('heard of', await recordsOf(look, told), numbers(look, [seen]))];
    } finally {
      ear.close();
    }
  },
};

function settledPerson({ settled, person }: Look): Look['settled']['people'][number] {
  return settled.people[person] as Look['settled']['people'][number];
}

/** An account in sight and one out of sight, where there are such. */
function oneOfEach({ oracle, person }: Look): [seen: number | undefined, unseen: number | undefined] {
  const all = oracle.all('accounts');
  return [all.find((at) => oracle.may(person, 'see', at)), all.find((at) => !oracle.may(person, 'see', at))];
}

/** Somebody who sees all mentions everybody. */
async function mention({ settled, as }: Look, at: number): Promise<void> {
  const everybody = settled.people.map(({ id }) => id);
  const { status } = await as(browserOf(settled.admin)).post(
    `/api/accounts/${settled.records[at]}/comments`,
    {
      text: `请看${nameOf(at)}`,
      mentions: everybody,
    },
  );
  if (status !== 201) throw new Error(`a comment on ${nameOf(at)}: ${status}`);
}

/** What these notices are about; 0 for one that is not the person's. */
async function recordsOf(look: Look, notices: readonly number[]): Promise<number[]> {
  const { notifications } = await get<NotificationsAnswer>(look, '/api/notifications', { limit: '100' });
  const known = new Map(notifications.map(({ id, record }) => [id, record?.id ?? 0]));
  return notices.map((id) => known.get(id) ?? 0).sort((a, b) => a - b);
}

function numbers({ settled }: Look, places: readonly (number | undefined)[]): number[] {
  return places.flatMap((at) => (at === undefined ? [] : [settled.records[at] as number]));
}
