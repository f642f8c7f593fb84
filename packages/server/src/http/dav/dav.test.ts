import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { type DAVCalendar, DAVClient } from 'tsdav';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let token: string;
let base: string;
let phone: DAVClient;
let calendar: DAVCalendar;

const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;
const tokenOf = async (client: Client, scopes: string[]) =>
  (await client.post<{ token: string }>('/api/tokens', { name: '手机', scopes })).body.token;
const clientOf = (username: string, password: string) =>
  new DAVClient({
    serverUrl: `${base}/`,
    credentials: { username, password },
    authMethod: 'Basic',
    defaultAccountType: 'caldav',
  });

beforeAll(async () => {
  app = await openApplication('dav', { clock: () => new Date('2026-11-23T02:00:00Z') });
  anna = await app.person('anna', { rights: { '*': own } });
  ben = await app.person('ben', { rights: { '*': own } });
  token = await tokenOf(anna, ['events']);
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

const ics = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//phone//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const vevent = (...lines: string[]) => ['BEGIN:VEVENT', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
const objects = () => phone.fetchCalendarObjects({ calendar });
const objectOf = async (uid: string) => {
  const found = (await objects()).find(({ data }) => String(data).includes(`UID:${uid}`));
  if (!found) throw new Error(`${uid} is not in the calendar`);
  return found;
};
const eventsOf = async (client: Client, where: object) =>
  (
    await client.get<{ records: Record<string, unknown>[] }>('/api/events', {
      query: { where: JSON.stringify(where), sort: 'startsAt' },
    })
  ).body.records;
const raw = (method: string, path: string, init: RequestInit = {}) =>
  fetch(`${base}${path}`, {
    method,
    ...init,
    headers: {
      authorization: `Basic ${Buffer.from(`anna:${token}`).toString('base64')}`,
      ...(init.headers as Record<string, string>),
    },
  });

describe('CAL-04 A calendar program', () => {
  test('finds the calendar from the address of the server alone', async () => {
    phone = clientOf('anna', token);
    await phone.login();
    const calendars = await phone.fetchCalendars();
    expect(calendars).toHaveLength(1);
    calendar = calendars[0] as DAVCalendar;
    expect(calendar.components).toEqual(['VEVENT']);
    expect(new URL(calendar.url).pathname).toBe(`/dav/calendars/${anna.id}/events/`);
    expect(await objects()).toEqual([]);
  });

  test('makes an event, which has the fields that it filled in', async () => {
    const answer = await phone.createCalendarObject({
      calendar,
      filename: 'lunch.ics',
      iCalString: ics(
        ...vevent(
          'UID:lunch@phone',
          'SUMMARY:午餐\\, 张总',
          'LOCATION:楼外楼',
          'DESCRIPTION:带合同\\n两份',
          'DTSTART;TZID=Europe/Berlin:20261124T120000',
          'DURATION:PT90M',
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          'TRIGGER:-PT14M',
          'DESCRIPTION:x',
          'END:VALARM',
        ),
      ),
    });
    expect(answer.status).toBe(201);
    const [event] = await eventsOf(anna, { subject: '午餐, 张总' });
    expect(event).toMatchObject({
      place: '楼外楼',
      description: '带合同\n两份',
      startsAt: '2026-11-24T11:00:00.000Z',
      endsAt: '2026-11-24T12:30:00.000Z',
      timeZone: 'Europe/Berlin',
      allDay: false,
      reminders: ['minutes15'],
      owner: { id: anna.id },
    });
  });

  test('reads what was made in the browser, changes it, and is told when it came too late', async () => {
    const before = (await phone.fetchCalendars())[0]?.ctag;
    const { body } = await anna.post<{ id: number; version: number }>('/api/events', {
      subject: '展会',
      startsAt: '2026-12-01T16:00:00Z',
      endsAt: '2026-12-03T16:00:00Z',
      allDay: true,
    });
    expect((await phone.fetchCalendars())[0]?.ctag).not.toBe(before);
    const fair = await objectOf(`events-${body.id}@gejie`);
    expect(fair.data).toContain('DTSTART;VALUE=DATE:20261202');
    expect(fair.data).toContain('DTEND;VALUE=DATE:20261204');
    const changed = { ...fair, data: String(fair.data).replace('SUMMARY:展会', 'SUMMARY:工博会') };
    expect((await phone.updateCalendarObject({ calendarObject: changed })).status).toBe(204);
    expect((await anna.get(`/api/events/${body.id}`)).body).toMatchObject({
      subject: '工博会',
      startsAt: '2026-12-01T16:00:00.000Z',
      endsAt: '2026-12-03T16:00:00.000Z',
    });
    // The phone still holds the state from before its own change.
    const late = { ...fair, data: String(fair.data).replace('SUMMARY:展会', 'SUMMARY:太晚了') };
    expect((await phone.updateCalendarObject({ calendarObject: late })).status).toBe(412);
    expect((await phone.deleteCalendarObject({ calendarObject: fair })).status).toBe(412);
    expect((await anna.get(`/api/events/${body.id}`)).body.subject).toBe('工博会');
    const again = await objectOf(`events-${body.id}@gejie`);
    expect((await phone.deleteCalendarObject({ calendarObject: again })).status).toBe(204);
    expect((await anna.get(`/api/events/${body.id}`)).body.deletedAt).not.toBeNull();
  });

  test('keeps a series with its exceptions, across daylight saving, both ways', async () => {
    const series = (...more: string[]) =>
      vevent(
        'UID:weekly@phone',
        'SUMMARY:周会',
        'DTSTART;TZID=America/New_York:20261026T090000',
        'DTEND;TZID=America/New_York:20261026T100000',
        'RRULE:FREQ=WEEKLY;COUNT=4',
        ...more,
      );
    const made = await phone.createCalendarObject({
      calendar,
      filename: 'weekly.ics',
      iCalString: ics(
        ...series('EXDATE;TZID=America/New_York:20261109T090000'),
        ...vevent(
          'UID:weekly@phone',
          'RECURRENCE-ID;TZID=America/New_York:20261102T090000',
          'SUMMARY:周会（改到下午）',
          'DTSTART;TZID=America/New_York:20261102T140000',
          'DTEND;TZID=America/New_York:20261102T150000',
        ),
      ),
    });
    expect(made.status, await made.text()).toBe(201);
    const [master, moved] = await eventsOf(anna, { subject: { contains: '周会' } });
    expect(master).toMatchObject({
      startsAt: '2026-10-26T13:00:00.000Z',
      recurrence: 'FREQ=WEEKLY;COUNT=4\nEXDATE:20261109T140000Z',
    });
    expect(moved).toMatchObject({
      subject: '周会（改到下午）',
      startsAt: '2026-11-02T19:00:00.000Z',
      occurrence: '2026-11-02T14:00:00.000Z',
      series: { id: master?.id },
    });
    const { body } = await anna.get<{ entries: { title: string; startsAt: string }[] }>('/api/calendar', {
      query: { from: '2026-10-20T00:00:00Z', to: '2026-11-23T00:00:00Z' },
    });
    expect(body.entries.map(({ startsAt }) => startsAt)).toEqual([
      '2026-10-26T13:00:00.000Z',
      '2026-11-02T19:00:00.000Z',
      '2026-11-16T14:00:00.000Z',
    ]);

    const held = await objectOf('weekly@phone');
    const read = new ICAL.Component(ICAL.parse(String(held.data)));
    const [whole, exception] = read.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    whole?.relateException(exception as ICAL.Event);
    const iterator = whole?.iterator();
    const starts: string[] = [];
    for (let next = iterator?.next(); next; next = iterator?.next())
      starts.push(whole?.getOccurrenceDetails(next).startDate.toJSDate().toISOString() ?? '');
    expect(starts).toEqual([
      '2026-10-26T13:00:00.000Z',
      '2026-11-02T19:00:00.000Z',
      '2026-11-16T14:00:00.000Z',
    ]);

    // The phone takes the exception back and calls off the last one.
    const back = await phone.updateCalendarObject({
      calendarObject: {
        ...held,
        data: ics(...series('EXDATE;TZID=America/New_York:20261109T090000,20261116T090000')),
      },
    });
    expect(back.status, await back.text()).toBe(204);
    expect((await anna.get(`/api/events/${moved?.id}`)).body).toMatchObject({
      subject: '周会',
      startsAt: '2026-11-02T14:00:00.000Z',
    });
    expect((await anna.get(`/api/events/${master?.id}`)).body.recurrence).toBe(
      'FREQ=WEEKLY;COUNT=4\nEXDATE:20261109T140000Z,20261116T140000Z',
    );
  });

  test('asks for a span of time, series included that go on into it', async () => {
    const within = async (start: string, end: string) =>
      (await phone.fetchCalendarObjects({ calendar, timeRange: { start, end } })).map(({ data }) =>
        /SUMMARY:(.*)/.exec(String(data))?.[1]?.trim(),
      );
    expect(await within('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual(['午餐\\, 张总']);
    expect(await within('2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z')).toEqual(['周会']);
    expect(await within('2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z')).toEqual([]);
  });

  test('sees its owner’s calendar and those the owner takes part in, and changes no others’', async () => {
    const { body } = await ben.post<{ id: number }>('/api/events', {
      subject: '本的评审',
      startsAt: '2026-11-25T01:00:00Z',
      participants: [{ module: 'users', id: anna.id }],
    });
    await ben.post('/api/events', { subject: '本的私事', startsAt: '2026-11-25T03:00:00Z' });
    const all = (await objects()).map(({ data }) => String(data)).join();
    expect(all).toContain('本的评审');
    expect(all).not.toContain('本的私事');
    const review = await objectOf(`events-${body.id}@gejie`);
    const changed = { ...review, data: String(review.data).replace('本的评审', '安娜的评审') };
    expect((await phone.updateCalendarObject({ calendarObject: changed })).status).toBe(403);
    expect((await phone.deleteCalendarObject({ calendarObject: review })).status).toBe(403);
    expect((await raw('PROPFIND', `/dav/calendars/${ben.id}/events/`)).status).toBe(404);
  });
});

describe('CAL-04 The door for calendar programs', () => {
  const put = (name: string, body: string, headers: Record<string, string> = {}) =>
    raw('PUT', `/dav/calendars/${anna.id}/events/${name}`, {
      body,
      headers: { 'content-type': 'text/calendar; charset=utf-8', ...headers },
    });

  test('opens to a token of its owner alone, as far as its scopes go', async () => {
    const anonymous = await fetch(`${base}/dav/`, { method: 'PROPFIND' });
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get('www-authenticate')).toMatch(/^Basic /);
    const cookie = await fetch(`${base}/dav/`, {
      method: 'PROPFIND',
      headers: { cookie: anna.cookie ?? '' },
    });
    expect(cookie.status).toBe(401);
    await expect(clientOf('ben', token).login()).rejects.toThrow();
    const reader = await tokenOf(anna, ['events:read']);
    const other = await tokenOf(anna, ['accounts']);
    const as = (secret: string) => ({
      headers: {
        authorization: `Basic ${Buffer.from(`anna:${secret}`).toString('base64')}`,
        'content-type': 'text/calendar',
      },
    });
    const path = `/dav/calendars/${anna.id}/events/`;
    expect((await raw('PROPFIND', path, as(reader))).status).toBe(207);
    expect((await raw('PUT', `${path}x.ics`, { ...as(reader), body: 'x' })).status).toBe(403);
    expect((await raw('PROPFIND', path, as(other))).status).toBe(404);
  });

  test('refuses what is no event, a rule that never comes, a UID that is taken, and keeps what was there', async () => {
    const times = ['DTSTART:20261201T010000Z', 'DTEND:20261201T020000Z'];
    expect((await put('a.ics', 'no calendar')).status).toBe(400);
    expect((await put('a.ics', ics())).status).toBe(400);
    expect((await put('a.ics', ics(...vevent('UID:a', 'SUMMARY:x')))).status).toBe(400);
    const never = await put(
      'a.ics',
      ics(...vevent('UID:a', ...times, 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')),
    );
    expect(never.status).toBe(422);
    const backwards = ics(...vevent('UID:a', 'DTSTART:20261201T020000Z', 'DTEND:20261201T010000Z'));
    expect((await put('a.ics', backwards)).status).toBe(422);
    expect((await put('other.ics', ics(...vevent('UID:lunch@phone', ...times)))).status).toBe(409);
    expect(
      (await put('lunch.ics', ics(...vevent('UID:lunch@phone', ...times)), { 'if-none-match': '*' })).status,
    ).toBe(412);
    expect((await put('new.ics', ics(...vevent('UID:new', ...times)), { 'if-match': '"1"' })).status).toBe(
      412,
    );
    expect(
      (await raw('PROPFIND', '/dav/', { body: '<a><b>', headers: { 'content-type': 'text/xml' } })).status,
    ).toBe(400);
    expect(
      await eventsOf(anna, { startsAt: { gte: '2026-12-01T00:00:00Z', lt: '2026-12-02T00:00:00Z' } }),
    ).toEqual([]);
  });
});
