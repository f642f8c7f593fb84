import type { CalendarAnswer, CalendarEntry } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let head: Client & { id: number };

const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;
const november = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };

beforeAll(async () => {
  app = await openApplication('calendars');
  const sales = await app.department('销售部');
  anna = await app.person('anna', { rights: { '*': own }, department: sales });
  ben = await app.person('ben', { rights: { '*': own }, department: sales });
  head = await app.person('head', { rights: allRights });
  await app.admin.patch(`/api/departments/${sales}`, { head: head.id });
});
afterAll(() => app.close());

async function calendar(client: Client, query: Record<string, string> = {}): Promise<CalendarAnswer> {
  const answer = await client.get<CalendarAnswer>('/api/calendar', { query: { ...november, ...query } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const of = (entries: readonly CalendarEntry[], id: number) => entries.filter((entry) => entry.id === id);

async function event(client: Client, values: object): Promise<number> {
  const answer = await client.post('/api/events', { subject: '会议', timeZone: 'Asia/Shanghai', ...values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}
const weekly = {
  subject: '周会',
  startsAt: '2026-11-02T01:00:00Z',
  endsAt: '2026-11-02T02:00:00Z',
  recurrence: 'FREQ=WEEKLY;BYDAY=MO',
};
const change = (client: Client, id: number, occurrence: string, scope: string, values: object | null) =>
  client.post(`/api/events/${id}/occurrences`, { occurrence, scope, values });

describe('CAL-01 A calendar', () => {
  test('shows deals by the day they are to close, to who asks for them, and takes nobody’s time by them (SAL-01)', async () => {
    const account = (await anna.post('/api/accounts', { name: '宏图电气' })).body.id;
    const deal = async (closeDate: string) => {
      const made = await anna.post('/api/opportunities', { name: '改造', account, closeDate });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      return made.body.id as number;
    };
    const [before, first, last, after] = [
      await deal('2026-10-31'),
      await deal('2026-11-01'),
      await deal('2026-11-30'),
      await deal('2026-12-01'),
    ];
    // November of Shanghai, where anna lives.
    const there = { from: '2026-10-31T16:00:00Z', to: '2026-11-30T16:00:00Z' };
    const idsOf = (entries: readonly CalendarEntry[]) =>
      entries.filter(({ module }) => module === 'opportunities').map(({ id }) => id);
    const { entries } = await calendar(anna, { ...there, also: 'opportunities' });
    expect(idsOf(entries)).toEqual([first, last]);
    expect(idsOf(entries)).not.toContain(before);
    expect(idsOf(entries)).not.toContain(after);
    expect(of(entries, last)).toMatchObject([
      {
        title: '改造',
        allDay: true,
        startsAt: '2026-11-29T16:00:00.000Z',
        kind: 'prospecting',
        editable: true,
      },
    ]);
    expect(idsOf((await calendar(anna, there)).entries)).toEqual([]);
    expect(idsOf((await calendar(ben, { ...there, also: 'opportunities', layers: 'all' })).entries)).toEqual(
      [],
    );
    const { busy } = await calendar(ben, { ...there, busy: String(anna.id) });
    expect(busy).toEqual([]);
  });

  test('shows what touches its days, tasks too, and each occurrence of a series', async () => {
    const long = await event(anna, { startsAt: '2026-10-30T01:00:00Z', endsAt: '2026-11-01T01:00:00Z' });
    const before = await event(anna, { startsAt: '2026-10-30T01:00:00Z', endsAt: '2026-10-31T01:00:00Z' });
    const round = await event(anna, weekly);
    const task = (await anna.post('/api/tasks', { subject: '发资料', dueAt: '2026-11-20T08:00:00Z' })).body
      .id;
    const { entries } = await calendar(anna);
    expect(of(entries, long)).toHaveLength(1);
    expect(of(entries, before)).toHaveLength(0);
    expect(of(entries, round).map(({ startsAt }) => startsAt.slice(8, 10))).toEqual([
      '02',
      '09',
      '16',
      '23',
      '30',
    ]);
    expect(of(entries, round)[0]).toMatchObject({
      module: 'events',
      title: '周会',
      layer: 'own',
      editable: true,
      occurrence: '2026-11-02T01:00:00.000Z',
      owner: { label: 'anna' },
    });
    expect(of(entries, task as number)).toMatchObject([{ module: 'tasks', occurrence: null, done: false }]);
  });

  test('has layers: own with what one takes part in, department, all one may see; never more than that', async () => {
    const alone = await event(anna, { startsAt: '2026-11-03T01:00:00Z' });
    const both = await event(anna, {
      startsAt: '2026-11-03T03:00:00Z',
      participants: [{ module: 'users', id: ben.id }],
    });
    const bens = await calendar(ben, { layers: 'own,department,all' });
    expect(of(bens.entries, both)).toMatchObject([{ layer: 'own', editable: false }]);
    expect(of(bens.entries, alone)).toEqual([]);
    const heads = await calendar(head, { layers: 'own' });
    expect(of(heads.entries, alone)).toEqual([]);
    const all = await calendar(head, { layers: 'own,all' });
    expect(of(all.entries, alone)).toMatchObject([{ layer: 'all', editable: true }]);
  });

  test('has in the layer of a department what its people take part in, whoever it belongs to', async () => {
    const sales = (await app.admin.get<{ department: { id: number } }>(`/api/users/${anna.id}`)).body
      .department;
    const boss = await app.person('boss-of-sales', { rights: allRights, department: sales.id });
    const joined = await event(head, {
      startsAt: '2026-11-06T01:00:00Z',
      participants: [{ module: 'users', id: ben.id }],
    });
    const apart = await event(head, { startsAt: '2026-11-06T03:00:00Z' });
    const { entries } = await calendar(boss, { layers: 'department' });
    expect(of(entries, joined)).toMatchObject([{ layer: 'department' }]);
    expect(of(entries, apart)).toEqual([]);
  });

  test('tells when others are busy, and not what with', async () => {
    const secret = await event(ben, {
      subject: '秘密',
      startsAt: '2026-11-04T01:00:00Z',
      endsAt: '2026-11-04T02:00:00Z',
    });
    const off = await event(ben, { startsAt: '2026-11-05T01:00:00Z', status: 'cancelled' });
    const { busy, entries } = await calendar(anna, { busy: `${ben.id}`, layers: 'own,all' });
    expect(of(entries, secret)).toEqual([]);
    expect(busy).toContainEqual({
      user: { id: ben.id, label: 'ben' },
      startsAt: '2026-11-04T01:00:00.000Z',
      endsAt: '2026-11-04T02:00:00.000Z',
    });
    expect(JSON.stringify(busy)).not.toContain('秘密');
    expect(busy.some(({ startsAt }) => startsAt.startsWith('2026-11-05'))).toBe(false);
    expect(off).toBeGreaterThan(0);
  });

  test('refuses spans that run backwards or away, and layers there are not', async () => {
    for (const query of [
      { from: november.to, to: november.from },
      { from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' },
      { ...november, layers: 'mine' },
      { ...november, busy: 'x' },
      { from: 'now', to: november.to },
      { from: november.from },
    ] as Record<string, string>[])
      expect((await anna.get('/api/calendar', { query })).status, JSON.stringify(query)).toBe(400);
  });
});

describe('CAL-01 An occurrence', () => {
  const days = async (client: Client) =>
    (await calendar(client)).entries
      .filter(({ title }) => title.startsWith('轮'))
      .map(({ startsAt }) => startsAt.slice(8, 16));

  test('is moved by itself, stays with its series, and comes back with it where it was', async () => {
    const id = await event(anna, { ...weekly, subject: '轮一' });
    const moved = await change(anna, id, '2026-11-09T01:00:00Z', 'this', {
      startsAt: '2026-11-10T03:00:00Z',
      place: '会议室',
    });
    expect(moved).toMatchObject({
      status: 200,
      body: {
        subject: '轮一',
        startsAt: '2026-11-10T03:00:00.000Z',
        endsAt: '2026-11-10T04:00:00.000Z',
        series: { id },
        occurrence: '2026-11-09T01:00:00.000Z',
        recurrence: null,
        place: '会议室',
      },
    });
    expect(await days(anna)).toEqual(['02T01:00', '10T03:00', '16T01:00', '23T01:00', '30T01:00']);
    // Two hours later, all of them: the one that stands by itself stays where it is, and no ninth comes back.
    await change(anna, id, '2026-11-16T01:00:00Z', 'all', { startsAt: '2026-11-16T03:00:00Z' });
    expect(await days(anna)).toEqual(['02T03:00', '10T03:00', '16T03:00', '23T03:00', '30T03:00']);
    await anna.delete(`/api/events/${moved.body.id}`);
    expect(await days(anna)).toEqual(['02T03:00', '16T03:00', '23T03:00', '30T03:00']);
    await change(anna, id, '2026-11-02T03:00:00Z', 'all', null);
    expect(await days(anna)).toEqual([]);
  });

  test('and those that follow become a series of their own; the ones before stay', async () => {
    const id = await event(anna, { ...weekly, subject: '轮二', recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=5' });
    const own = await change(anna, id, '2026-11-23T01:00:00Z', 'this', { subject: '轮二特别' });
    const next = await change(anna, id, '2026-11-16T01:00:00Z', 'following', {
      startsAt: '2026-11-17T02:00:00Z',
    });
    expect(next).toMatchObject({ status: 200, body: { recurrence: 'FREQ=WEEKLY;COUNT=3;BYDAY=TU' } });
    expect(next.body.id).not.toBe(id);
    expect(await days(anna)).toEqual(['02T01:00', '09T01:00', '17T02:00', '23T01:00']);
    expect((await anna.get(`/api/events/${own.body.id}`)).body.series).toMatchObject({ id: next.body.id });
    await change(anna, id, '2026-11-09T01:00:00Z', 'this', null);
    expect(await days(anna)).toEqual(['02T01:00', '17T02:00', '23T01:00']);
    await change(anna, next.body.id as number, '2026-11-17T02:00:00Z', 'following', null);
    await change(anna, id, '2026-11-02T01:00:00Z', 'all', null);
  });

  test('that was called off, moved or deleted stays so when its whole series is moved in its form', async () => {
    const id = await event(anna, { ...weekly, subject: '轮三', recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=5' });
    await change(anna, id, '2026-11-09T01:00:00Z', 'this', null);
    await change(anna, id, '2026-11-16T01:00:00Z', 'this', { startsAt: '2026-11-17T03:00:00Z' });
    const gone = await change(anna, id, '2026-11-23T01:00:00Z', 'this', { place: '会议室' });
    await anna.delete(`/api/events/${gone.body.id}`);
    const { body: series } = await anna.get(`/api/events/${id}`);
    expect(await days(anna)).toEqual(['02T01:00', '17T03:00', '30T01:00']);

    // As the form sends it: the rule as it stood, with the exceptions as they were.
    const { recurrence } = series as { recurrence: string };
    await anna.patch(`/api/events/${id}`, { startsAt: '2026-11-02T02:00:00Z', recurrence });
    expect(await days(anna)).toEqual(['02T02:00', '17T03:00', '30T02:00']);
    // To another day of the week: the rule follows.
    await anna.patch(`/api/events/${id}`, { startsAt: '2026-11-03T02:00:00Z' });
    expect(await days(anna)).toEqual(['03T02:00', '17T03:00']);
    // Nine in the morning of another zone.
    await anna.patch(`/api/events/${id}`, {
      startsAt: '2026-11-02T08:00:00Z',
      timeZone: 'Europe/Berlin',
      endsAt: '2026-11-02T09:00:00Z',
    });
    expect(await days(anna)).toEqual(['02T08:00', '17T03:00', '30T08:00']);
    // Gone for good, the deleted one still doesn't come back.
    expect((await app.admin.delete(`/api/events/${gone.body.id}?purge=1`)).status).toBe(204);
    expect(await days(anna)).toEqual(['02T08:00', '17T03:00', '30T08:00']);
    await anna.delete(`/api/events/${id}`);
    expect(await days(anna)).toEqual([]);
  });

  test('that took place stays when its series is deleted, whichever way; what was planned goes and comes back with it', async () => {
    const id = await event(anna, { ...weekly, subject: '轮四', recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4' });
    const held = await change(anna, id, '2026-11-02T01:00:00Z', 'this', { result: '已签' });
    await anna.patch(`/api/events/${held.body.id}`, { status: 'held' });
    await change(anna, id, '2026-11-09T01:00:00Z', 'this', { startsAt: '2026-11-10T03:00:00Z' });
    await anna.delete(`/api/events/${id}`);
    expect(await days(anna)).toEqual(['02T01:00']);
    expect((await anna.post(`/api/events/${id}/restore`)).status).toBe(200);
    expect(await days(anna)).toEqual(['02T01:00', '10T03:00', '16T01:00', '23T01:00']);
    expect((await change(anna, id, '2026-11-16T01:00:00Z', 'following', null)).status).toBe(200);
    expect(await days(anna)).toEqual(['02T01:00', '10T03:00']);
    await change(anna, id, '2026-11-02T01:00:00Z', 'all', null);
    expect(await days(anna)).toEqual(['02T01:00']);
    await anna.delete(`/api/events/${held.body.id}`);
  });

  test('is refused where there is none, where one may not edit, and with what is wrong at its field', async () => {
    const id = await event(anna, { ...weekly, participants: [{ module: 'users', id: ben.id }] });
    expect(await change(anna, id, '2026-11-03T01:00:00Z', 'this', {})).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'occurrence', code: 'notOccurrence' }] },
    });
    expect((await change(ben, id, '2026-11-02T01:00:00Z', 'this', {})).status).toBe(403);
    expect(await change(anna, id, '2026-11-02T01:00:00Z', 'this', { startsAt: 'never' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'startsAt', code: 'notDateTime' }] },
    });
    expect(await change(anna, id, '2026-11-02T01:00:00Z', 'all', { recurrence: 'FREQ=NEVER' })).toMatchObject(
      {
        status: 422,
        body: { errors: [{ field: 'recurrence', code: 'notRecurrence' }] },
      },
    );
    const once = await event(anna, { startsAt: '2026-11-03T01:00:00Z' });
    expect((await change(anna, once, '2026-11-03T01:00:00Z', 'this', {})).status).toBe(409);
    expect((await anna.post('/api/accounts/1/occurrences', {})).status).toBe(422);
  });
});
