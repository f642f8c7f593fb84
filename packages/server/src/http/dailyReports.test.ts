import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let seller: Client & { id: number };
let manager: Client & { id: number };
let other: Client & { id: number };
let account: number;
let report: number;
const day = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });

type Listed = { records: Record<string, unknown>[] };

beforeAll(async () => {
  app = await openApplication('daily_reports');
  const rights = { '*': { see: 'own', edit: 'own', create: true } } as const;
  const department = await app.department('华东');
  seller = await app.person('seller', { rights, department });
  manager = await app.person('manager', { rights, department });
  other = await app.person('other', { rights, department });
  expect((await app.admin.patch(`/api/departments/${department}`, { head: manager.id })).status).toBe(200);
  account = (await seller.post('/api/accounts', { name: '海川仪表' })).body.id as number;
  await seller.post(`/api/accounts/${account}/followUp`, {
    kind: 'visit',
    subject: '拜访',
    result: '看了现场',
  });
  await seller.post('/api/tasks', {
    subject: '送样',
    dueAt: `${tomorrow} 10:00`,
    related: { module: 'accounts', id: account },
  });
});
afterAll(() => app.close());

describe('SAL-09 A daily report', () => {
  test('begins with what its writer did in the day and has to do in the next', async () => {
    const made = await seller.post('/api/daily-reports', { words: '对方很在意交期' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    report = made.body.id as number;
    const { body } = await seller.get(`/api/daily-reports/${report}`);
    expect(body).toMatchObject({
      day,
      status: 'draft',
      done: '- 拜访 · 海川仪表：看了现场',
      planned: '- 送样 · 海川仪表',
    });
  });

  test('plans the occurrences of series, what one takes part in, and what should have been done before', async () => {
    const person = await app.person('planner', {
      rights: { '*': { see: 'own', edit: 'own', create: true } },
    });
    const participants = [{ module: 'users', id: person.id }];
    const weekly = { timeZone: 'Asia/Shanghai', recurrence: 'FREQ=DAILY', startsAt: '2026-01-05T01:00:00Z' };
    const series = await seller.post('/api/events', { ...weekly, subject: '早会', participants });
    expect(series.status, JSON.stringify(series.body)).toBe(201);
    const moved = await person.post('/api/events', {
      ...weekly,
      subject: '晚会',
      startsAt: '2026-01-05T10:00:00Z',
    });
    await person.post(`/api/events/${moved.body.id}/occurrences`, {
      occurrence: `${tomorrow}T10:00:00Z`,
      scope: 'this',
      values: { startsAt: `${tomorrow} 20:00`, subject: '晚会改时间' },
    });
    await person.post('/api/tasks', { subject: '早该做的', dueAt: '2026-01-05T01:00:00Z' });
    const made = await person.post('/api/daily-reports', { words: '无', day });
    expect((await person.get(`/api/daily-reports/${made.body.id}`)).body.planned).toBe(
      '- 早会\n- 晚会改时间\n- 早该做的',
    );
  });

  test('is not of days to come', async () => {
    expect((await seller.post('/api/daily-reports', { words: '无', day: '2099-01-01' })).status).toBe(422);
  });

  test('is nobody’s business before it is sent, and then of the head of the department, who is told', async () => {
    expect((await seller.post(`/api/daily-reports/${report}/markRead`)).status).toBe(409);
    const missing = () =>
      app.admin.get<Listed>(
        `/api/users?where=${JSON.stringify({ lastReportOn: { empty: true }, department: { empty: false } })}`,
      );
    expect((await missing()).body.records).toHaveLength(3);
    const sent = await seller.post(`/api/daily-reports/${report}/send`);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect((await manager.get(`/api/daily-reports/${report}`)).body).toMatchObject({
      status: 'sent',
      sentTo: { id: manager.id },
    });
    expect((await other.get(`/api/daily-reports/${report}`)).status).toBe(404);
    expect((await missing()).body.records.map(({ id }) => id).sort()).toEqual([manager.id, other.id].sort());
    const told = await manager.get<{ notifications: { kind: string }[] }>('/api/notifications');
    expect(JSON.stringify(told.body)).toContain('report.sent');
  });

  test('stays as it was sent, is read and talked about', async () => {
    for (const change of [{ words: '改口' }, { day: '2026-01-05' }, { done: '更多' }, { planned: '更少' }])
      expect((await seller.patch(`/api/daily-reports/${report}`, change)).status).toBe(422);
    expect((await seller.post(`/api/daily-reports/${report}/markRead`)).status).toBe(403);
    expect(
      (await manager.post(`/api/daily-reports/${report}/comments`, { text: '交期找计划部确认' })).status,
    ).toBe(201);
    expect((await manager.post(`/api/daily-reports/${report}/markRead`)).status).toBe(200);
    const told = JSON.stringify((await seller.get('/api/notifications')).body);
    expect(told).toContain('report.read');
    expect(told).toContain('follow.commented');
  });

  test('is sent once a day', async () => {
    const again = (await seller.post('/api/daily-reports', { words: '无' })).body.id as number;
    expect((await seller.post(`/api/daily-reports/${again}/send`)).status).toBe(409);
  });

  test('without anybody to send it to says so', async () => {
    const alone = (await manager.post('/api/daily-reports', { words: '无' })).body.id as number;
    expect((await manager.post(`/api/daily-reports/${alone}/send`)).status).toBe(409);
  });
});
