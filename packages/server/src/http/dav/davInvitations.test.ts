import type { AddressInfo } from 'node:net';
import type { CalendarAnswer, NotificationsAnswer } from '@gejie/core';
import { DAVClient } from 'tsdav';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../../application.fixture.ts';

type Person = Client & { id: number };

let app: TestApplication;
let anna: Person;
let ben: Person;
let base: string;

const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;

beforeAll(async () => {
  app = await openApplication('davInvitations', { clock: () => new Date('2026-11-23T02:00:00Z') });
  const rights = { '*': own, users: { see: 'all' } } as never;
  anna = await app.person('anna', { rights });
  ben = await app.person('ben', { rights });
  await app.admin.patch(`/api/users/${anna.id}`, { email: 'anna@gejie.cn' });
  await app.admin.patch(`/api/users/${ben.id}`, { email: 'ben@gejie.cn' });
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

const users = (...people: Person[]) => people.map(({ id }) => ({ module: 'users', id }));
const ids = (list: unknown) => ((list ?? []) as { id: number }[]).map(({ id }) => id);

async function meeting(subject: string, values: object = {}): Promise<number> {
  const answer = await anna.post('/api/events', {
    subject,
    startsAt: '2026-11-25T02:00:00Z',
    endsAt: '2026-11-25T03:00:00Z',
    participants: users(ben),
    ...values,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}

async function answersOf(id: number) {
  const { body } = await anna.get(`/api/events/${id}`);
  return { accepted: ids(body.accepted), tentative: ids(body.tentative), declined: ids(body.declined) };
}

async function toldOf(person: Person, id: number): Promise<string[]> {
  const { body } = await person.get<NotificationsAnswer>('/api/notifications');
  return body.notifications.flatMap(({ kind, record }) => (record?.id === id ? [kind] : []));
}

/** A calendar program of somebody, and the object of an event in it. */
async function phoneOf(person: Person, username: string) {
  const { body } = await person.post<{ token: string }>('/api/tokens', {
    name: '手机',
    scopes: ['events', 'users'],
  });
  const client = new DAVClient({
    serverUrl: `${base}/`,
    credentials: { username, password: body.token },
    authMethod: 'Basic',
    defaultAccountType: 'caldav',
  });
  await client.login();
  const [calendar] = await client.fetchCalendars();
  if (!calendar) throw new Error('There is no calendar');
  const objectOf = async (uid: string) => {
    const objects = await client.fetchCalendarObjects({ calendar });
    const found = objects.find(({ data }) => String(data).includes(uid));
    if (!found) throw new Error(`${uid} is not in the calendar`);
    return { ...found, data: String(found.data).replaceAll('\r\n ', '') };
  };
  return { client, objectOf };
}

const attendeeIn = (data: string, person: Person) =>
  data
    .split('\r\n')
    .find((line) => line.startsWith('ATTENDEE') && line.includes(person === ben ? 'ben' : 'anna')) ?? '';
const saying = (data: string, partstat: string) =>
  data.replaceAll(/PARTSTAT=[A-Z-]+/g, `PARTSTAT=${partstat}`);

describe('CAL-01 Whoever is asked to take part', () => {
  test('is told, answers, changes the answer, and whoever asked is told of each', async () => {
    const id = await meeting('评审');
    expect(await toldOf(ben, id)).toEqual(['invitation.asked']);
    const accepted = await ben.post(`/api/events/${id}/accept`, {});
    expect(accepted).toMatchObject({ status: 200, body: { id, accepted: [{ id: ben.id }] } });
    expect(await answersOf(id)).toEqual({ accepted: [ben.id], tentative: [], declined: [] });
    // An answer that was given is not offered again, nor taken past the screens.
    expect((await ben.post(`/api/events/${id}/accept`, {})).status).toBe(409);
    expect((await ben.post(`/api/events/${id}/decline`, {})).status).toBe(200);
    expect(await answersOf(id)).toEqual({ accepted: [], tentative: [], declined: [ben.id] });
    expect((await toldOf(anna, id)).filter((kind) => kind.startsWith('invitation'))).toEqual([
      'invitation.declined',
      'invitation.accepted',
    ]);
    // Nobody answers for others, nor unasked.
    expect((await anna.post(`/api/events/${id}/accept`, {})).status).toBe(403);
    expect((await ben.patch(`/api/events/${id}`, { accepted: users(ben) })).status).toBe(403);
  });

  test('answers anew when it is to be at another time, and has no answer when asked no more', async () => {
    const id = await meeting('演示');
    await ben.post(`/api/events/${id}/accept`, {});
    await anna.patch(`/api/events/${id}`, { place: '二楼' });
    expect((await answersOf(id)).accepted).toEqual([ben.id]);
    await anna.patch(`/api/events/${id}`, { startsAt: '2026-11-26T02:00:00Z' });
    expect((await answersOf(id)).accepted).toEqual([]);
    expect(await toldOf(ben, id)).toEqual(['invitation.moved', 'invitation.asked']);
    await ben.post(`/api/events/${id}/tentative`, {});
    await anna.patch(`/api/events/${id}`, { participants: [] });
    expect((await answersOf(id)).tentative).toEqual([]);
  });

  test('sees in the calendar what waits for an answer, and is not busy with what was declined', async () => {
    const times = { startsAt: '2026-12-01T02:00:00Z', endsAt: '2026-12-01T03:00:00Z' };
    const id = await meeting('例会', times);
    const read = async (person: Person) => {
      const { body } = await person.get<CalendarAnswer>('/api/calendar', {
        query: { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z', busy: String(ben.id) },
      });
      return [body.entries.find((one) => one.id === id)?.answer, body.busy.length];
    };
    expect(await read(ben)).toEqual(['open', 1]);
    expect(await read(anna)).toEqual([null, 1]);
    await ben.post(`/api/events/${id}/tentative`, {});
    expect(await read(ben)).toEqual(['tentative', 1]);
    await ben.post(`/api/events/${id}/decline`, {});
    expect(await read(ben)).toEqual(['declined', 0]);
  });
});

describe('CAL-04 A calendar program', () => {
  test('reads what each says, and says what its person says, who may change nothing else', async () => {
    const id = await meeting('对账');
    const uid = `events-${id}@gejie`;
    const bens = await phoneOf(ben, 'ben');
    const sent = await bens.objectOf(uid);
    expect(attendeeIn(sent.data, ben)).toMatch(/PARTSTAT=NEEDS-ACTION/);
    expect(attendeeIn(sent.data, ben)).toMatch(/RSVP=TRUE/);
    const said = { ...sent, data: saying(sent.data, 'TENTATIVE').replace('SUMMARY:对账', 'SUMMARY:改名') };
    expect((await bens.client.updateCalendarObject({ calendarObject: said })).status).toBe(204);
    expect((await answersOf(id)).tentative).toEqual([ben.id]);
    expect((await anna.get(`/api/events/${id}`)).body.subject).toBe('对账');
    // What was known before that is late.
    expect((await bens.client.updateCalendarObject({ calendarObject: said })).status).toBe(412);
    // With nothing said it is a change that ben may not make.
    const again = await bens.objectOf(uid);
    const renamed = { ...again, data: again.data.replace('SUMMARY:对账', 'SUMMARY:改名') };
    expect((await bens.client.updateCalendarObject({ calendarObject: renamed })).status).toBe(403);

    const annas = await phoneOf(anna, 'anna');
    const seen = await annas.objectOf(uid);
    expect(attendeeIn(seen.data, ben)).toMatch(/PARTSTAT=TENTATIVE/);
    // The program of whoever asked doesn't answer for a colleague.
    const forged = {
      ...seen,
      data: saying(seen.data, 'DECLINED').replace('SUMMARY:对账', 'SUMMARY:月度对账'),
    };
    expect((await annas.client.updateCalendarObject({ calendarObject: forged })).status).toBe(204);
    expect((await anna.get(`/api/events/${id}`)).body.subject).toBe('月度对账');
    expect(await answersOf(id)).toEqual({ accepted: [], tentative: [ben.id], declined: [] });
  });

  test('answers a single occurrence of a series alone, and the others stay as they were', async () => {
    const id = await meeting('周会', {
      startsAt: '2026-12-07T02:00:00Z',
      endsAt: '2026-12-07T03:00:00Z',
      timeZone: 'Asia/Shanghai',
      recurrence: 'FREQ=WEEKLY;COUNT=4',
    });
    expect((await ben.post(`/api/events/${id}/accept`, {})).status).toBe(200);
    const bens = await phoneOf(ben, 'ben');
    const sent = await bens.objectOf(`events-${id}@gejie`);
    const [, whole = ''] = /(BEGIN:VEVENT.*?END:VEVENT)/s.exec(sent.data) ?? [];
    const single = (partstat: string) =>
      saying(whole, partstat)
        .replace(/RRULE:[^\r]*\r\n/, 'RECURRENCE-ID;TZID=Asia/Shanghai:20261214T100000\r\n')
        .replace(/(DTSTART[^:]*:)20261207/, '$120261214')
        .replace(/(DTEND[^:]*:)20261207/, '$120261214');
    const withOne = (data: string, partstat: string) =>
      data.replace(whole, `${whole}\r\n${single(partstat)}`);
    const said = { ...sent, data: withOne(sent.data, 'DECLINED') };
    expect((await bens.client.updateCalendarObject({ calendarObject: said })).status).toBe(204);
    expect(await answersOf(id)).toEqual({ accepted: [ben.id], tentative: [], declined: [] });
    const exceptions = async () =>
      (
        await anna.get<{ records: { id: number; startsAt: string }[] }>(
          `/api/events/${id}/related/exceptions`,
        )
      ).body.records;
    const [own, ...others] = await exceptions();
    expect(others).toEqual([]);
    expect(own?.startsAt).toBe('2026-12-14T02:00:00.000Z');
    expect(await answersOf(own?.id ?? 0)).toEqual({ accepted: [], tentative: [], declined: [ben.id] });
    expect(await toldOf(anna, own?.id ?? 0)).toContain('invitation.declined');
    const busy = await ben.get<CalendarAnswer>('/api/calendar', {
      query: { from: '2026-12-06T00:00:00Z', to: '2027-01-01T00:00:00Z', busy: String(ben.id) },
    });
    expect(busy.body.busy.map(({ startsAt }) => startsAt)).not.toContain('2026-12-14T02:00:00.000Z');

    // Another word on the same one changes that, and sets nothing else apart.
    const again = await bens.objectOf(`events-${id}@gejie`);
    expect(again.data).toContain('RECURRENCE-ID');
    const tentative = { ...again, data: again.data.replace('PARTSTAT=DECLINED', 'PARTSTAT=TENTATIVE') };
    expect((await bens.client.updateCalendarObject({ calendarObject: tentative })).status).toBe(204);
    expect((await answersOf(own?.id ?? 0)).tentative).toEqual([ben.id]);
    expect((await exceptions()).length).toBe(1);
  });

  test('of whoever asks tells what a contact has answered by letter', async () => {
    const account = (await anna.post('/api/accounts', { name: '海川' })).body.id;
    const contact = (await anna.post('/api/contacts', { name: '周敏', account, email: 'zhou@haichuan.cn' }))
      .body.id;
    const id = await meeting('签约', { participants: [{ module: 'contacts', id: contact }] });
    const { body } = await anna.post<{ token: string }>('/api/tokens', {
      name: '电脑',
      scopes: ['events', 'users', 'contacts'],
    });
    const address = `${base}/dav/calendars/${anna.id}/events/${id}.ics`;
    const authorization = `Basic ${Buffer.from(`anna:${body.token}`).toString('base64')}`;
    const read = await fetch(address, { headers: { authorization } });
    const text = (await read.text()).replaceAll('\r\n ', '');
    expect(text).toMatch(/ATTENDEE[^\r]*PARTSTAT=NEEDS-ACTION[^\r]*zhou@haichuan\.cn/);
    const put = await fetch(address, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'text/calendar', 'if-match': read.headers.get('etag') ?? '' },
      body: saying(text, 'ACCEPTED'),
    });
    expect(put.status, await put.text()).toBe(204);
    expect((await answersOf(id)).accepted).toEqual([contact]);
  });
});
