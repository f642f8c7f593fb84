import type { AccessVerdict } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { jobEnded } from '../import/import.fixture.ts';

let app: TestApplication;
let seller: Client & { id: number };
let guest: Client & { id: number };
let manager: Client & { id: number };
let account: number;

type Listed = { records: Record<string, unknown>[] };

beforeAll(async () => {
  app = await openApplication('schedule');
  const department = await app.department('华东');
  const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;
  seller = await app.person('seller', { rights: { '*': own }, department });
  guest = await app.person('guest', { rights: { '*': own } });
  // Sees everybody's calendar, and the customers of none.
  manager = await app.person('manager', {
    rights: { events: { see: 'all', edit: 'all' }, tasks: { see: 'all' }, accounts: { see: 'own' } },
  });
  account = (await seller.post('/api/accounts', { name: '海川仪表' })).body.id as number;
});
afterAll(() => app.close());

const when = { startsAt: '2026-11-30T01:00:00.000Z', endsAt: '2026-11-30T02:00:00.000Z' };
const about = () => ({ module: 'accounts', id: account });

describe('CAL-01 An activity', () => {
  test('hangs on any record: in its related list and on its timeline', async () => {
    const lead = (await seller.post('/api/leads', { name: '李想' })).body.id as number;
    for (const related of [about(), { module: 'leads', id: lead }]) {
      const event = await seller.post('/api/events', { subject: '上门拜访', ...when, related });
      expect(event.status, JSON.stringify(event.body)).toBe(201);
      const task = await seller.post('/api/tasks', { subject: '发资料', related });
      for (const [name, one] of [
        ['events', event],
        ['tasks', task],
      ] as const) {
        const list = await seller.get<Listed>(`/api/${related.module}/${related.id}/related/${name}`);
        expect(list.body.records).toMatchObject([{ id: one.body.id, related }]);
        const { body } = await seller.get<{ entries: object[] }>(
          `/api/${related.module}/${related.id}/timeline`,
        );
        expect(body.entries).toContainEqual(
          expect.objectContaining({ about: expect.objectContaining({ module: name, id: one.body.id }) }),
        );
      }
    }
  });

  test('is seen by those who take part in it, who see no more of the customer than before', async () => {
    const { body } = await seller.post('/api/events', {
      subject: '技术交流',
      ...when,
      related: about(),
      participants: [{ module: 'users', id: guest.id }],
    });
    expect(body.participants).toEqual([{ module: 'users', id: guest.id, label: 'guest' }]);
    const seen = await guest.get(`/api/events/${body.id}`);
    expect(seen).toMatchObject({ status: 200, body: { related: { ...about(), label: null } } });
    expect((await guest.patch(`/api/events/${body.id}`, { subject: '改' })).status).toBe(403);
    const mine = await guest.get<Listed>('/api/events', {
      query: { where: JSON.stringify({ participants: { contains: '$me' } }) },
    });
    expect(mine.body.records.map(({ id }) => id)).toEqual([body.id]);
    const why = await app.admin.get<AccessVerdict>(`/api/events/${body.id}/access`, {
      query: { user: String(guest.id) },
    });
    expect(why.body).toMatchObject({ see: true, reasons: [{ kind: 'named' }] });
    await seller.patch(`/api/events/${body.id}`, { participants: [] });
    expect((await guest.get(`/api/events/${body.id}`)).status).toBe(404);
  });

  test('on a record one may not see shows nothing, whatever the role says of activities', async () => {
    const { body } = await seller.post('/api/events', { subject: '秘密谈判', ...when, related: about() });
    const free = await seller.post('/api/events', { subject: '部门例会', ...when });
    expect((await manager.get(`/api/events/${body.id}`)).status).toBe(404);
    expect((await manager.get(`/api/events/${free.body.id}`)).status).toBe(200);
    const found = await manager.get<Listed>('/api/events', { query: { q: '秘密' } });
    expect(found.body.records).toEqual([]);
    await seller.post(`/api/accounts/${account}/shares`, { user: manager.id });
    expect((await manager.get(`/api/events/${body.id}`)).status).toBe(200);
  });

  test('goes with the customer when that is merged, and stays readable when it is purged', async () => {
    const twin = (await app.admin.post('/api/accounts?duplicates=allow', { name: '海川仪表厂' })).body
      .id as number;
    const person = (await app.admin.post('/api/contacts', { name: '王工', account: twin })).body.id as number;
    const { body } = await app.admin.post('/api/events', {
      subject: '装表',
      ...when,
      related: { module: 'accounts', id: twin },
      participants: [{ module: 'contacts', id: person }],
    });
    const merging = await app.admin.post('/api/accounts/merge', { into: account, from: [twin] });
    await jobEnded(app.admin, merging.body.job as number);
    expect((await app.admin.get(`/api/events/${body.id}`)).body.related).toMatchObject(about());
    await app.admin.delete(`/api/contacts/${person}`);
    await app.admin.delete(`/api/contacts/${person}?purge=1`);
    expect((await app.admin.get(`/api/events/${body.id}`)).body.participants).toEqual([
      { module: 'contacts', id: person, label: '王工', gone: 'purged' },
    ]);
  });

  test('goes along when the customer is handed over', async () => {
    const one = (await app.admin.post('/api/accounts?duplicates=allow', { name: '移交公司' })).body
      .id as number;
    const { body } = await app.admin.post('/api/tasks', {
      subject: '跟进',
      related: { module: 'accounts', id: one },
    });
    const moved = await app.admin.post(`/api/accounts/${one}/transfer`, {
      to: { user: seller.id },
      along: ['tasks'],
    });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    expect((await app.admin.get(`/api/tasks/${body.id}`)).body.owner).toMatchObject({ id: seller.id });
  });

  test('tells what is wrong with it at the field', async () => {
    const wrong = async (values: object) =>
      (await seller.post('/api/events', { subject: 'x', ...values })).body;
    expect(await wrong({ startsAt: when.endsAt, endsAt: when.startsAt })).toMatchObject({
      errors: [{ field: 'endsAt' }],
    });
    expect(await wrong({ ...when, recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).toMatchObject({
      errors: [{ field: 'recurrence', code: 'recurrenceNever' }],
    });
    expect(await wrong({ ...when, related: { module: 'users', id: seller.id } })).toMatchObject({
      errors: [{ field: 'related', code: 'wrongTarget' }],
    });
    expect(await wrong({ ...when, participants: [{ module: 'users', id: 1_000_000 }] })).toMatchObject({
      errors: [{ field: 'participants', code: 'unknownReference' }],
    });
    const past = await seller.post('/api/tasks', { subject: 'x', remindAt: '2020-01-01T00:00:00Z' });
    expect(past.body).toMatchObject({ errors: [{ field: 'remindAt' }] });
  });
});

test('CAL-01 A repeating task that is done leaves the next one, with all that it had, once', async () => {
  const day = 86_400_000;
  const dueAt = new Date(Math.ceil(Date.now() / day) * day + 9 * 3_600_000);
  const later = (days: number) => new Date(dueAt.getTime() + days * day).toISOString();
  const { body } = await seller.post('/api/tasks', {
    subject: '交周报',
    dueAt,
    priority: 'high',
    timeZone: 'Asia/Shanghai',
    recurrence: 'FREQ=WEEKLY;COUNT=2',
    reminders: ['hour1', 'dayAfter1'],
    remindAt: later(-0.1),
    place: '会议室',
    participants: [{ module: 'users', id: guest.id }],
    related: about(),
  });
  const done = async (id: unknown) => (await seller.patch(`/api/tasks/${id}`, { status: 'done' })).status;
  const all = async () =>
    (
      await seller.get<Listed>('/api/tasks', {
        query: {
          where: JSON.stringify({ subject: '交周报' }),
          sort: 'id',
          fields: 'status,dueAt,priority,recurrence,reminders,remindAt,place,participants,related,owner',
        },
      })
    ).body.records;
  expect(await done(body.id)).toBe(200);
  const [first, second] = await all();
  expect(first).toMatchObject({ status: 'done', recurrence: null });
  expect(second).toMatchObject({
    status: 'notStarted',
    dueAt: later(7),
    priority: 'high',
    recurrence: 'FREQ=WEEKLY;COUNT=1',
    reminders: ['hour1', 'dayAfter1'],
    remindAt: later(6.9),
    place: '会议室',
    participants: [{ id: guest.id }],
    related: about(),
    owner: { id: seller.id },
  });
  // Who shares in it sees it, and may not change it.
  expect((await guest.get(`/api/tasks/${second?.id}`)).status).toBe(200);
  expect((await guest.patch(`/api/tasks/${second?.id}`, { status: 'done' })).status).toBe(403);
  expect((await seller.patch(`/api/tasks/${first?.id}`, { status: 'inProgress' })).status).toBe(200);
  expect(await done(first?.id)).toBe(200);
  expect(await all()).toHaveLength(2);
  expect(await done(second?.id)).toBe(200);
  expect(await all()).toHaveLength(2);
});

test('CAL-01 What a repeating task was about may be deleted: it goes on without', async () => {
  const gone = (await seller.post('/api/accounts?duplicates=allow', { name: '将被删除的客户' })).body.id;
  const { body } = await seller.post('/api/tasks', {
    subject: '每月对账',
    dueAt: '2030-01-31T01:00:00Z',
    recurrence: 'FREQ=MONTHLY',
    related: { module: 'accounts', id: gone },
  });
  await app.admin.delete(`/api/accounts/${gone}`);
  expect((await seller.patch(`/api/tasks/${body.id}`, { status: 'done' })).status).toBe(200);
  const next = await seller.get<Listed>('/api/tasks', {
    query: { where: JSON.stringify({ subject: '每月对账', status: 'notStarted' }), fields: 'dueAt,related' },
  });
  expect(next.body.records).toMatchObject([{ dueAt: '2030-03-31T01:00:00.000Z', related: null }]);
});

test('CAL-02 A visit is checked in once, when the server says, where the phone says, of one occurrence', async () => {
  const visit = { subject: '上门', kind: 'visit', ...when, place: '无锡', related: about() };
  const { body } = await seller.post('/api/events', visit);
  const url = `/api/events/${body.id}/arrive`;
  const position = { latitude: 31.5, longitude: 120.25, accuracy: 12.4 };
  expect((await seller.post(url, { position: { latitude: 91, longitude: 0 } })).status).toBe(422);
  expect((await guest.post(url, { position })).status).toBe(404);
  expect((await seller.patch(`/api/events/${body.id}`, { visitedPosition: '0, 0' })).status).toBe(422);
  const before = Date.now() - 60_000;
  // What is wrong is said at its place and in the reader's language, as of any other body.
  for (const [body, field, code] of [
    [{ position: { ...position, latitude: 999 } }, 'position.latitude', 'tooLarge'],
    [{ position: 'here' }, 'position', 'notShape'],
    [{ where: 'here' }, 'where', 'unknownField'],
  ] as const)
    expect((await seller.post(url, body)).body, field).toMatchObject({ errors: [{ field, code }] });
  const arrived = await seller.post(url, { position });
  expect(arrived.status, JSON.stringify(arrived.body)).toBe(200);
  const { body: record } = await seller.get<Record<string, string>>(`/api/events/${body.id}`);
  expect(arrived.body).toEqual(record);
  expect(record).toMatchObject({ visitedPlace: '无锡', visitedPosition: '31.500000, 120.250000 ±12 m' });
  expect(Date.parse(record.visitedAt ?? '')).toBeGreaterThan(before);
  expect((await seller.post(url, { position })).status).toBe(409);
  const series = await seller.post('/api/events', { ...visit, recurrence: 'FREQ=DAILY' });
  expect((await seller.post(`/api/events/${series.body.id}/arrive`, {})).status).toBe(409);
});

test('CAL-02 What has begun, or where somebody has checked in, is finished in one go: result, expense, next step', async () => {
  const related = about();
  const begun = { startsAt: '2026-11-02T01:00:00.000Z', endsAt: '2026-11-02T02:00:00.000Z' };
  const budget = { aim: '定样机', budget: '200' };
  const { body } = await seller.post('/api/events', { subject: '初访', ...begun, ...budget, related });
  const url = `/api/events/${body.id}/finish`;
  const told = { result: '要两台样机', expense: '260.5', actualEnd: '2026-11-02T02:30:00.000Z' };
  expect((await guest.post(url, told)).status).toBe(404);
  expect(
    (await seller.post(url, { actualEnd: '2026-11-02T00:00:00Z', actualStart: begun.startsAt })).status,
  ).toBe(422);
  expect((await seller.post(url, { expense: '-1' })).status).toBe(422);
  const wrongNext = { next: { subject: '寄样机', due: '30 February' } };
  expect((await seller.post(url, { ...told, ...wrongNext })).status).toBe(422);
  // Nothing of what was refused is kept.
  expect((await seller.get(`/api/events/${body.id}`)).body).toMatchObject({
    status: 'planned',
    result: null,
  });
  const done = await seller.post<{ next: { id: number } }>(url, {
    ...told,
    next: { subject: '寄样机', due: '2026-12-04T10:00:00.000Z' },
  });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect((await seller.get(`/api/events/${body.id}`)).body).toMatchObject({
    status: 'held',
    ...told,
    ...begun,
    budget: '200.00',
    expense: '260.50',
    nextStep: '寄样机',
  });
  expect((await seller.get(`/api/tasks/${done.body.next.id}`)).body).toMatchObject({
    subject: '寄样机',
    dueAt: '2026-12-04T10:00:00.000Z',
    related: { id: account },
  });
  expect((await seller.post(url, told)).status).toBe(409);

  // What is to come can't be over, unless somebody is there already.
  const later = new Date(Date.now() + 7_200_000).toISOString();
  const visit = await seller.post('/api/events', {
    subject: '早到',
    kind: 'visit',
    startsAt: later,
    related,
  });
  const early = `/api/events/${visit.body.id}`;
  expect((await seller.post(`${early}/finish`, {})).status).toBe(409);
  expect((await seller.post(`${early}/arrive`, {})).status).toBe(200);
  expect((await seller.post(`${early}/finish`, {})).status).toBe(200);
  const series = await seller.post('/api/events', { subject: '周会', ...begun, recurrence: 'FREQ=WEEKLY' });
  expect((await seller.post(`/api/events/${series.body.id}/finish`, {})).status).toBe(409);
});
