import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let now = new Date('2026-11-23T00:00:00Z');
const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;
const letters: { to: string; text: string }[] = [];
let post: SMTPServer;

beforeAll(async () => {
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          text: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  const { port } = post.server.address() as { port: number };
  app = await openApplication('reminders', {
    works: false,
    clock: () => now,
    mail: { url: `smtp://127.0.0.1:${port}`, from: 'crm@gejie.example' },
  });
  anna = await app.person('anna', { rights: { '*': own } });
  ben = await app.person('ben', { rights: { '*': own } });
  await app.admin.patch(`/api/users/${anna.id}`, { email: 'anna@gejie.example' });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});

const told = async (client: Client) =>
  (
    await client.get<{ notifications: { kind: string; record: { id: number } | null }[] }>(
      '/api/notifications',
    )
  ).body.notifications
    .filter(({ kind }) => kind === 'reminder.due')
    .map(({ record }) => record?.id);
const at = (time: string) => {
  now = new Date(time);
  return app.services.reminders.look();
};
async function make(client: Client, path: string, values: object): Promise<number> {
  const answer = await client.post(`/api/${path}`, { subject: '提醒我', ...values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}
const waiting = async (record: number) =>
  (
    await sql<{
      due: string;
    }>`select due_at as due from reminder where record = ${record} and fired_at is null order by 1`.execute(
      app.services.database.kysely,
    )
  ).rows.map(({ due }) => due);

describe('CAL-03 A reminder', () => {
  test('fires when it is due, once, for the owner and those who take part', async () => {
    const id = await make(anna, 'events', {
      startsAt: '2026-11-24T02:00:00Z',
      participants: [{ module: 'users', id: ben.id }],
      reminders: ['hour1', 'minutes15'],
    });
    await at('2026-11-24T00:59:59Z');
    expect(await told(anna)).toEqual([]);
    await at('2026-11-24T01:00:00Z');
    expect([await told(anna), await told(ben)]).toEqual([[id], [id]]);
    await at('2026-11-24T01:30:00Z');
    expect(await told(anna)).toEqual([id]);
    // Moved: the one that has not fired moves along.
    await anna.patch(`/api/events/${id}`, { startsAt: '2026-11-24T03:00:00Z' });
    expect(await waiting(id)).toEqual(expect.arrayContaining(['2026-11-24T02:45:00.000Z']));
    await anna.patch(`/api/events/${id}`, { status: 'cancelled' });
    expect(await waiting(id)).toEqual([]);
  });

  test('comes in two years’ time, and after everything was down for a day', async () => {
    const id = await make(anna, 'tasks', { remindAt: '2028-11-24T01:00:00Z' });
    await at('2028-11-24T00:59:00Z');
    expect(await told(anna)).not.toContain(id);
    await at('2028-11-25T09:00:00Z');
    expect((await told(anna)).filter((one) => one === id)).toHaveLength(1);
    expect(await at('2028-11-26T09:00:00Z')).toBe(0);
  });

  test('of a series comes before each occurrence, and not before those called off or moved', async () => {
    now = new Date('2029-01-01T00:00:00Z');
    const id = await make(anna, 'events', {
      startsAt: '2029-01-01T02:00:00Z',
      timeZone: 'Asia/Shanghai',
      recurrence: 'FREQ=DAILY',
      reminders: ['hour1'],
    });
    const of = (occurrence: string, values: object | null) =>
      anna.post(`/api/events/${id}/occurrences`, { occurrence, scope: 'this', values });
    expect(await waiting(id)).toEqual(['2029-01-01T01:00:00.000Z']);
    expect((await of('2029-01-02T02:00:00Z', null)).status).toBe(200);
    const moved = (await of('2029-01-03T02:00:00Z', { startsAt: '2029-01-03T08:00:00Z' })).body.id as number;
    await at('2029-01-01T01:00:00Z');
    expect(await waiting(id)).toEqual(['2029-01-04T01:00:00.000Z']);
    await at('2029-01-03T07:00:00Z');
    expect((await told(anna)).filter((one) => one === moved)).toHaveLength(1);
    await at('2029-01-04T01:00:00Z');
    expect((await told(anna)).filter((one) => one === id)).toHaveLength(2);
    await anna.delete(`/api/events/${id}`);
    expect(await waiting(id)).toEqual([]);
  });

  test('that meets another one of the same series at the same moment fires once, and keeps nobody else from being told', async () => {
    now = new Date('2029-02-01T02:00:00Z');
    const daily = { timeZone: 'Asia/Shanghai', recurrence: 'FREQ=DAILY', reminders: ['atStart', 'day1'] };
    // Before the first day: one day ahead of the second is the start of the first.
    const soon = await make(anna, 'events', { ...daily, startsAt: '2029-02-01T03:00:00Z' });
    const later = await make(anna, 'events', { ...daily, startsAt: '2029-02-05T03:00:00Z' });
    const bens = await make(ben, 'tasks', { remindAt: '2029-02-04T03:00:00Z' });
    // The day ahead of the first has gone by, so that is told at once.
    expect(await waiting(soon)).toEqual(['2029-01-31T03:00:00.000Z', '2029-02-01T03:00:00.000Z']);
    await at('2029-02-04T03:00:00Z');
    expect(await told(ben)).toContain(bens);
    expect(await waiting(later)).toEqual(['2029-02-05T03:00:00.000Z']);
    await at('2029-02-05T03:00:00Z');
    expect((await told(anna)).filter((one) => one === later)).toHaveLength(2);
    expect(await waiting(later)).toEqual(['2029-02-06T03:00:00.000Z']);
    for (const id of [soon, later]) await anna.delete(`/api/events/${id}`);
  });

  test('that is due is not lost to a save in the seconds before it fires, but to a change that makes it untrue', async () => {
    now = new Date('2029-03-01T00:00:00Z');
    const task = await make(anna, 'tasks', { remindAt: '2029-03-01T10:00:00Z' });
    const meeting = { startsAt: '2029-03-01T10:15:00Z', reminders: ['minutes15'] };
    const edited = await make(anna, 'events', meeting);
    const moved = await make(anna, 'events', meeting);
    const off = await make(anna, 'events', meeting);
    now = new Date('2029-03-01T10:00:05Z');
    await anna.patch(`/api/tasks/${task}`, { description: '带样品' });
    await anna.patch(`/api/events/${edited}`, { description: '带样品' });
    await anna.patch(`/api/events/${moved}`, { startsAt: '2029-03-01T15:00:00Z' });
    await anna.patch(`/api/events/${off}`, { status: 'cancelled' });
    await at('2029-03-01T10:00:15Z');
    const heard = await told(anna);
    expect(heard).toEqual(expect.arrayContaining([task, edited]));
    expect(heard).not.toContain(moved);
    expect(heard).not.toContain(off);
  });

  test('of each occurrence that is still to come fires after a day of being down', async () => {
    now = new Date('2029-04-01T00:00:00Z');
    const id = await make(anna, 'events', {
      startsAt: '2029-04-02T02:00:00Z',
      timeZone: 'Asia/Shanghai',
      recurrence: 'FREQ=DAILY',
      reminders: ['day1'],
    });
    // Down from before the first one was due until after the second one was.
    await at('2029-04-02T02:30:00Z');
    expect((await told(anna)).filter((one) => one === id)).toHaveLength(2);
    expect(await waiting(id)).toEqual(['2029-04-03T02:00:00.000Z']);
    await anna.delete(`/api/events/${id}`);
  });

  test('that was to come before now comes at once for a new event, one of them, and not again with each change', async () => {
    now = new Date('2029-05-01T01:30:00Z');
    const id = await make(anna, 'events', {
      startsAt: '2029-05-01T02:00:00Z',
      reminders: ['day1', 'hour1', 'minutes15'],
    });
    const times = async () => (await told(anna)).filter((one) => one === id).length;
    await at('2029-05-01T01:30:15Z');
    expect(await times()).toBe(1);
    await anna.patch(`/api/events/${id}`, { startsAt: '2029-05-01T02:05:00Z' });
    await at('2029-05-01T01:31:00Z');
    expect(await times()).toBe(1);
    await at('2029-05-01T01:50:00Z');
    expect(await times()).toBe(2);
  });

  test('of a task comes before it is due and again when it is late, to all who share in it, until it is done', async () => {
    now = new Date('2029-06-01T00:00:00Z');
    const id = await make(anna, 'tasks', {
      dueAt: '2029-06-10T09:00:00Z',
      participants: [{ module: 'users', id: ben.id }],
      reminders: ['day1', 'dayAfter1', 'daysAfter3'],
    });
    const heard = async () =>
      (await Promise.all([anna, ben].map(told))).map((ids) => ids.filter((one) => one === id).length);
    await at('2029-06-09T09:00:00Z');
    expect(await heard()).toEqual([1, 1]);
    await at('2029-06-11T08:59:00Z');
    expect(await heard()).toEqual([1, 1]);
    await at('2029-06-11T09:00:00Z');
    expect(await heard()).toEqual([2, 2]);
    await anna.patch(`/api/tasks/${id}`, { status: 'done' });
    await at('2029-06-20T09:00:00Z');
    expect(await heard()).toEqual([2, 2]);
  });

  test('of a series comes a day after each time, too, for who has not said what came of it', async () => {
    now = new Date('2029-07-01T00:00:00Z');
    const id = await make(anna, 'events', {
      startsAt: '2029-07-01T02:00:00Z',
      timeZone: 'Asia/Shanghai',
      recurrence: 'FREQ=DAILY;COUNT=3',
      reminders: ['dayAfter1'],
    });
    const times = async () => (await told(anna)).filter((one) => one === id).length;
    for (const [day, count] of [
      ['01', 0],
      ['02', 1],
      ['03', 2],
      ['04', 3],
      ['09', 3],
    ] as const) {
      await at(`2029-07-${day}T02:00:05Z`);
      expect(await times(), day).toBe(count);
    }
  });

  test('is also a letter to whoever has an address', async () => {
    letters.length = 0;
    now = new Date('2030-01-01T00:00:00Z');
    await make(anna, 'tasks', { subject: '续签合同', remindAt: '2030-01-02T00:00:00Z' });
    await make(ben, 'tasks', { subject: '没有邮箱', remindAt: '2030-01-02T00:00:00Z' });
    await make(anna, 'events', {
      subject: '签约',
      startsAt: '2030-01-02T01:00:00Z',
      place: 'Hangzhou 3F',
      reminders: ['hour1'],
    });
    await at('2030-01-02T00:00:00Z');
    const second = await app.secondProcess({ clock: () => now, works: true });
    try {
      await expect.poll(() => letters.map(({ to }) => to)).toContain('anna@gejie.example');
      // Where one has to be is known without opening anything.
      await expect.poll(() => letters.some(({ text }) => text.includes('Hangzhou 3F'))).toBe(true);
    } finally {
      await second.close();
    }
    expect(letters.some(({ to }) => to.startsWith('ben'))).toBe(false);
  });

  test('is one of 100,000 that wait, and two processes fire each of them once, reading no more than what is due', async () => {
    const id = await make(anna, 'tasks', { subject: '很多提醒' });
    const db = app.services.database.kysely;
    await sql`
      insert into reminder (module, record, "user", due_at)
      select 'task', ${id}::bigint, ${ben.id}::bigint, timestamptz '2031-01-01' + n * interval '1 second'
      from generate_series(1, 100000) as n`.execute(db);
    await sql`analyze reminder`.execute(db);
    now = new Date('2031-01-01T00:33:20Z');
    const plan = await sql<{ 'QUERY PLAN': string }>`
      explain select id from reminder where fired_at is null and due_at <= ${now} order by due_at, id limit 500`.execute(
      db,
    );
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('reminder_due');
    const second = await app.secondProcess({ clock: () => now });
    try {
      const fired = await Promise.all([app.services.reminders.look(), second.services.reminders.look()]);
      expect(fired[0] + fired[1]).toBe(2000);
    } finally {
      await second.close();
    }
    const { rows } = await sql<{ count: number; notices: number }>`
      select (select count(*) from reminder where record = ${id} and fired_at is not null) as count,
        (select count(*) from notice where record = ${id} and kind = 'reminder.due') as notices`.execute(db);
    expect(rows[0]).toEqual({ count: 2000, notices: 2000 });
  });
});
