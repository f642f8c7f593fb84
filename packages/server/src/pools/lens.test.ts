import type { AccessAnswer, AccessVerdict } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { type Listed, makePool, pooledAccount, sellerRights } from './pools.fixture.ts';

const hidden = [
  'phone',
  'website',
  'address',
  'taxNumber',
  'wonAmount',
  'parent',
  'description',
  'createdAt',
];
const secret = '0571-8816 4321';

let app: TestApplication;
let pool: number;
let id: number;
let looker: Client & { id: number };

beforeAll(async () => {
  app = await openApplication('lens', { rateLimits: { requests: 0, signIns: 100_000 } });
  const east = await app.department('华东');
  const giver = await app.person('giver', { rights: sellerRights, department: east });
  looker = await app.person('looker', { rights: sellerRights, department: east });
  pool = await makePool(app, [east], { masked: hidden });
  const parent = await pooledAccount(app, giver, pool, { name: '母公司', phone: secret });
  id = await pooledAccount(app, giver, pool, {
    name: '宁波海川',
    phone: secret,
    website: 'https://haichuan.example',
    taxNumber: '91330200SECRET',
    description: '老板姓欧阳',
    parent,
  });
});

afterAll(() => app.close());

const ask = (query: Record<string, string>) =>
  looker.get<Listed>('/api/accounts', { query: { pool: String(pool), ...query } });

describe('What a pool hides until it is claimed (ACC-07)', () => {
  test('is in no list and no record', async () => {
    const list = await ask({});
    expect(list.body.records).toHaveLength(2);
    const record = await looker.get(`/api/accounts/${id}`, { query: { pool: String(pool) } });
    for (const body of [...list.body.records, record.body])
      for (const field of hidden) expect(body, field).not.toHaveProperty(field);
    expect(JSON.stringify([list.body, record.body])).not.toMatch(/4321|SECRET|欧阳/);
  });

  test('is said where the record says who sees it, and why (ACC-08)', async () => {
    const { body } = await app.admin.get<AccessVerdict>(`/api/accounts/${id}/access`, {
      query: { user: String(looker.id) },
    });
    expect(body).toMatchObject({ see: true, edit: false, reasons: [{ kind: 'pool' }], obstacles: [] });
    expect(body.reasons[0]?.text.zh).toContain('领取前看不到：电话');
    const { body: all } = await app.admin.get<AccessAnswer>(`/api/accounts/${id}/access`);
    expect(all.people.map(({ user }) => user.id)).toContain(looker.id);
  });

  test.each(hidden)('can’t be asked for, filtered or sorted by: %s', async (field) => {
    const attempts: Record<string, string>[] = [
      { fields: field },
      { fields: `parent.${field}` },
      { sort: field },
      { sort: `-pooledAt,${field}` },
      { where: JSON.stringify({ [field]: { empty: false } }) },
      { where: JSON.stringify({ not: { any: [{ [field]: { empty: true } }] } }) },
      { where: JSON.stringify({ [`parent.${field}`]: { empty: false } }) },
    ];
    for (const query of attempts) expect((await ask(query)).status, JSON.stringify(query)).toBe(400);
    const one = { pool: String(pool), fields: field };
    expect((await looker.get(`/api/accounts/${id}`, { query: one })).status).toBe(400);
  });

  test.each(['4321', 'SECRET', '欧阳', 'haichuan.example', '老板'])(
    'is not found by searching: %s',
    async (q) => {
      expect((await ask({ q, count: '1' })).body).toMatchObject({ records: [], count: { value: 0 } });
    },
  );

  test('while names are found', async () => {
    expect((await ask({ q: '海川' })).body.records.map((one) => one.id)).toEqual([id]);
  });

  test('is on no way around the pool', async () => {
    for (const place of [
      '',
      '/timeline',
      '/history',
      '/comments',
      '/files',
      '/tags',
      '/related/contacts',
      '/as-of?at=2026-11-25',
      '/access',
    ])
      expect((await looker.get(`/api/accounts/${id}${place}`)).status, place).toBe(404);
    const through = await looker.get(`/api/accounts/${id}/related/contacts`, {
      query: { pool: String(pool) },
    });
    expect([400, 404]).toContain(through.status);
    expect(
      (await looker.get<{ groups: object[] }>('/api/search', { query: { q: '4321' } })).body.groups,
    ).toEqual([]);
    for (const path of ['export', 'tally?by=grade'])
      expect(
        (await looker.get(`/api/accounts/${path}${path.includes('?') ? '&' : '?'}pool=${pool}`)).status,
      ).toBe(400);
  });

  test('and nothing can be changed through it', async () => {
    for (const answer of [
      await looker.patch(`/api/accounts/${id}?pool=${pool}`, { name: '改名' }),
      await looker.delete(`/api/accounts/${id}?pool=${pool}`),
    ])
      expect([400, 404]).toContain(answer.status);
  });

  test('nor is what lies in another pool, or in the recycle bin', async () => {
    expect((await looker.get('/api/accounts', { query: { pool: '999999' } })).status).toBe(404);
    await app.admin.delete(`/api/accounts/${id}`);
    expect((await looker.get(`/api/accounts/${id}`, { query: { pool: String(pool) } })).status).toBe(404);
    expect((await ask({ deleted: '1' })).body.records).toEqual([]);
  });
});
