import type { AddressInfo } from 'node:net';
import { type DAVCalendar, DAVClient } from 'tsdav';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let phone: DAVClient;
let todos: DAVCalendar;
let events: DAVCalendar;
let contact: number;

const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;

beforeAll(async () => {
  app = await openApplication('davTodos', { clock: () => new Date('2026-11-23T02:00:00Z') });
  anna = await app.person('anna', { rights: { '*': own, users: allRights['*'] } as never });
  ben = await app.person('ben', { rights: { '*': own } });
  for (const [name, { id }] of Object.entries({ anna, ben }))
    await app.admin.patch(`/api/users/${id}`, { email: `${name}@gejie.example` });
  contact = (await anna.post('/api/contacts', { name: '张总', email: 'zhang@kunde.example' })).body
    .id as number;
  const { body } = await anna.post<{ token: string }>('/api/tokens', {
    name: '手机',
    // As the screen makes it: who may take part is read.
    scopes: ['events', 'tasks', 'users:read', 'contacts:read'],
  });
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  phone = new DAVClient({
    serverUrl: `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}/`,
    credentials: { username: 'anna', password: body.token },
    authMethod: 'Basic',
    defaultAccountType: 'caldav',
  });
  await phone.login();
  const calendars = await phone.fetchCalendars();
  const holding = (component: string) =>
    calendars.find(({ components }) => components?.includes(component)) as DAVCalendar;
  todos = holding('VTODO');
  events = holding('VEVENT');
});
afterAll(() => app.close());

const ics = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//phone//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const vtodo = (...lines: string[]) => ics('BEGIN:VTODO', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VTODO');
const vevent = (...lines: string[]) =>
  ics(
    'BEGIN:VEVENT',
    'DTSTAMP:20261101T000000Z',
    'DTSTART:20261201T010000Z',
    'DTEND:20261201T020000Z',
    ...lines,
    'END:VEVENT',
  );
/** As programs that keep lists of what is to be done ask for it. */
const filters = {
  'comp-filter': { _attributes: { name: 'VCALENDAR' }, 'comp-filter': { _attributes: { name: 'VTODO' } } },
};
const inLists = () => phone.fetchCalendarObjects({ calendar: todos, filters });
const textOf = (data: unknown) => String(data).replace(/\r\n /g, '');
async function todo(uid: string) {
  const found = (await inLists()).find(({ data }) => textOf(data).includes(`UID:${uid}`));
  if (!found) throw new Error(`${uid} is not among what is to be done`);
  return { ...found, data: textOf(found.data) };
}
const make = (calendar: DAVCalendar, filename: string, iCalString: string) =>
  phone.createCalendarObject({ calendar, filename, iCalString });
const taskCalled = async (subject: string) =>
  (
    await anna.get<{ records: Record<string, unknown>[] }>('/api/tasks', {
      query: { where: JSON.stringify({ subject }) },
    })
  ).body.records[0];

describe('CAL-04 A list of what is to be done', () => {
  test('stands beside the calendar, holds one’s tasks, and nothing of it is taken for an event', async () => {
    expect(new URL(todos.url).pathname).toBe(`/dav/calendars/${anna.id}/tasks/`);
    expect(new URL(events.url).pathname).toBe(`/dav/calendars/${anna.id}/events/`);
    const { body } = await anna.post<{ id: number }>('/api/tasks', {
      subject: '寄样品',
      dueAt: '2026-11-25T09:30:00Z',
      priority: 'high',
      status: 'waiting',
      place: '一号仓',
      participants: [{ module: 'users', id: ben.id }],
      reminders: ['hour1'],
      remindAt: '2028-11-23T01:00:00Z',
    });
    await anna.post('/api/tasks', { subject: '哪天都行' });
    await ben.post('/api/tasks', { subject: '本的任务' });
    const { data } = await todo(`tasks-${body.id}@gejie`);
    for (const line of [
      'SUMMARY:寄样品',
      'LOCATION:一号仓',
      'DUE:20261125T093000Z',
      'STATUS:NEEDS-ACTION',
      'PRIORITY:3',
      'TRIGGER;RELATED=END:-PT1H',
      'TRIGGER;VALUE=DATE-TIME:20281123T010000Z',
    ])
      expect(data).toContain(line);
    // Nobody is asked for an answer to a task, so none is told.
    expect(data).toMatch(/ATTENDEE;[^\r]*ben@gejie.example/);
    expect(data).not.toContain('PARTSTAT');
    const all = (await inLists()).map((one) => textOf(one.data)).join();
    expect(all).toContain('哪天都行');
    expect(all).not.toContain('本的任务');
    expect(await phone.fetchCalendarObjects({ calendar: todos })).toEqual([]);
    expect(await phone.fetchCalendarObjects({ calendar: events, filters })).toEqual([]);
  });

  test('is read and written: what is done on the phone is done here, and the other way round', async () => {
    const made = await make(
      todos,
      'call.ics',
      vtodo(
        'UID:call@phone',
        'SUMMARY:回电',
        'DUE;TZID=Asia/Shanghai:20261124T100000',
        'PRIORITY:1',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:x',
        'TRIGGER;RELATED=END:-PT16M',
        'END:VALARM',
      ),
    );
    expect(made.status, await made.text()).toBe(201);
    const task = await taskCalled('回电');
    expect((await anna.get(`/api/tasks/${task?.id}`)).body).toMatchObject({
      dueAt: '2026-11-24T02:00:00.000Z',
      priority: 'urgent',
      status: 'notStarted',
      reminders: ['minutes15'],
      remindAt: null,
      owner: { id: anna.id },
    });
    const held = await todo('call@phone');
    const done = held.data.replace('STATUS:NEEDS-ACTION', 'STATUS:COMPLETED\r\nCOMPLETED:20261123T013000Z');
    expect((await phone.updateCalendarObject({ calendarObject: { ...held, data: done } })).status).toBe(204);
    expect((await anna.get(`/api/tasks/${task?.id}`)).body).toMatchObject({
      status: 'done',
      doneAt: '2026-11-23T02:00:00.000Z',
    });
    // Its state is another by now.
    expect((await phone.updateCalendarObject({ calendarObject: held })).status).toBe(412);
    const told = (await todo('call@phone')).data;
    expect(told).toContain('STATUS:COMPLETED');
    expect(told).toContain('COMPLETED:20261123T020000Z');
    await anna.patch(`/api/tasks/${task?.id}`, { status: 'inProgress' });
    const again = await todo('call@phone');
    expect(again.data).toContain('STATUS:IN-PROCESS');
    expect(again.data).not.toContain('COMPLETED:');
    expect((await phone.deleteCalendarObject({ calendarObject: again })).status).toBe(204);
    expect((await anna.get(`/api/tasks/${task?.id}`)).body.deletedAt).not.toBeNull();
  });

  test('keeps what a program knows nothing of, takes a day for its end, and what is due at no time', async () => {
    const { body } = await anna.post<{ id: number }>('/api/tasks', { subject: '等回复', status: 'waiting' });
    const held = await todo(`tasks-${body.id}@gejie`);
    const dated = held.data.replace('SUMMARY:等回复', 'SUMMARY:等客户回复\r\nDUE;VALUE=DATE:20261130');
    expect((await phone.updateCalendarObject({ calendarObject: { ...held, data: dated } })).status).toBe(204);
    expect((await anna.get(`/api/tasks/${body.id}`)).body).toMatchObject({
      subject: '等客户回复',
      status: 'waiting',
      dueAt: '2026-11-30T15:59:00.000Z',
    });
  });

  test('lets what repeats be repeated here, and leaves the next one when it is done on the phone', async () => {
    const refused = await make(
      todos,
      'w.ics',
      vtodo('UID:w@phone', 'SUMMARY:周报', 'DUE:20261127T090000Z', 'RRULE:FREQ=WEEKLY'),
    );
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('重复的任务请在 CRM 中设置');
    const { body } = await anna.post<{ id: number }>('/api/tasks', {
      subject: '周报',
      dueAt: '2026-11-27T09:00:00Z',
      recurrence: 'FREQ=WEEKLY',
    });
    const held = await todo(`tasks-${body.id}@gejie`);
    const done = held.data.replace('STATUS:NEEDS-ACTION', 'STATUS:COMPLETED');
    expect((await phone.updateCalendarObject({ calendarObject: { ...held, data: done } })).status).toBe(204);
    const open = (await inLists())
      .map(({ data }) => textOf(data))
      .filter((data) => data.includes('SUMMARY:周报'));
    expect(open.map((data) => /DUE:(\S+)/.exec(data)?.[1]).sort()).toEqual([
      '20261127T090000Z',
      '20261204T090000Z',
    ]);
  });
});

describe('CAL-04 Who takes part', () => {
  test('is told with names and addresses, and taken from what a program sends', async () => {
    const made = await make(
      events,
      'm.ics',
      vevent(
        'UID:m@phone',
        'SUMMARY:方案评审',
        'ORGANIZER;CN=Anna:mailto:anna@gejie.example',
        'ATTENDEE;CN=Anna:mailto:anna@gejie.example',
        'ATTENDEE:MAILTO:Ben@gejie.example',
        'ATTENDEE;EMAIL=zhang@kunde.example:urn:uuid:1',
      ),
    );
    expect(made.status, await made.text()).toBe(201);
    const [event] = (
      await anna.get<{ records: { id: number }[] }>('/api/events', {
        query: { where: JSON.stringify({ subject: '方案评审' }) },
      })
    ).body.records;
    const people = async () => (await anna.get(`/api/events/${event?.id}`)).body.participants;
    expect(await people()).toMatchObject([
      { module: 'users', id: ben.id },
      { module: 'contacts', id: contact },
    ]);
    const [held] = await phone.fetchCalendarObjects({ calendar: events });
    const data = textOf(held?.data);
    expect(data).toMatch(/ORGANIZER;CN=anna:mailto:anna@gejie.example/);
    expect(data).toMatch(/ATTENDEE;.*CN=ben:mailto:ben@gejie.example/);
    expect(data).toMatch(/ATTENDEE;.*CN=张总:mailto:zhang@kunde.example/);
    const without = data.replace(/ATTENDEE;[^\r\n]*ben@gejie.example\r\n/, '');
    const calendarObject = { ...held, data: without } as never;
    expect((await phone.updateCalendarObject({ calendarObject })).status).toBe(204);
    expect(await people()).toMatchObject([{ module: 'contacts', id: contact }]);
  });

  test('is somebody there is: an address of nobody’s is refused with its name, and nothing is saved', async () => {
    const refused = await make(
      events,
      'n.ics',
      vevent('UID:n@phone', 'SUMMARY:x', 'ATTENDEE:mailto:niemand@nirgendwo.example'),
    );
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('niemand@nirgendwo.example');
    expect(await phone.fetchCalendarObjects({ calendar: events })).toHaveLength(1);
  });
});
