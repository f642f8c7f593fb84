import type { JobAnswer, NotificationsAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemSession } from '../access/elevation.ts';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import type { JobRun } from '../jobs/jobHandler.ts';
import { dateRules } from './dateRules.ts';

let app: TestApplication;
let anna: Client & { id: number };
let now = new Date('2026-11-23T22:00:00Z');

beforeAll(async () => {
  app = await openApplication('dateRules', { clock: () => now, works: false } as never);
  anna = await app.person('anna', { rights: allRights });
});
afterAll(() => app.close());

/** A morning at six comes: what happens then, without waiting for a worker. */
async function morning(at: string): Promise<JobAnswer['result']> {
  now = new Date(at);
  const { database, records, registry, company } = app.services;
  const { handler } = dateRules({ database, records, registry, company, clock: () => now });
  const run: JobRun<unknown, never> = {
    id: 0,
    session: systemSession(await company.facts(), 'dateRules'),
    module: '',
    payload: {},
    position: null,
    done: 0,
    signal: new AbortController().signal,
    async step(work) {
      const step = await database.transaction((tx) => work(tx));
      run.position = step.position as never;
      run.done = step.done ?? run.done;
    },
  };
  return (await handler.run(run as never)).result;
}

async function made(path: string, values: object): Promise<number> {
  const answer = await anna.post(path, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}
const rule = (values: object) =>
  app.admin.post('/api/date-rules', {
    module: 'contracts',
    countsFrom: '2026-11-20',
    subject: '回访',
    ...values,
  });
const tasks = async (subject: string) =>
  (
    await anna.get<{ records: Record<string, unknown>[] }>('/api/tasks', {
      query: {
        where: JSON.stringify({ subject: { contains: subject } }),
        sort: 'dueAt',
        fields: 'subject,owner,related,dueAt,remindAt',
      },
    })
  ).body.records;

describe('CAL-03 A rule over dates', () => {
  test('gives the owner something to do two years after a purchase, once, however often the clock strikes', async () => {
    const account = await made('/api/accounts', { name: '昆德机电' });
    const deal = (closeDate: string, stage = 'won') =>
      made('/api/opportunities', { name: `设备 ${closeDate}`, account, closeDate, stage });
    const [bought] = [
      await deal('2024-11-24'),
      await deal('2024-11-25'),
      await deal('2024-11-19'),
      await deal('2024-11-24', 'prospecting'),
    ];
    const answer = await rule({
      name: '两年回访',
      module: 'opportunities',
      dateField: ['closeDate'],
      condition: { stage: 'won' },
      subject: '两年回访',
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(await morning('2026-11-23T22:00:00Z')).toMatchObject({ done: 1, failed: 0 });
    expect(await tasks('两年回访')).toMatchObject([
      {
        subject: '两年回访：设备 2024-11-24',
        owner: { id: anna.id },
        related: { module: 'opportunities', id: bought },
        dueAt: '2026-11-24T10:00:00.000Z',
        remindAt: '2026-11-24T01:00:00.000Z',
      },
    ]);
    expect(await morning('2026-11-23T22:30:00Z')).toMatchObject({ done: 0 });
    // Down for a week: what fell due meanwhile comes at once, and nothing twice.
    expect(await morning('2026-11-30T22:00:00Z')).toMatchObject({ done: 1 });
    expect((await tasks('两年回访')).map(({ dueAt }) => dueAt)).toEqual([
      '2026-11-24T10:00:00.000Z',
      '2026-12-01T10:00:00.000Z',
    ]);
  });

  test('counts months as people do, before a time as after a day, and is off when it is switched off', async () => {
    const answer = await rule({
      name: '到期前',
      module: 'tasks',
      dateField: ['dueAt'],
      subject: '提前准备',
      amount: 1,
      span: 'month',
      direction: 'before',
    });
    // A task is about a record and takes no tasks itself.
    expect(answer.status).toBe(422);
    const account = await made('/api/accounts', { name: '恒力重工' });
    const deal = await made('/api/opportunities', { name: '年框', account, closeDate: '2027-03-31' });
    const before = await rule({
      name: '成交前',
      module: 'opportunities',
      dateField: ['closeDate'],
      subject: '准备签约',
      amount: 1,
      span: 'month',
      direction: 'before',
    });
    expect(before.status, JSON.stringify(before.body)).toBe(201);
    expect(await morning('2027-02-26T22:00:00Z')).toMatchObject({ done: 0 });
    await app.admin.patch(`/api/date-rules/${before.body.id}`, { active: false });
    expect(await morning('2027-02-27T22:00:00Z')).toMatchObject({ done: 0 });
    await app.admin.patch(`/api/date-rules/${before.body.id}`, { active: true });
    expect(await morning('2027-02-27T22:00:00Z')).toMatchObject({ done: 1, failed: 0 });
    expect(await tasks('准备签约')).toMatchObject([
      {
        subject: '准备签约：年框',
        related: { module: 'opportunities', id: deal },
        dueAt: '2027-02-28T10:00:00.000Z',
      },
    ]);
  });

  test('tells the owner only, where that is what it gives: once, and of nothing to be done', async () => {
    const account = await made('/api/accounts', { name: '远洋船舶' });
    await made('/api/opportunities', { name: '年检合同', account, closeDate: '2027-04-10' });
    const answer = await rule({
      name: '续签通知',
      module: 'opportunities',
      dateField: ['closeDate'],
      subject: '合同将到期',
      amount: 10,
      span: 'day',
      direction: 'before',
      gives: 'notice',
      condition: { name: '年检合同' },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(await morning('2027-03-30T22:00:00Z')).toMatchObject({ failed: 0 });
    expect(await morning('2027-03-30T22:30:00Z')).toMatchObject({ done: 0 });
    const { body } = await anna.get<NotificationsAnswer>('/api/notifications');
    expect(body.notifications.filter(({ kind }) => kind === 'reminder.day')).toMatchObject([
      {
        actor: null,
        record: { module: 'opportunities', label: '年检合同' },
        detail: { subject: '合同将到期' },
      },
    ]);
    expect(await tasks('合同将到期')).toEqual([]);
  });

  test('is kept by those who keep the settings, and counts from one field that is a date', async () => {
    const wrong = { name: '错', module: 'opportunities', subject: 'x' };
    for (const dateField of [['name'], ['nothing'], ['closeDate', 'createdAt'], []]) {
      const answer = await rule({ ...wrong, dateField });
      expect(answer.status, JSON.stringify(answer.body)).toBe(422);
      expect((answer.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(['dateField']);
    }
    const clerk = await app.person('clerk', { rights: { '*': allRights['*'] } as never });
    const answer = await clerk.post('/api/date-rules', { ...wrong, dateField: ['closeDate'] });
    expect(answer.status).toBe(403);
  });
});
