import type {
  AnsweredRecord,
  CalendarAnswer,
  ListAnswer,
  NotificationsAnswer,
  Reference,
  SearchAnswer,
  TimelineEntry,
} from '@gejie/core';
import { differs, get, type Look, type PathCheck, sorted } from './look.fixture.ts';
import type { SettledWorld } from './settle.fixture.ts';
import {
  type ActivityPath,
  activityName,
  activityPaths as kinds,
  nameOf,
  type SettledActivity,
} from './world.fixture.ts';

/** Whoever sees the account sees what is planned with it; so do those whose it is and those who take part. */
function sees({ oracle, person }: Look, { account, owner, guest }: SettledActivity): boolean {
  return owner === person || guest === person || oracle.may(person, 'see', account);
}

function seen(look: Look, path: ActivityPath): number[] {
  return look.settled.activities
    .filter((one) => one.path === path && sees(look, one))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

function aboutOf(look: Look, { account }: SettledActivity): string | null {
  return look.oracle.may(look.person, 'see', account) ? nameOf(account) : null;
}

const around = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString();

/** Ways to events and tasks, which are seen with the record that they are about. CAL-01 */
export const activityPaths: Record<string, PathCheck> = {
  'events and tasks in lists and search': async (look) => {
    const problems: string[] = [];
    const { groups } = await get<SearchAnswer>(look, '/api/search', { q: activityName, limit: '50' });
    for (const path of kinds) {
      const expected = seen(look, path);
      const all = await get<ListAnswer>(look, `/api/${path}`, { limit: '200', count: '1', view: 'all' });
      const byText = await get<ListAnswer>(look, `/api/${path}`, {
        q: activityName,
        limit: '200',
        view: 'all',
      });
      const found = groups.flatMap(({ module, records }) => (module === path ? records : []));
      problems.push(
        ...differs(path, sorted(all.records), expected),
        ...differs(`number of ${path}`, all.count?.value, expected.length),
        ...differs(`${path} by text`, sorted(byText.records), expected),
        ...differs(`${path} by search`, sorted(found), expected),
      );
      for (const record of all.records) {
        const activity = look.settled.activities.find(({ id }) => id === record.id) as SettledActivity;
        const { label } = record.related as Reference;
        problems.push(...differs(`what ${path} ${record.id} is about`, label, aboutOf(look, activity)));
      }
    }
    return problems;
  },

  'each event and task by itself and on its account': async (look) => {
    const problems: string[] = [];
    for (const account of look.oracle.all('accounts')) {
      // Each account is looked at by a third of the people: all of them would take minutes.
      if ((account + look.person) % 3 !== 0) continue;
      const about = look.settled.activities.filter((one) => one.account === account);
      for (const activity of about) {
        const { path, id } = activity;
        const { status } = await look.client.get<AnsweredRecord>(`/api/${path}/${id}/history`);
        if (status !== (sees(look, activity) ? 200 : 404))
          problems.push(`history of ${path} ${id}: ${status}`);
      }
      if (!look.oracle.may(look.person, 'see', account)) continue;
      const url = `/api/accounts/${look.settled.records[account]}`;
      const { entries } = await get<{ entries: TimelineEntry[] }>(look, `${url}/timeline`, {
        kinds: 'related',
        limit: '100',
      });
      for (const { path, id } of about) {
        const list = await get<ListAnswer>(look, `${url}/related/${path}`);
        const told = entries.some((entry) => entry.about?.module === path && entry.about.id === id);
        problems.push(
          ...differs(`${path} of ${nameOf(account)}`, sorted(list.records), [id]),
          ...differs(`${path} told of on ${nameOf(account)}`, told, true),
        );
      }
    }
    return problems;
  },

  'the calendar, its feed, and when others are busy': async (look) => {
    const problems: string[] = [];
    const events = look.settled.activities.filter(({ path }) => path === 'events');
    const day = events[0]?.at ?? '';
    const { entries, busy } = await get<CalendarAnswer>(look, '/api/calendar', {
      from: around(day, -2),
      to: around(day, 2),
      layers: 'own,team,department,all',
      busy: look.settled.people.map(({ id }) => id).join(','),
    });
    for (const path of kinds)
      problems.push(
        ...differs(
          `${path} in the calendar`,
          sorted(entries.filter(({ module }) => module === path)),
          seen(look, path),
        ),
      );
    for (const { id, related } of entries) {
      const activity = look.settled.activities.find((one) => one.id === id);
      if (activity)
        problems.push(...differs(`what ${id} is about`, related?.label ?? null, aboutOf(look, activity)));
    }
    // That somebody is busy is for everybody, with what is not.
    if (busy.length < events.length) problems.push(`busy ${busy.length} times with ${events.length} events`);
    if (JSON.stringify(busy).includes(activityName)) problems.push('what others are busy with');
    const { url } = await get<{ url: string }>(look, '/api/calendar/feed');
    const { body } = await look.client.get<unknown>(new URL(url).pathname);
    for (const { id, path, owner, guest } of look.settled.activities) {
      const mine = owner === look.person || guest === look.person;
      problems.push(...differs(`${path} ${id} in the feed`, String(body).includes(`${path}-${id}@`), mine));
    }
    return problems;
  },

  'the calendar of a phone, and what it is reminded of': async (look) => {
    const { id, username, token } = look.settled.people[look.person] as SettledWorld['people'][number];
    const other = look.settled.people[(look.person + 1) % look.settled.people.length]?.id;
    const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'text/xml', depth: '1' };
    const ask = (path: string, method: 'GET' | 'PROPFIND') =>
      look.client.get<unknown>(`/dav/calendars/${path}`, { method: method as 'GET', headers });
    const { body } = await ask(`${id}/events/`, 'PROPFIND');
    const held = [...String(body).matchAll(/\/(\d+)\.ics</g)].map(([, number]) => ({ id: Number(number) }));
    const isOwn = ({ owner, guest }: SettledActivity) => owner === look.person || guest === look.person;
    const events = look.settled.activities.filter(({ path }) => path === 'events');
    const own = events.filter(isOwn).map((one) => one.id);
    const foreign = events.find((one) => !isOwn(one));
    const reminded: number[] = [];
    let after: string | null = null;
    do {
      const page: NotificationsAnswer = await get<NotificationsAnswer>(look, '/api/notifications', {
        limit: '100',
        ...(after ? { after } : {}),
      });
      for (const { kind, record } of page.notifications)
        if (kind === 'reminder.due') reminded.push(record?.id ?? 0);
      after = page.next;
    } while (after);
    return [
      ...differs(
        'events on the phone',
        sorted(held),
        own.sort((a, b) => a - b),
      ),
      ...differs('the phone of another', (await ask(`${other}/events/`, 'PROPFIND')).status, 404),
      ...differs('an event of others', (await ask(`${id}/events/${foreign?.id}.ics`, 'GET')).status, 404),
      ...differs(
        'reminded of',
        reminded.sort((a, b) => a - b),
        [...seen(look, 'events'), ...seen(look, 'tasks')].sort((a, b) => a - b),
      ),
    ];
  },
};
