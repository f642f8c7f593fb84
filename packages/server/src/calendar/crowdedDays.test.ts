import type { CalendarAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };

beforeAll(async () => {
  app = await openApplication('crowdedDays');
  anna = await app.person('anna', { rights: allRights });
});
afterAll(() => app.close());

async function calendar(client: Client, query: Record<string, string>): Promise<CalendarAnswer> {
  const answer = await client.get<CalendarAnswer>('/api/calendar', { query });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function event(client: Client, values: object): Promise<number> {
  const answer = await client.post('/api/events', { timeZone: 'Asia/Shanghai', ...values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}

describe('CAL-01 A calendar', () => {
  test('of a month gives the first entries of each day with their names, and counts the others', async () => {
    const account = (await anna.post('/api/accounts', { name: '满日客户' })).body.id;
    const ids: number[] = [];
    for (const at of ['03', '01', '02', '04'])
      ids.push(
        await event(anna, {
          subject: '满日',
          startsAt: `2026-10-20T${at}:00:00Z`,
          related: { module: 'accounts', id: account },
        }),
      );
    const day = { from: '2026-10-19T16:00:00Z', to: '2026-10-21T16:00:00Z' };
    const { entries, crowded, cut } = await calendar(anna, { ...day, perDay: '2' });
    expect(entries.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    expect(entries[0]).toMatchObject({
      owner: { id: anna.id, label: 'anna' },
      related: { module: 'accounts', id: account, label: '满日客户' },
    });
    expect({ crowded, cut }).toEqual({ crowded: [{ day: '2026-10-20', count: 4 }], cut: false });
    expect((await calendar(anna, day)).crowded).toEqual([]);
    expect((await anna.get('/api/calendar', { query: { ...day, perDay: '0' } })).status).toBe(400);
  });
});
