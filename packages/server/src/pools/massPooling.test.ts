import type { JobAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { type Listed, makePool, pooledAccount, sellerRights } from './pools.fixture.ts';

type Person = Client & { id: number };

let app: TestApplication;
let east: number;
let giver: Person;
let taker: Person;
let stranger: Person;

beforeAll(async () => {
  app = await openApplication('mass_pooling', { rateLimits: { requests: 0, signIns: 100_000 } });
  east = await app.department('华东');
  const north = await app.department('华北');
  const seller = (name: string, department: number) => app.person(name, { rights: sellerRights, department });
  giver = await seller('giver', east);
  taker = await seller('taker', east);
  stranger = await seller('stranger', north);
});

afterAll(() => app.close());

/** Does something to many, and waits until it is done. */
async function bulk(by: Client, body: Record<string, unknown>): Promise<JobAnswer> {
  const answer = await by.post('/api/accounts/bulk', body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 202 });
  return vi.waitFor(
    async () => {
      const job = (await by.get<JobAnswer>(`/api/jobs/${answer.body.job}`)).body;
      expect(job.finishedAt).not.toBeNull();
      return job;
    },
    { timeout: 60_000 },
  );
}

async function filled(
  count: number,
  values: Record<string, unknown> = {},
): Promise<{ pool: number; ids: number[] }> {
  const pool = await makePool(app, [east], values);
  const ids = [];
  for (let nth = 0; nth < count; nth++) ids.push(await pooledAccount(app, giver, pool));
  return { pool, ids };
}

const lying = async (by: Client, pool: number) =>
  (await by.get<Listed>('/api/accounts', { query: { pool: String(pool) } })).body.records.map(({ id }) => id);
const ownersOf = (ids: readonly number[]) =>
  Promise.all(
    ids.map(
      async (id) =>
        (await app.admin.get<{ owner: { id: number } | null }>(`/api/accounts/${id}`)).body.owner?.id,
    ),
  );

describe('Many records of a pool at once (ACC-07)', () => {
  test('are claimed as far as the limits go; each of the others says why not', async () => {
    const { pool, ids } = await filled(5, { mostHeld: 3 });
    const job = await bulk(taker, { ids, action: 'claim', values: { pool } });
    expect(job).toMatchObject({ state: 'done', done: 5, updated: 3, failed: 2 });
    expect(await ownersOf(ids)).toEqual([taker.id, taker.id, taker.id, undefined, undefined]);
    expect((await lying(taker, pool)).toSorted()).toEqual(ids.slice(3).toSorted());
    const again = await bulk(taker, { ids: ids.slice(2), action: 'claim', values: { pool } });
    expect(again).toMatchObject({ updated: 0, failed: 3 });
  });

  test('are claimed by nobody whom the pool does not serve, and outside a pool by nobody', async () => {
    const { pool, ids } = await filled(2);
    expect(await bulk(stranger, { ids, action: 'claim', values: { pool } })).toMatchObject({ updated: 0 });
    expect(await ownersOf(ids)).toEqual([undefined, undefined]);
    const wrong = [
      [{ ids, action: 'claim' }, 'pool'],
      [{ ids, action: 'claim', values: { pool: 'x' } }, 'pool'],
      [{ ids, action: 'allot', values: { pool } }, 'user'],
      [{ ids, action: 'release', values: {} }, 'reason'],
    ] as const;
    for (const [body, field] of wrong)
      expect(await taker.post('/api/accounts/bulk', body)).toMatchObject({
        status: 422,
        body: { errors: [{ field }] },
      });
  });

  test('are handed out by who administers the pool, all that a filter finds', async () => {
    const chief = await app.person('chief', { rights: sellerRights, department: east });
    const { pool, ids } = await filled(4, { administrators: [chief.id] });
    const wish = { where: { name: '海川仪表' }, action: 'allot', values: { pool, user: taker.id } };
    expect(await bulk(taker, wish)).toMatchObject({ updated: 0 });
    expect(await bulk(chief, wish)).toMatchObject({ state: 'done', updated: 4, failed: 0 });
    expect(new Set(await ownersOf(ids))).toEqual(new Set([taker.id]));
    expect(await lying(chief, pool)).toEqual([]);
  });

  test('are put back with a reason by who has them; what is another’s stays', async () => {
    const { pool, ids } = await filled(3);
    await bulk(taker, { ids: ids.slice(0, 2), action: 'claim', values: { pool } });
    await bulk(giver, { ids: ids.slice(2), action: 'claim', values: { pool } });
    const job = await bulk(taker, { ids, action: 'release', values: { pool, reason: '无需求' } });
    expect(job).toMatchObject({ updated: 2, failed: 1 });
    expect(await ownersOf(ids)).toEqual([undefined, undefined, giver.id]);
    const owners = await taker.get(`/api/accounts/${ids[0]}/owners`, { query: { pool: String(pool) } });
    expect(JSON.stringify(owners.body)).toContain('无需求');
  });
});
