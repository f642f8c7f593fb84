import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allFunctions,
  allRights,
  type Client,
  type TestApplication,
  testPassword,
} from '../application.fixture.ts';
import { imported, jobEnded } from '../import/import.fixture.ts';
import { openOrganization } from './organization.fixture.ts';

let app: TestApplication;
let registrar: Client & { id: number };
let ids: Record<string, number>;
let made: (url: string, body: unknown) => Promise<number>;
beforeAll(async () => {
  ({ app, registrar, ids, made } = await openOrganization('administrators'));
});
afterAll(() => app.close());

describe('Those who manage the organisation', () => {
  it('Whoever manages users gives what they have, and takes away from anybody', async () => {
    const role = await registrar.post('/api/roles', {
      name: '同侪',
      rights: { '*': { see: 'department', fields: { phone: 'read' } } },
      functions: ['users'],
    });
    expect(role.status, JSON.stringify(role.body)).toBe(201);
    const peer = await made('/api/users', { name: '同侪', username: 'peer', department: ids.manned });
    const given = await registrar.patch(`/api/users/${peer}`, { roles: [role.body.id] });
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    const lessened = await registrar.patch(`/api/roles/${ids.strong}`, { rights: { '*': { see: 'tree' } } });
    expect(lessened.status, JSON.stringify(lessened.body)).toBe(200);
    const renamed = await registrar.patch(`/api/roles/${ids.strong}`, { description: '原样' });
    expect(renamed.status).toBe(200);
    const mixed = await made('/api/roles', {
      name: '混合',
      rights: { '*': { see: 'all', export: true, fields: { phone: 'read' } } },
    });
    const less = await registrar.patch(`/api/roles/${mixed}`, {
      rights: { '*': { see: 'all', fields: { phone: 'read' } } },
    });
    expect(less.status, JSON.stringify(less.body)).toBe(200);
  });

  const places: [string, () => [string, unknown], string, RegExp, RegExp][] = [
    [
      'at the head of a department',
      () => [`/api/departments/${ids.east}`, { head: registrar.id }],
      'head',
      /您自己的权限没有这么大/,
      /beyond your own rights/,
    ],
    [
      'among its deputies',
      () => [`/api/departments/${ids.east}`, { deputies: [registrar.id] }],
      'deputies',
      /您自己的权限没有这么大/,
      /beyond your own rights/,
    ],
    [
      'above others',
      () => [`/api/users/${ids.lead}`, { manager: registrar.id }],
      'manager',
      /不能自行成为/,
      /can’t make yourself/,
    ],
    [
      'in another department',
      () => [`/api/users/${registrar.id}`, { department: ids.east }],
      'department',
      /不能自行调换部门/,
      /can’t move yourself/,
    ],
    [
      'with the own colleagues',
      () => [`/api/users/${ids.lead}`, { department: ids.manned }],
      'department',
      /不能自行把人调入/,
      /can’t move people into/,
    ],
    [
      'in a department beneath the own',
      () => [`/api/departments/${ids.archive}`, { parent: ids.manned }],
      'parent',
      /不能自行把部门移到/,
      /can’t put a department beneath/,
    ],
  ];
  it.each(places)(
    'Whoever manages users puts nobody %s to see more (ACC-03)',
    async (_, asked, field, zh, en) => {
      for (const [language, said] of [
        ['zh-CN', zh],
        ['en', en],
      ] as const) {
        const [url, body] = asked();
        const refused = await registrar.patch(url, body, { headers: { 'accept-language': language } });
        expect(refused.status, JSON.stringify(refused.body)).toBe(422);
        expect(refused.body.errors).toMatchObject([{ field, message: expect.stringMatching(said) }]);
      }
      const ordinary = await registrar.patch(`/api/users/${ids.member}`, { department: ids.hangzhou });
      expect(ordinary.status, JSON.stringify(ordinary.body)).toBe(200);
    },
  );

  it('Nobody sees more through an account made for it, or through that of somebody who sees more (ACC-03)', async () => {
    const puppet = await registrar.post('/api/users', {
      name: '木偶',
      username: 'puppet',
      password: testPassword,
    });
    expect(puppet.status, JSON.stringify(puppet.body)).toBe(201);
    const above = (manager: unknown) => registrar.patch(`/api/users/${ids.lead}`, { manager });
    const refused = await above(puppet.body.id);
    expect(refused.body.errors).toMatchObject([
      { field: 'manager', message: expect.stringMatching(/您自己看不到/) },
    ]);
    // Whoever sees all puts it there; from then on the registrar doesn't get into it.
    expect((await app.admin.patch(`/api/users/${ids.lead}`, { manager: puppet.body.id })).status).toBe(200);
    const taken = await registrar.patch(`/api/users/${puppet.body.id}`, { password: 'Another-Horse-9' });
    expect(taken.body.errors).toMatchObject([{ field: 'password' }]);
    expect((await app.admin.patch(`/api/users/${ids.lead}`, { manager: null })).status).toBe(200);
    // Somebody with whom nothing is gained is made a superior as before.
    expect((await above(ids.boss)).status).toBe(200);
    expect((await above(null)).status).toBe(200);
    expect((await app.admin.delete(`/api/users/${puppet.body.id}`)).status).toBe(204);
  });

  it('An administrator with all functions gives rights beyond the own', async () => {
    const bare = await app.person('bare', { rights: {}, functions: allFunctions });
    const role = await bare.post('/api/roles', { name: '全权', rights: allRights, functions: ['audit'] });
    expect(role.status, JSON.stringify(role.body)).toBe(201);
    await app.admin.patch(`/api/users/${bare.id}`, { status: 'inactive' });
  });

  it('The last administrator stays through an import and through mass work', async () => {
    const csv = Buffer.from('登录名,状态\nboss,停用\n');
    const done = await imported(
      app.admin,
      'users',
      { name: 'users.csv', bytes: csv },
      { mapping: { 登录名: 'username', 状态: 'status' }, duplicates: 'update', match: ['username'] },
    );
    expect(done).toMatchObject({ state: 'done', updated: 0, failed: 1 });
    const update = { ids: [ids.boss], action: 'update', values: { status: 'inactive' } };
    for (const body of [update, { ids: [ids.boss], action: 'delete' }]) {
      const { body: started } = await app.admin.post('/api/users/bulk', body);
      expect(await jobEnded(app.admin, started.job as number)).toMatchObject({ updated: 0, failed: 1 });
    }
    expect((await app.admin.get(`/api/users/${ids.boss}`)).body.status).toBe('active');
  });

  it('Two administrators who dismiss each other at once do not both succeed', async () => {
    const [one, other] = [
      await app.person('first', { rights: allRights, functions: allFunctions }),
      await app.person('second', { rights: allRights, functions: allFunctions }),
    ];
    await one.patch(`/api/users/${ids.boss}`, { status: 'inactive' });
    const answers = await Promise.all([
      one.patch(`/api/users/${other.id}`, { status: 'inactive' }),
      other.patch(`/api/users/${one.id}`, { status: 'inactive' }),
    ]);
    const left = await Promise.all([one, other].map((client) => client.get('/api/session')));
    expect(
      left.filter(({ status }) => status === 200),
      JSON.stringify(answers),
    ).toHaveLength(1);
    const survivor = left[0]?.status === 200 ? one : other;
    expect((await survivor.patch(`/api/users/${ids.boss}`, { status: 'active' })).status).toBe(200);
    app.admin = await app.signIn('boss');
  });

  it('Two departments that are put below each other at once form no circle', async () => {
    for (let round = 0; round < 5; round++) {
      const [north, south] = [await app.department(`北${round}`), await app.department(`南${round}`)];
      const answers = await Promise.all([
        app.admin.patch(`/api/departments/${north}`, { parent: south }),
        app.admin.patch(`/api/departments/${south}`, { parent: north }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  it('An import that puts two departments below each other is refused for one of them', async () => {
    const [sun, moon] = [await app.department('日部'), await app.department('月部')];
    const csv = Buffer.from('部门,上级\n日部,月部\n月部,日部\n');
    const done = await imported(
      app.admin,
      'departments',
      { name: 'departments.csv', bytes: csv },
      { mapping: { 部门: 'name', 上级: 'parent' }, duplicates: 'update', match: ['name'] },
    );
    expect(done).toMatchObject({ updated: 1, failed: 1 });
    const parents = await Promise.all(
      [sun, moon].map(async (id) => (await app.admin.get(`/api/departments/${id}`)).body.parent),
    );
    expect(parents.filter((parent) => parent !== null)).toHaveLength(1);
  });

  it('The tokens and the sign-ins of whoever is deactivated stop at once (ACC-10)', async () => {
    const leaver = await app.person('leaver', { rights: allRights });
    const { body } = await leaver.post('/api/tokens', { name: '脚本', scopes: ['read'] });
    const program = app.client({ authorization: `Bearer ${body.token}` });
    expect((await program.get('/api/accounts')).status).toBe(200);
    await app.admin.patch(`/api/users/${leaver.id}`, { status: 'inactive' });
    for (const client of [program, leaver]) expect((await client.get('/api/accounts')).status).toBe(401);
    // Nor do they come back with the person.
    await app.admin.patch(`/api/users/${leaver.id}`, { status: 'active' });
    for (const client of [program, leaver]) expect((await client.get('/api/accounts')).status).toBe(401);
  });

  it.each(['second-factor', 'sessions', 'lock'])(
    'Nobody touches the sign-in of somebody who may do more: %s (ACC-10)',
    async (part) => {
      expect(await registrar.delete(`/api/users/${ids.boss}/security/${part}`)).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('不能改动其登录') },
      });
      expect((await app.admin.get('/api/session')).status).toBe(200);
      expect((await registrar.delete(`/api/users/${ids.lead}/security/lock`)).status).toBe(204);
    },
  );

  it('Nobody reads from where somebody signs in who may do more (ACC-10)', async () => {
    expect((await registrar.get(`/api/users/${ids.boss}/security`)).status).toBe(403);
    expect((await registrar.get(`/api/users/${ids.lead}/security`)).status).toBe(200);
    expect((await app.admin.get(`/api/users/${ids.boss}/security`)).status).toBe(200);
  });

  it('A stolen cookie is worth nothing after the password has changed, whoever changed it (ACC-10)', async () => {
    const victim = await app.person('victim');
    const stolen = app.client({ cookie: victim.cookie as string, 'x-requested-with': 'gejie' });
    expect((await stolen.get('/api/session')).status).toBe(200);
    await app.admin.patch(`/api/users/${victim.id}`, { password: 'Another-Horse-9' });
    expect((await stolen.get('/api/session')).status).toBe(401);
  });

  it('A share that has run out shows nothing any more, and none is made that has run out already (ACC-05)', async () => {
    const guest = await app.person('guest', { rights: { accounts: { see: 'own' } } });
    const account = await made('/api/accounts', { name: '短期共享' });
    const share = (until: string) =>
      app.admin.post(`/api/accounts/${account}/shares`, { user: guest.id, level: 'read', until });
    expect((await share(new Date(Date.now() - 60_000).toISOString())).status).toBe(422);
    expect((await guest.get(`/api/accounts/${account}`)).status).toBe(404);
    expect((await share(new Date(Date.now() + 1500).toISOString())).status).toBeLessThan(300);
    expect((await guest.get(`/api/accounts/${account}`)).status).toBe(200);
    await expect
      .poll(async () => (await guest.get(`/api/accounts/${account}`)).status, { timeout: 10_000 })
      .toBe(404);
  });
});
