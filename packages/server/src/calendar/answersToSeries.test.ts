import type { CalendarAnswer, NotificationsAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

type Person = Client & { id: number };

let app: TestApplication;
let anna: Person;
let ben: Person;
let cara: Person;

const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;
const second = '2026-12-14T02:00:00.000Z';
const third = '2026-12-21T02:00:00.000Z';

beforeAll(async () => {
  app = await openApplication('answersToSeries', { clock: () => new Date('2026-11-23T02:00:00Z') });
  const rights = { '*': own, users: { see: 'all' } } as never;
  [anna, ben, cara] = [
    await app.person('anna', { rights }),
    await app.person('ben', { rights }),
    await app.person('cara', { rights }),
  ];
});
afterAll(() => app.close());

const users = (...people: Person[]) => people.map(({ id }) => ({ module: 'users', id }));

async function weekly(...people: Person[]): Promise<number> {
  const { status, body } = await anna.post('/api/events', {
    subject: '周会',
    startsAt: '2026-12-07T02:00:00Z',
    endsAt: '2026-12-07T03:00:00Z',
    timeZone: 'Asia/Shanghai',
    recurrence: 'FREQ=WEEKLY;COUNT=4',
    participants: users(...people),
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as number;
}

/** What a person says to each occurrence, as the person's own calendar tells it. */
async function saidBy(person: Person, series: number): Promise<unknown[]> {
  const { body } = await person.get<CalendarAnswer>('/api/calendar', {
    query: { from: '2026-12-06T00:00:00Z', to: '2027-01-01T00:00:00Z' },
  });
  return body.entries
    .filter(({ id, series: of }) => id === series || of === series)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .map(({ answer }) => answer);
}

async function apartFrom(series: number): Promise<{ id: number; startsAt: string }[]> {
  const { body } = await anna.get<{ records: { id: number; startsAt: string }[] }>(
    `/api/events/${series}/related/exceptions`,
  );
  return body.records;
}

describe('CAL-01 Whoever is asked to a series', () => {
  test('declines one occurrence alone, and whoever asked is told of that one', async () => {
    const id = await weekly(ben);
    await ben.post(`/api/events/${id}/accept`, {});
    expect((await ben.post(`/api/events/${id}/decline`, { occurrence: second })).status).toBe(200);
    expect(await saidBy(ben, id)).toEqual(['accepted', 'declined', 'accepted', 'accepted']);
    const [apart, ...others] = await apartFrom(id);
    expect(others).toEqual([]);
    expect(apart?.startsAt).toBe(second);
    const { body } = await anna.get<NotificationsAnswer>('/api/notifications');
    expect(body.notifications.find(({ record }) => record?.id === apart?.id)?.kind).toBe(
      'invitation.declined',
    );
  });

  test('answers the one that another has set apart, without a second one being made', async () => {
    const id = await weekly(ben, cara);
    expect((await ben.post(`/api/events/${id}/decline`, { occurrence: second })).status).toBe(200);
    // Cara's calendar has not been read since.
    expect((await cara.post(`/api/events/${id}/accept`, { occurrence: second })).status).toBe(200);
    expect(await apartFrom(id)).toHaveLength(1);
    expect(await saidBy(ben, id)).toEqual(['open', 'declined', 'open', 'open']);
    expect(await saidBy(cara, id)).toEqual(['open', 'accepted', 'open', 'open']);
  });

  test('answers all of it with what others set apart, but for what was answered by itself', async () => {
    const id = await weekly(ben, cara);
    await ben.post(`/api/events/${id}/decline`, { occurrence: second });
    await cara.post(`/api/events/${id}/tentative`, { occurrence: third });
    expect((await cara.post(`/api/events/${id}/accept`, {})).status).toBe(200);
    expect(await saidBy(cara, id)).toEqual(['accepted', 'accepted', 'tentative', 'accepted']);
    expect(await saidBy(ben, id)).toEqual(['open', 'declined', 'open', 'open']);
  });

  test('answers no occurrence that there is not, that was called off or that does not ask', async () => {
    const id = await weekly(ben, cara);
    const decline = (person: Person, occurrence: unknown) =>
      person.post(`/api/events/${id}/decline`, { occurrence });
    expect((await decline(ben, '2026-12-15T02:00:00Z')).status).toBe(422);
    expect((await decline(ben, 'monday')).status).toBe(422);
    await cara.post(`/api/events/${id}/accept`, { occurrence: second });
    const [apart] = await apartFrom(id);
    await anna.patch(`/api/events/${apart?.id}`, { participants: users(cara) });
    expect((await decline(ben, second)).status).toBe(409);
    await anna.delete(`/api/events/${apart?.id}`);
    expect((await decline(cara, second)).status).toBe(422);
    expect((await decline(anna, third)).status).toBe(403);
    expect(await apartFrom(id)).toEqual([]);
  });

  test('and whoever changes one that has been set apart meanwhile changes that', async () => {
    const id = await weekly(ben);
    await ben.post(`/api/events/${id}/accept`, { occurrence: second });
    const [apart] = await apartFrom(id);
    const change = (values: object | null) =>
      anna.post(`/api/events/${id}/occurrences`, { occurrence: second, scope: 'this', values });
    expect((await change({ place: '二楼' })).body).toMatchObject({ id: apart?.id, place: '二楼' });
    expect(await apartFrom(id)).toHaveLength(1);
    expect((await change(null)).status).toBe(200);
    expect(await apartFrom(id)).toEqual([]);
    expect(await saidBy(ben, id)).toEqual(['open', 'open', 'open']);
  });
});
