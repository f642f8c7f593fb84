import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { imported } from '../import/import.fixture.ts';
import { accountOf, makePool, pooledAccount } from '../pools/pools.fixture.ts';

type Person = Client & { id: number };

let app: TestApplication;
let [root, east, hangzhou, south] = [0, 0, 0, 0];
beforeAll(async () => {
  app = await openApplication('settings_parts', { rateLimits: { requests: 0, signIns: 100_000 } });
  root = await app.department('总部');
  east = await app.department('华东', root);
  hangzhou = await app.department('杭州', east);
  south = await app.department('华南', root);
});
afterAll(() => app.close());

/** What each part opens: a record made, or a setting changed. */
const opened: [part: string, url: string, method: 'post' | 'patch', body: unknown][] = [
  [
    'processes',
    '/api/pipelines',
    'post',
    { name: '招标', stages: ['prospecting', 'won', 'lost'].map((value) => ({ value })) },
  ],
  ['assignment', '/api/assignment-rules', 'post', { name: '轮流', position: 1 }],
  ['currencies', '/api/taxes', 'post', { name: '增值税 13%', rate: 13 }],
  ['workingTime', '/api/settings/workingTime', 'patch', {}],
  [
    'numbers',
    '/api/settings/numbers',
    'patch',
    { module: 'accounts', field: 'number', pattern: 'KH-{00000}' },
  ],
];

describe('A part of the settings is a function by itself (ACC-03)', () => {
  test.each(opened)('%s', async (part, url, method, body) => {
    const keeper = await app.person(`keeper-${part}`, { functions: [part] });
    const done = await keeper[method](url, body);
    expect(done.status, JSON.stringify(done.body)).toBe(method === 'post' ? 201 : 200);
    const others = opened.filter(([other]) => other !== part);
    for (const [, elsewhere, how, wish] of others)
      expect((await keeper[how](elsewhere, wish)).status, elsewhere).toBe(403);
    expect((await keeper.patch('/api/settings/company', { name: '我的公司' })).status).toBe(403);
    expect((await keeper.patch('/api/settings/security', { passwordDays: 1 })).status).toBe(403);
    expect((await keeper.get('/api/session')).body.functions).toEqual([part]);
  });

  test('and whoever may change the settings may change each part', async () => {
    const keeper = await app.person('keeper-of-all', { functions: ['settings'] });
    for (const [part, url, method, body] of opened.filter(([, , how]) => how === 'patch'))
      expect((await keeper[method](url, body)).status, part).toBe(200);
    expect((await keeper.get('/api/session')).body.functions).toEqual(
      expect.arrayContaining(opened.map(([part]) => part)),
    );
    expect((await keeper.patch('/api/users/1', { name: '改名' })).status).not.toBe(200);
    // Who says who somebody is could make anybody an administrator.
    for (const source of ['ldap', 'oidc']) {
      expect((await keeper.get(`/api/settings/${source}`)).status).toBe(200);
      const refused = await keeper.patch(`/api/settings/${source}`, { createUsers: true, link: 'username' });
      expect(refused).toMatchObject({
        status: 403,
        body: { detail: expect.stringContaining('全部系统功能') },
      });
    }
  });

  test('given by those who have it, or the whole, to nobody more than that', async () => {
    const [small, large] = [
      await app.person('gives-parts', { functions: ['users', 'processes'] }),
      await app.person('gives-all', { functions: ['users', 'settings'] }),
    ];
    const role = (client: Client, functions: string[]) =>
      client.post('/api/roles', { name: `角色 ${Math.random()}`, functions });
    expect((await role(small, ['processes', 'sharing'])).status).toBe(201);
    for (const beyond of ['pools', 'settings'])
      expect((await role(small, [beyond])).body.errors).toMatchObject([{ field: 'functions' }]);
    expect((await role(large, ['settings', 'pools', 'numbers'])).status).toBe(201);
    const whole = await role(large, ['settings']);
    // Less than before is nothing more, whoever takes it away.
    expect(
      (await small.patch(`/api/roles/${whole.body.id}`, { functions: ['pools', 'currencies'] })).status,
    ).toBe(200);
  });
});

describe('Who keeps the pools of the own department (ACC-03, ACC-07)', () => {
  let keeper: Person;
  let mine: number;
  let theirs: number;
  beforeAll(async () => {
    keeper = await app.person('pool-keeper', {
      rights: { accounts: { see: 'own' } },
      functions: ['pools'],
      department: east,
    });
    mine = await makePool(app, [east]);
    theirs = await makePool(app, [south]);
  });
  const pool = (departments: number[]) =>
    keeper.post('/api/pools', { name: `公海 ${Math.random()}`, module: 'accounts', departments });

  test('makes and changes those of the department and below, and may no other setting', async () => {
    for (const departments of [[east], [hangzhou], [east, hangzhou]])
      expect((await pool(departments)).status, String(departments)).toBe(201);
    expect((await keeper.patch(`/api/pools/${mine}`, { mostHeld: 50 })).status).toBe(200);
    expect((await keeper.get(`/api/pools/${mine}`)).body.rights).toMatchObject({ edit: true, delete: true });
    expect((await keeper.patch('/api/settings/company', { name: '我的公司' })).status).toBe(403);
    expect((await keeper.post('/api/settings/pools/run', {})).status).toBe(403);
  });

  test('not those that serve others, in part or above, nor gives the own ones away', async () => {
    for (const departments of [[south], [east, south], [root]])
      expect((await pool(departments)).body.errors, String(departments)).toMatchObject([
        { field: 'departments', message: expect.stringContaining('您所在的部门') },
      ]);
    for (const departments of [[south], [east, south], [root]]) {
      const other = await makePool(app, departments);
      expect((await keeper.get(`/api/pools/${other}`)).body.rights).toMatchObject({ edit: false });
      expect((await keeper.patch(`/api/pools/${other}`, { mostHeld: 1 })).status).toBe(403);
      expect((await keeper.delete(`/api/pools/${other}`)).status).toBe(403);
    }
    const away = await keeper.patch(`/api/pools/${mine}`, { departments: [east, south] });
    expect(away.body.errors).toMatchObject([{ field: 'departments' }]);
    expect((await app.admin.get(`/api/pools/${mine}`)).body.departments).toMatchObject([{ id: east }]);
  });

  test('with their rules, and sees no others', async () => {
    const rule = (to: number) => ({ name: `三十天 ${to}`, pool: to, module: 'accounts', days: 30 });
    const { status, body } = await keeper.post<{ id: number }>('/api/pool-rules', rule(mine));
    expect(status, JSON.stringify(body)).toBe(201);
    expect((await keeper.post('/api/pool-rules', rule(theirs))).body.errors).toMatchObject([
      { field: 'pool' },
    ]);
    const moved = await keeper.patch(`/api/pool-rules/${body.id}`, { pool: theirs });
    expect(moved.body.errors).toMatchObject([{ field: 'pool' }]);
    const other = await app.admin.post<{ id: number }>('/api/pool-rules', rule(theirs));
    const listed = await keeper.get<{ records: { id: number }[] }>('/api/pool-rules');
    expect(listed.body.records.map(({ id }) => id)).toEqual([body.id]);
    expect((await keeper.get(`/api/pool-rules/${other.body.id}`)).status).toBe(404);
    expect((await keeper.patch(`/api/pool-rules/${body.id}`, { days: 60 })).status).toBe(200);
    expect((await keeper.delete(`/api/pool-rules/${body.id}`)).status).toBe(204);
  });

  test('nor by an import', async () => {
    const csv = Buffer.from('公海名称,模块,服务的部门\n导入东,客户,华东\n导入南,客户,华南\n');
    const mapping = { 公海名称: 'name', 模块: 'module', 服务的部门: 'departments' };
    const done = await imported(keeper, 'pools', { name: 'pools.csv', bytes: csv }, { mapping });
    expect(done).toMatchObject({ state: 'done', created: 1, failed: 1 });
    expect((await app.admin.get('/api/pools', { query: { q: '导入南' } })).body.records).toEqual([]);
  });

  test('hands out what lies in them', async () => {
    const rights = { '*': { see: 'own', edit: 'own', create: true } } as const;
    const giver = await app.person('giver', { rights, department: east });
    const taker = await app.person('taker', { rights, department: hangzhou });
    const far = await app.person('far', { rights, department: south });
    const id = await pooledAccount(app, giver, mine);
    expect((await keeper.post(`/api/accounts/${id}/allot`, { pool: mine, user: taker.id })).status).toBe(200);
    const other = await pooledAccount(app, far, theirs);
    expect((await keeper.post(`/api/accounts/${other}/allot`, { pool: theirs, user: far.id })).status).toBe(
      404,
    );
    expect((await keeper.get(`/api/accounts/${await accountOf(app, giver.id)}`)).status).toBe(404);
  });

  test('follows the person to another department at once; without one there are none', async () => {
    const wanderer = await app.person('wanderer', { functions: ['pools'] });
    const may = async () => (await wanderer.patch(`/api/pools/${theirs}`, { warnDays: 5 })).status;
    expect(await may()).toBe(403);
    await app.admin.patch(`/api/users/${wanderer.id}`, { department: south });
    expect(await may()).toBe(200);
    await app.admin.patch(`/api/users/${wanderer.id}`, { department: east });
    expect(await may()).toBe(403);
    // Whoever heads a department keeps its pools, too, wherever that person sits.
    await app.admin.patch(`/api/departments/${south}`, { head: wanderer.id });
    expect(await may()).toBe(200);
  });

  test('is not meant for those with rights in every module', async () => {
    const powerful = await app.person('powerful', { rights: allRights, department: east });
    expect((await powerful.patch(`/api/pools/${mine}`, { mostHeld: 1 })).status).toBe(403);
  });
});
