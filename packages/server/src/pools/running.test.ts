import { dayIn, instantOf, type PoolRuns } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { shiftDay } from './fallingRules.ts';
import { accountOf, type Listed, makePool, sellerRights } from './pools.fixture.ts';

const zone = 'Asia/Shanghai';
/** A moment so many days from today: comments bear the database's own time. */
const at = (days: number, clock: string) => instantOf(`${day(days)} ${clock}`, zone);
const day = (days: number) => shiftDay(dayIn(zone, new Date()), days);

let now = at(-8, '10:00');
let app: TestApplication;
let east: number;
let seller: Client & { id: number };
let pool: number;
/** Keep the pools of their department; the second sees no account, the third is of another department. */
let keeper: Client, unsighted: Client, outsider: Client;

beforeAll(async () => {
  app = await openApplication('pool_runs', {
    clock: () => now,
    rateLimits: { requests: 0, signIns: 100_000 },
  });
  east = await app.department('华东');
  seller = await app.person('seller', { rights: sellerRights, department: east });
  pool = await makePool(app, [east], { name: '华东公海', countsFrom: day(-60), warnDays: 3 });
  const keeping = (name: string, see: 'none' | 'department', department: number) =>
    app.person(name, { rights: { accounts: { see } }, functions: ['pools'], department });
  keeper = await keeping('keeper', 'department', east);
  unsighted = await keeping('unsighted', 'none', east);
  outsider = await keeping('outsider', 'department', await app.department('华南'));
  const rule = { pool, module: 'accounts', name: '10 天未跟进', days: 10 };
  expect((await app.admin.post('/api/pool-rules', rule)).status).toBe(201);
});

afterAll(() => app.close());

async function run(): Promise<PoolRuns['runs'][number]> {
  const { body } = await app.admin.post<{ job: number }>('/api/settings/pools/run');
  return vi.waitFor(
    async () => {
      const { runs } = (await app.admin.get<PoolRuns>('/api/settings/pools')).body;
      const found = runs.find(({ id }) => id === body.job);
      if (found?.state !== 'done') throw new Error(JSON.stringify(found));
      return found;
    },
    { timeout: 60_000, interval: 100 },
  );
}

const latestFor = async (client: Client) => (await client.get<PoolRuns>('/api/settings/pools')).body.runs[0];

const noticesOf = async (client: Client) => JSON.stringify((await client.get('/api/notifications')).body);

describe('The pools run (ACC-07)', () => {
  test('and take what nobody followed up for so many full days, after a warning, each once', async () => {
    const id = await accountOf(app, seller.id, { name: '久未联系' });
    const tended = await accountOf(app, seller.id, { name: '常来常往' });
    now = at(0, '23:59');
    await seller.post(`/api/accounts/${tended}/comments`, { text: '电话回访，意向良好' });
    expect(
      (await seller.get<object[]>('/api/accounts/falling', { query: { ids: `${id},${tended}` } })).body,
    ).toMatchObject([
      { id, on: day(3), days: 3, pool: { label: '华东公海' }, reason: 'noFollowUp' },
      { id: tended, on: day(11) },
    ]);
    const soon = await seller.get<Listed>('/api/accounts', { query: { falling: '3' } });
    expect(soon.body.records.map((one) => one.id)).toEqual([id]);
    expect((await run()).result).toMatchObject({ fallen: {}, warned: 1, failed: 0 });
    expect(await noticesOf(seller)).toContain('华东公海');
    expect((await run()).result).toMatchObject({ warned: 0 });

    now = at(2, '23:59');
    expect((await run()).result).toMatchObject({ fallen: {} });
    now = at(3, '00:01');
    const forecast = await app.admin.get<object[]>('/api/settings/pools/forecast');
    expect(forecast.body).toMatchObject([{ rule: '10 天未跟进', count: 1, samples: [{ id, on: day(3) }] }]);
    const dryRunOf = async (client: Client) =>
      (await client.get<object[]>('/api/settings/pools/forecast')).body;
    expect(await dryRunOf(keeper)).toMatchObject([{ pool: { id: pool }, count: 1, samples: [{ id }] }]);
    expect(await dryRunOf(unsighted)).toMatchObject([{ pool: { id: pool }, count: 1, samples: [] }]);
    expect(await dryRunOf(outsider)).toEqual([]);
    expect((await run()).result).toMatchObject({ fallen: { [pool]: 1 } });
    expect(await latestFor(keeper)).toMatchObject({ updated: 1, result: { fallen: { [pool]: 1 } } });
    expect(await latestFor(outsider)).toMatchObject({ updated: 0, result: { fallen: {}, failures: [] } });
    expect((await keeper.patch('/api/settings/pools', { runAt: '04:00' })).status).toBe(403);
    expect((await seller.get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await seller.get(`/api/accounts/${id}`, { query: { pool: String(pool) } })).body).toMatchObject({
      pooledReason: 'noFollowUp',
      pooledFrom: { label: 'seller' },
    });
    expect((await seller.get(`/api/accounts/${tended}`)).status).toBe(200);
    const owners = await seller.get(`/api/accounts/${id}/owners`, { query: { pool: String(pool) } });
    expect(owners.body).toMatchObject([
      { pool: { id: pool } },
      { owner: { label: 'seller' }, why: 'noFollowUp' },
    ]);
    expect((await run()).result).toMatchObject({ fallen: {} });
    const log = await app.admin.get<{ records: object[] }>('/api/audit-log', {
      query: { where: '{"kind":"pool.fell"}', fields: 'label,detail' },
    });
    expect(log.body.records).toMatchObject([{ label: '华东公海', detail: { count: 1 } }]);
  });

  test('also where the former owner has left the company', async () => {
    const leaver = await app.person('leaver', { rights: sellerRights, department: east });
    const id = await accountOf(app, leaver.id);
    // No door lets somebody go who still owns records; a database of before may hold such a one.
    const { kysely } = app.services.database;
    await sql`update "user" set status = 'inactive' where id = ${leaver.id}`.execute(kysely);
    now = at(40, '10:00');
    await run();
    expect((await seller.get(`/api/accounts/${id}`, { query: { pool: String(pool) } })).status).toBe(200);
  });

  test('only by those who may, at an hour that exists', async () => {
    expect((await seller.get('/api/settings/pools')).status).toBe(403);
    expect((await seller.post('/api/settings/pools/run')).status).toBe(403);
    expect((await app.admin.patch('/api/settings/pools', { runAt: '25:00' })).status).toBe(422);
    const changed = await app.admin.patch('/api/settings/pools', { runAt: '03:30' });
    expect(changed.body).toMatchObject({ runAt: '03:30', nextRun: at(41, '03:30').toISOString() });
  });
});

describe('A pool that makes no sense (ACC-07)', () => {
  test.each([
    [{ departments: [] }, 'departments'],
    [{ mostHeld: 0 }, 'mostHeld'],
    [{ mostPerDay: -1 }, 'mostPerDay'],
    [{ coolDownDays: -3 }, 'coolDownDays'],
    [{ module: 'contacts' }, 'module'],
    [{ masked: ['nonsense'] }, 'masked'],
    [{ exempt: { nonsense: 1 } }, 'exempt'],
  ])('is refused: %j', async (wrong, field) => {
    const whole = { name: `错 ${field}`, module: 'accounts', departments: [east], ...wrong };
    const answer = await app.admin.post('/api/pools', whole);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  test('or a rule of it', async () => {
    const rule = (values: object) =>
      app.admin.post('/api/pool-rules', { pool, module: 'accounts', name: '规则', days: 3, ...values });
    expect(await rule({ days: 0 })).toMatchObject({ status: 422 });
    expect(await rule({ days: -1 })).toMatchObject({ status: 422 });
    expect(await rule({ module: 'leads' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'module' }] },
    });
  });

  test('is not deleted while records lie in it', async () => {
    expect(await app.admin.delete(`/api/pools/${pool}`)).toMatchObject({ status: 409 });
    const empty = await makePool(app, [east]);
    expect((await app.admin.delete(`/api/pools/${empty}`)).status).toBe(204);
  });
});
