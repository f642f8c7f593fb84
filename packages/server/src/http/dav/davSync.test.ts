import type { AddressInfo } from 'node:net';
import { type DAVCalendar, DAVClient } from 'tsdav';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let phone: DAVClient;
let calendar: DAVCalendar;
let authorization: string;

beforeAll(async () => {
  app = await openApplication('dav_sync', { clock: () => new Date('2026-11-23T02:00:00Z') });
  const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;
  anna = await app.person('anna', { rights: { '*': own } });
  ben = await app.person('ben', { rights: { '*': own } });
  const wish = { name: '手机', scopes: ['events'] };
  const { token } = (await anna.post<{ token: string }>('/api/tokens', wish)).body;
  authorization = `Basic ${Buffer.from(`anna:${token}`).toString('base64')}`;
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  phone = new DAVClient({
    serverUrl: `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}/`,
    credentials: { username: 'anna', password: token },
    authMethod: 'Basic',
    defaultAccountType: 'caldav',
  });
  await phone.login();
  calendar = (await phone.fetchCalendars())[0] as DAVCalendar;
});
afterAll(() => app.close());

test('A calendar program is told what has changed since it last asked, also what left its sight, and begins anew with an unknown token (CAL-04)', async () => {
  const { body } = await anna.post<{ id: number }>('/api/events', {
    subject: '午餐',
    startsAt: '2026-11-24T04:00:00Z',
  });
  const synced = async (syncToken: string) => {
    const responses = await phone.syncCollection({
      url: calendar.url,
      props: { 'd:getetag': {} },
      syncLevel: 1,
      syncToken,
    });
    const [first] = responses;
    const told = responses.flatMap(({ href, status }) =>
      href?.endsWith('.ics') ? [[decodeURIComponent(href.split('/').at(-1) ?? ''), status === 404]] : [],
    );
    return { token: String(first?.raw?.multistatus?.syncToken ?? ''), told: Object.fromEntries(told) };
  };
  expect((await phone.fetchCalendars())[0]).toMatchObject({
    syncToken: expect.stringMatching(/^urn:gejie:calendar:/),
    reports: expect.arrayContaining(['syncCollection']),
  });
  const whole = await synced('');
  const lunch = `${body.id}.ics`;
  expect(whole.told).toEqual({ [lunch]: false });
  expect((await synced(whole.token)).told).toEqual({});

  const { body: review } = await ben.post<{ id: number }>('/api/events', {
    subject: '共同评审',
    startsAt: '2026-11-26T01:00:00Z',
    participants: [{ module: 'users', id: anna.id }],
  });
  await anna.patch(`/api/events/${body.id}`, { place: '知味观' });
  const later = await synced(whole.token);
  expect(later.told).toEqual({ [`${review.id}.ics`]: false, [lunch]: false });
  // It is nobody's business any more whether that one is still there.
  await ben.patch(`/api/events/${review.id}`, { participants: [] });
  expect((await synced(later.token)).told).toEqual({ [`${review.id}.ics`]: true });
  expect((await synced(whole.token)).told).toEqual({ [lunch]: false });

  const ask = (token: string) =>
    fetch(calendar.url, {
      method: 'REPORT',
      headers: { authorization, 'content-type': 'application/xml' },
      body: `<d:sync-collection xmlns:d="DAV:"><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`,
    });
  const unknown = await ask('urn:gejie:calendar:99-0000');
  expect([unknown.status, await unknown.text()]).toEqual([403, expect.stringContaining('valid-sync-token')]);
});

const ics = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//phone//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const put = (name: string, body: string) =>
  fetch(new URL(name, calendar.url), {
    method: 'PUT',
    headers: { authorization, 'content-type': 'text/calendar; charset=utf-8' },
    body,
  });

test('A time zone that nothing defines is refused by the name of the condition, one that came with the event is taken (CAL-04)', async () => {
  const event = [
    'BEGIN:VEVENT',
    'DTSTAMP:20261101T000000Z',
    'UID:zone',
    'SUMMARY:登月',
    'DTSTART;TZID=Moon/Base:20261201T090000',
    'END:VEVENT',
  ];
  const refused = await put('zone.ics', ics(...event));
  expect([refused.status, refused.headers.get('content-type')]).toEqual([
    403,
    'application/xml; charset=utf-8',
  ]);
  expect(await refused.text()).toMatch(/<d:error[^>]*><c:valid-calendar-data\/?>.*Moon\/Base/s);
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Moon/Base',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0200',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  expect((await put('zone.ics', ics(...zone, ...event))).status).toBe(201);
  const { body } = await anna.get<{ records: { startsAt: string }[] }>('/api/events', {
    query: { where: JSON.stringify({ subject: '登月' }) },
  });
  expect(body.records.map(({ startsAt }) => startsAt)).toEqual(['2026-12-01T07:00:00.000Z']);
});

test('That too much was sent is said in the language of the person (CAL-04)', async () => {
  const title = async () => {
    const answer = await put('much.ics', 'x'.repeat(3 * 1024 * 1024));
    expect(answer.status).toBe(413);
    return ((await answer.json()) as { title: string }).title;
  };
  expect(await title()).toBe('内容过大');
  await app.admin.patch(`/api/users/${anna.id}`, { language: 'en' });
  expect(await title()).toBe('Too large');
});
