import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { accountOf, type Listed, makePool, pooledAccount, sellerRights } from './pools.fixture.ts';

let app: TestApplication;
let east: number;
let hangzhou: number;
let north: number;
let giver: Client & { id: number };
let taker: Client & { id: number };
let stranger: Client & { id: number };
let pool: number;

beforeAll(async () => {
  app = await openApplication('pools', { rateLimits: { requests: 0, signIns: 100_000 } });
  east = await app.department('华东');
  hangzhou = await app.department('杭州', east);
  north = await app.department('华北');
  giver = await app.person('giver', { rights: sellerRights, department: hangzhou });
  taker = await app.person('taker', { rights: sellerRights, department: east });
  stranger = await app.person('stranger', { rights: sellerRights, department: north });
  pool = await makePool(app, [east], { masked: ['phone', 'website', 'lastContactedAt'] });
});

afterAll(() => app.close());

const listed = (client: Client, more: Record<string, string> = {}) =>
  client.get<Listed>('/api/accounts', { query: { pool: String(pool), count: '1', ...more } });

describe('What is put back into a pool (ACC-07)', () => {
  test('leaves its owner, keeps its history, and lies there for those whom the pool serves', async () => {
    const id = await accountOf(app, giver.id, { name: '宁波海川', phone: '0574-8888 1234' });
    expect((await giver.get(`/api/accounts/${id}/release`)).body).toMatchObject({ pools: [{ id: pool }] });
    expect((await giver.post(`/api/accounts/${id}/release`, { reason: '多次联系不上' })).status).toBe(200);
    expect((await giver.get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await giver.get<Listed>('/api/accounts')).body.records.map((one) => one.id)).not.toContain(id);
    const seen = await taker.get(`/api/accounts/${id}`, { query: { pool: String(pool) } });
    expect(seen.body).toMatchObject({
      name: '宁波海川',
      owner: null,
      pool: { id: pool },
      pooledFrom: { label: 'giver' },
      pooledReason: 'released',
      rights: { edit: false, delete: false, assign: false, share: false },
    });
    expect(seen.body).not.toHaveProperty('phone');
    expect((await taker.get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await listed(taker)).body.records.map((one) => one.id)).toContain(id);
    expect((await listed(stranger)).status).toBe(404);
    const owners = await taker.get(`/api/accounts/${id}/owners`, { query: { pool: String(pool) } });
    expect(owners.body).toMatchObject([
      { owner: null, pool: { id: pool }, until: null },
      { owner: { label: 'giver' }, why: 'released', note: '多次联系不上' },
    ]);
  });

  test('is claimed whole, with what hangs on it', async () => {
    const id = await accountOf(app, giver.id, { phone: '0571-8816 1234' });
    const contact = async (owner: number) =>
      (await app.admin.post('/api/contacts', { name: '李工', account: id, owner })).body.id;
    const [his, others] = [await contact(giver.id), await contact(stranger.id)];
    await giver.post(`/api/accounts/${id}/release`, { reason: '转做其他区域' });
    expect((await taker.get(`/api/accounts/${id}/claim`, { query: { pool: String(pool) } })).body).toEqual({
      refusal: null,
      touches: 0,
    });
    expect((await taker.post(`/api/accounts/${id}/claim`, { pool })).status).toBe(200);
    expect((await taker.get(`/api/accounts/${id}`)).body).toMatchObject({
      phone: '0571-8816 1234',
      owner: { label: 'taker' },
      department: { id: east },
      pool: null,
      pooledAt: null,
      pooledFrom: null,
      claimedFrom: { id: pool },
    });
    expect((await taker.get(`/api/contacts/${his}`)).status).toBe(200);
    expect((await taker.get(`/api/contacts/${others}`)).status).toBe(404);
    const owners = (await taker.get<object[]>(`/api/accounts/${id}/owners`)).body;
    expect(owners).toMatchObject([
      { owner: { label: 'taker' }, until: null },
      { pool: { id: pool }, why: 'claimed' },
      { owner: { label: 'giver' }, why: 'released' },
    ]);
  });

  test('is no longer seen by those it was shared with', async () => {
    const id = await accountOf(app, giver.id);
    await giver.post(`/api/accounts/${id}/shares`, { user: stranger.id, level: 'read' });
    expect((await stranger.get(`/api/accounts/${id}`)).status).toBe(200);
    await giver.post(`/api/accounts/${id}/release`, { reason: '不再跟进' });
    expect((await stranger.get(`/api/accounts/${id}`)).status).toBe(404);
  });

  test('leaves the pool whichever way it gets an owner', async () => {
    const id = await pooledAccount(app, giver, pool);
    expect((await app.admin.patch(`/api/accounts/${id}`, { owner: stranger.id })).body).toMatchObject({
      pool: null,
      pooledReason: null,
      claimedFrom: null,
      owner: { label: 'stranger' },
    });
    expect((await listed(taker)).body.records.map((one) => one.id)).not.toContain(id);
  });
});

describe('Whoever wants more than is allowed (ACC-07)', () => {
  test('is stopped at the day’s limit and at what may be held', async () => {
    const small = await makePool(app, [east], { mostPerDay: 2, mostHeld: 1 });
    const ids = [];
    for (let nth = 0; nth < 2; nth++) ids.push(await pooledAccount(app, giver, small));
    const claim = (id: unknown) => taker.post(`/api/accounts/${id}/claim`, { pool: small });
    expect((await claim(ids[0])).status).toBe(200);
    expect(await claim(ids[1])).toMatchObject({
      status: 409,
      body: { type: expect.stringMatching(/state$/) },
    });
    expect((await taker.get<object[]>('/api/accounts/pools')).body).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: small, held: 1, today: 1, mostHeld: 1 })]),
    );
  });

  test('may not have back what was just lost', async () => {
    const cool = await makePool(app, [east], { coolDownDays: 30, mostLosses: 2 });
    const id = await pooledAccount(app, giver, cool);
    expect((await giver.post(`/api/accounts/${id}/claim`, { pool: cool })).body.detail).toMatch(/前负责人/);
    expect((await taker.post(`/api/accounts/${id}/claim`, { pool: cool })).status).toBe(200);
  });

  test('comes second when two claim one record at the same time', async () => {
    const others = [];
    for (let nth = 0; nth < 4; nth++)
      others.push(await app.person(`rival${nth}`, { rights: sellerRights, department: east }));
    const id = await pooledAccount(app, giver, pool);
    const answers = await Promise.all(others.map((one) => one.post(`/api/accounts/${id}/claim`, { pool })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test('gets no more by asking ten times at once', async () => {
    const five = await makePool(app, [east], { mostHeld: 5 });
    const ids = [];
    for (let nth = 0; nth < 10; nth++) ids.push(await pooledAccount(app, giver, five));
    const answers = await Promise.all(
      ids.map((id) => taker.post(`/api/accounts/${id}/claim`, { pool: five })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  test('learns nothing of pools that serve others', async () => {
    const id = await pooledAccount(app, giver, pool);
    expect((await stranger.post(`/api/accounts/${id}/claim`, { pool })).status).toBe(404);
    expect((await stranger.get(`/api/accounts/${id}/owners`, { query: { pool: String(pool) } })).status).toBe(
      404,
    );
    expect((await stranger.get('/api/accounts/pools')).body).toEqual([]);
  });
});

describe('Who administers a pool (ACC-07)', () => {
  test('gives records to people of its departments, who are told', async () => {
    const chief = await app.person('chief', { rights: sellerRights, department: north });
    const kept = await makePool(app, [east], { administrators: [chief.id] });
    const id = await pooledAccount(app, giver, kept);
    const allot = (client: Client, user: number) =>
      client.post(`/api/accounts/${id}/allot`, { pool: kept, user });
    expect((await allot(taker, taker.id)).status).toBe(403);
    expect((await allot(chief, stranger.id)).status).toBe(422);
    expect((await allot(chief, taker.id)).status).toBe(200);
    expect((await taker.get(`/api/accounts/${id}`)).body).toMatchObject({ owner: { label: 'taker' } });
  });
});
