import { createServer, type Server } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Client,
  openApplication,
  type TestApplication,
  testPassword,
} from '../../application.fixture.ts';
import { trySignIn, withCookieOf } from '../signIn.fixture.ts';
import { filterFor } from './ldapFilter.ts';
import { people } from './people.fixture.ts';
import { base, readerDn, readerPassword, type Slapd, startSlapd } from './slapd.fixture.ts';

let app: TestApplication;
let slapd: Slapd;
let salesRole: number;
let plainRole: number;
let east: number;
let settings: Record<string, unknown>;

beforeAll(async () => {
  slapd = await startSlapd(people);
  app = await openApplication('ldap', {
    rateLimits: { requests: 0, signIns: 100_000 },
    logger: pino({ level: 'silent' }),
  });
  east = await app.department('华东区');
  salesRole = Number((await app.admin.post('/api/roles', { name: '销售', rights: {} })).body.id);
  plainRole = Number((await app.admin.post('/api/roles', { name: '普通', rights: {} })).body.id);
  settings = {
    enabled: true,
    url: slapd.url,
    startTls: true,
    ca: slapd.ca,
    bindDn: readerDn,
    bindPassword: readerPassword,
    base: `ou=people,${base}`,
    createUsers: true,
    link: 'username',
    defaultRoles: [plainRole],
    mappings: [{ value: 'sales, east', roles: [salesRole], department: null }],
    timeout: 2,
  };
});

afterAll(async () => {
  await app.close();
  await slapd.remove();
});

beforeEach(async () => {
  const saved = await app.admin.patch('/api/settings/ldap', settings);
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
});

const ldapPassword = 'Ldap-Secret-1';
const enter = (username: string, password = ldapPassword, ip = '10.7.0.1') =>
  trySignIn(app, username, { password, ip });
const userNamed = async (username: string) =>
  (
    await app.admin.get<{ records: Record<string, unknown>[] }>(
      `/api/users?where=${encodeURIComponent(JSON.stringify({ username }))}`,
    )
  ).body.records[0];

describe('ACC-10 Signing in by the company’s directory', () => {
  test('makes the user, with name, e-mail, phone, department and roles as the directory has them', async () => {
    const answer = await enter('ZhangHua');
    expect(answer).toMatchObject({ status: 201, body: { user: { name: '张华', username: 'zhanghua' } } });
    const browser = withCookieOf(app, answer.headers);
    expect((await browser.get('/api/session')).body).toMatchObject({ source: 'ldap' });
    const { id } = (await userNamed('zhanghua')) as { id: number };
    const user = await app.admin.get(`/api/users/${id}`);
    expect(user.body).toMatchObject({
      email: 'zhanghua@gejie.example',
      phone: expect.stringContaining('88162200'),
      department: { id: east },
    });
    expect((user.body.roles as { id: number }[]).map((role) => role.id).sort()).toEqual(
      [salesRole, plainRole].sort(),
    );
    expect((await enter('zhanghua', 'wrong')).status).toBe(401);
  });

  test('brings changes along at each sign-in; roles given by hand stay, mapped ones go with the group', async () => {
    await enter('zhanghua');
    const { id } = (await userNamed('zhanghua')) as { id: number };
    await app.admin.patch(`/api/users/${id}`, { roles: [salesRole, plainRole] });
    slapd.load(`
dn: uid=zhanghua,ou=people,${base}
changetype: modify
replace: cn
cn:: ${Buffer.from('张华（新）').toString('base64')}

dn: cn=sales\\2C east,ou=groups,${base}
changetype: modify
replace: member
member: uid=linked,ou=people,${base}
`);
    await enter('zhanghua');
    const user = await app.admin.get(`/api/users/${id}`);
    expect(user.body).toMatchObject({ name: '张华（新）' });
    expect((user.body.roles as { id: number }[]).map((role) => role.id)).toEqual([plainRole]);
  });

  test('takes a user of the same login name, and the password here keeps working', async () => {
    const { id } = await app.person('linked');
    expect((await enter('linked')).body).toMatchObject({ user: { id } });
    expect((await enter('linked', testPassword)).status).toBe(201);
    const security = await app.admin.get(`/api/users/${id}/security`);
    expect(security.body).toMatchObject({ sources: ['ldap'] });
  });

  test('leaves the passwords here to administrators, where the settings say so', async () => {
    await app.person('own-password');
    await app.admin.patch('/api/settings/ldap', { ownPasswords: 'administrators' });
    expect((await enter('own-password', testPassword)).status).toBe(401);
    expect((await enter('boss', testPassword)).status).toBe(201);
    await app.admin.patch('/api/settings/ldap', { ownPasswords: 'everybody' });
  });

  test('makes nobody where it is not to, and links nobody by name where it is not to', async () => {
    await app.admin.patch('/api/settings/ldap', { createUsers: false, link: 'subject' });
    expect(await enter('boss')).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('还没有开通') },
    });
    await app.admin.patch('/api/settings/ldap', { createUsers: true });
    expect(await enter('boss')).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('同名账号') },
    });
  });

  test('refuses those who are deactivated here, in these words only to who knows the password', async () => {
    await enter('left');
    const { id } = (await userNamed('left')) as { id: number };
    await app.admin.patch(`/api/users/${id}`, { status: 'inactive' });
    expect(await enter('left')).toMatchObject({
      status: 401,
      body: { detail: '此账号已停用，请联系管理员' },
    });
    expect(await enter('left', 'wrong')).toMatchObject({
      status: 401,
      body: { detail: '登录名或密码不正确' },
    });
    expect(await enter('nobody-there')).toMatchObject({
      status: 401,
      body: { detail: '登录名或密码不正确' },
    });
  });

  test.each([
    '*',
    'zhang*',
    '*)(uid=*',
    'zhanghua)(|(uid=*',
    '\\2a',
    'zhanghua))%00',
    '张华',
    ')(',
    'ou=people',
  ])('knows nobody by a name that is meant to be more than a name: %s', async (name) =>
    expect((await enter(name)).status).toBe(401),
  );

  test('says what was typed and nothing else, whatever stands in it', async () => {
    expect(filterFor('(&(a=b)(uid={name}))', '*)(uid=*\\')).toBe('(&(a=b)(uid=\\2a\\29\\28uid=\\2a\\5c))');
    await app.admin.patch('/api/settings/ldap', { createUsers: false });
    // Found, and as nobody else: a name with a star is not one of our login names.
    expect((await enter('star*name')).body.detail).toContain('还没有开通');
    await app.admin.patch('/api/settings/ldap', { createUsers: true });
  });

  test('an empty password is none: directories take it for asking without a name', async () => {
    expect((await enter('zhanghua', '')).status).toBe(422);
  });

  test('is not kept out by an address that makes no sense', async () => {
    expect((await enter('oddmail')).body).toMatchObject({ user: { email: null } });
  });
});

describe('ACC-10 A directory that is down', () => {
  test('keeps nobody out whose password is kept here, and tells the others so', async () => {
    await slapd.stop();
    try {
      expect((await enter('boss', testPassword)).status).toBe(201);
      const others = [await enter('zhanghua'), await enter('unheard-of')];
      for (const answer of others)
        expect(answer).toMatchObject({ status: 503, body: { detail: expect.stringContaining('LDAP') } });
      expect(others[0]?.body).toEqual(others[1]?.body);
    } finally {
      await slapd.start();
    }
    expect((await enter('zhanghua')).status).toBe(201);
  });

  test('that says nothing is not waited for longer than the settings say', async () => {
    const silent = await silentServer();
    const { port } = silent.address() as { port: number };
    await app.admin.patch('/api/settings/ldap', {
      url: `ldap://127.0.0.1:${port}`,
      bindPassword: readerPassword,
      timeout: 1,
    });
    const before = Date.now();
    expect((await enter('zhanghua')).status).toBe(503);
    expect(Date.now() - before).toBeLessThan(10_000);
    await new Promise((done) => silent.close(done));
  });
});

describe('ACC-10 The settings of the directory', () => {
  const tryIt = (changes: object, by: Client = app.admin) =>
    by.post<{ ok: boolean; text: string }[]>('/api/settings/ldap/test', changes);

  test('never answer the password, nor tell it to another address', async () => {
    const answer = await app.admin.get('/api/settings/ldap');
    expect(answer.body).toMatchObject({ hasSecret: true, url: slapd.url });
    expect(JSON.stringify(answer.body)).not.toContain(readerPassword);
    expect(JSON.stringify(answer.body)).not.toContain('v1.');
    const elsewhere = { url: 'ldap://attacker.example' };
    for (const refused of [await app.admin.patch('/api/settings/ldap', elsewhere), await tryIt(elsewhere)])
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'bindPassword' }] } });
  });

  test('are for those with the function `settings`', async () => {
    const someone = await app.person('no-settings', { functions: ['users'] });
    expect((await someone.get('/api/settings/ldap')).status).toBe(403);
    expect((await someone.patch('/api/settings/ldap', {})).status).toBe(403);
    expect((await tryIt({}, someone)).status).toBe(403);
  });

  test('are checked field by field', async () => {
    const answer = await app.admin.patch('/api/settings/ldap', {
      url: 'http://x',
      ca: 'nonsense',
      filter: '',
      timeout: 0,
      mappings: [{ value: '' }],
      link: 'guess',
    });
    expect(answer.status).toBe(422);
    expect((answer.body.errors as { field: string }[]).map(({ field }) => field).sort()).toEqual(
      ['ca', 'filter', 'link', 'mappings.0.value', 'timeout', 'url'].sort(),
    );
    expect((await app.admin.patch('/api/settings/ldap', { filter: '(uid=anna)' })).body.errors).toMatchObject(
      [{ field: 'filter', code: 'notLdapFilter' }],
    );
  });

  test('can be tried, which says in plain words what was found', async () => {
    const good = await tryIt({ username: 'linked' });
    expect(good.body.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(good.body.at(-1)?.text).toContain('已有账号');
    const last = async (changes: object) => (await tryIt(changes)).body.at(-1);
    expect(await last({ username: 'unheard-of' })).toMatchObject({ ok: false });
    expect(await last({ bindPassword: 'wrong' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('查询账号'),
    });
    expect(await last({ base: 'ou=nowhere,dc=gejie,dc=example' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('起始位置'),
    });
    expect(await last({ ca: null })).toMatchObject({ ok: false, text: expect.stringContaining('CA 证书') });
    expect(await last({ url: 'ldap://127.0.0.1:1', bindPassword: 'x' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('端口'),
    });
    const nobody = { url: 'ldap://127.0.0.1:1', bindPassword: null, bindDn: null, startTls: false };
    expect((await tryIt(nobody)).body.map(({ ok }) => ok)).toEqual([false]);
    const open = await tryIt({ startTls: false });
    expect(open.body[0]?.text).toContain('没有加密');
  });
});

/** Takes calls and says nothing. */
function silentServer(): Promise<Server> {
  // It listens to the end, so that it hears when the other side hangs up.
  const server = createServer((socket) => void socket.resume());
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}
