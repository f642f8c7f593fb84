import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };

beforeAll(async () => {
  app = await openApplication('feeds', { clock: () => new Date('2026-11-23T02:00:00Z') });
  anna = await app.person('anna', { rights: { '*': { see: 'own', edit: 'own', create: true } } });
});
afterAll(() => app.close());

const feedOf = async (client: Client) =>
  new URL((await client.get<{ url: string }>('/api/calendar/feed')).body.url);

describe('CAL-04 The feed of a calendar', () => {
  test('is read by a calendar program, at an address that stays the same, without signing in', async () => {
    await anna.post('/api/events', {
      subject: '技术交流；方案, 第二版',
      place: '杭州',
      startsAt: '2026-11-24T01:00:00Z',
      endsAt: '2026-11-24T02:00:00Z',
      timeZone: 'Asia/Shanghai',
      recurrence: 'FREQ=DAILY;COUNT=3',
    });
    await anna.post('/api/events', {
      subject: '展会',
      startsAt: '2026-12-01T16:00:00Z',
      endsAt: '2026-12-03T16:00:00Z',
      allDay: true,
      timeZone: 'Asia/Shanghai',
    });
    // What was called off or is done is not to come; a task takes nobody's time.
    const once = { startsAt: '2026-11-28T01:00:00Z', timeZone: 'Asia/Shanghai' };
    await anna.post('/api/events', { ...once, subject: '取消的会', status: 'cancelled' });
    await anna.post('/api/tasks', { subject: '做完的事', dueAt: '2026-11-28T01:00:00Z', status: 'done' });
    await anna.post('/api/tasks', { subject: '要做的事', dueAt: '2026-12-20T01:00:00Z' });
    const url = await feedOf(anna);
    expect((await feedOf(anna)).href).toBe(url.href);
    const answer = await app.stranger.get<string>(url.pathname);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('text/calendar');
    const events = new ICAL.Component(ICAL.parse(answer.body))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one));
    expect(events.map(({ summary, startDate }) => [summary, startDate.toString()])).toEqual([
      ['技术交流；方案, 第二版', '2026-11-24T01:00:00Z'],
      ['技术交流；方案, 第二版', '2026-11-25T01:00:00Z'],
      ['技术交流；方案, 第二版', '2026-11-26T01:00:00Z'],
      ['展会', '2026-12-02'],
      ['要做的事', '2026-12-20T01:00:00Z'],
    ]);
    expect(events.at(-2)?.endDate.toString()).toBe('2026-12-04');
    expect(events.map(({ component }) => component.getFirstPropertyValue('transp'))).toEqual([
      'OPAQUE',
      'OPAQUE',
      'OPAQUE',
      'OPAQUE',
      'TRANSPARENT',
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(5);
  });

  test('is nobody’s at another address, after it was ended, and after its owner has left', async () => {
    const { pathname } = await feedOf(anna);
    expect((await app.stranger.get(`${pathname}x`)).status).toBe(404);
    expect((await anna.delete('/api/calendar/feed')).status).toBe(204);
    expect((await app.stranger.get(pathname)).status).toBe(404);
    const next = await feedOf(anna);
    expect(next.pathname).not.toBe(pathname);
    const cara = await app.person('cara', { rights: { '*': { see: 'own' } } });
    const hers = await feedOf(cara);
    expect((await app.stranger.get(hers.pathname)).status).toBe(200);
    expect((await app.admin.patch(`/api/users/${cara.id}`, { status: 'inactive' })).status).toBe(200);
    expect((await app.stranger.get(hers.pathname)).status).toBe(404);
  });
});
