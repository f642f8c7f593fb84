import { createServer } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../../application.fixture.ts';
import { enrol } from '../signIn.fixture.ts';
import { clientId, clientSecret, followTo, startProvider, type TestProvider } from './provider.fixture.ts';

const home = 'https://crm.example';
const callback = `${home}/api/session/oidc/callback`;
const headers = { host: 'crm.example', 'x-forwarded-proto': 'https' };

let app: TestApplication;
let provider: TestProvider;
let salesRole: number;
let settings: Record<string, unknown>;

beforeAll(async () => {
  provider = await startProvider(callback, `${home}/sign-in`);
  app = await openApplication('oidc', {
    rateLimits: { requests: 0, signIns: 100_000 },
    logger: pino({ level: 'silent' }),
  });
  salesRole = Number((await app.admin.post('/api/roles', { name: '销售', rights: {} })).body.id);
  settings = {
    enabled: true,
    label: '企业账号',
    issuer: provider.issuer,
    clientId,
    clientSecret,
    createUsers: true,
    link: 'email',
    mappings: [{ value: 'sales', roles: [salesRole] }],
    defaultRoles: [],
    signOutThere: true,
  };
});

afterAll(async () => {
  await app.close();
  await provider.stop();
});

beforeEach(async () => {
  provider.refuses = false;
  const saved = await app.admin.patch('/api/settings/oidc', settings);
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
});

interface Journey {
  /** Where the browser came back to. */
  returned: URL;
  cookie: string;
}

/** As a browser does: to us, to the provider, and back. */
async function travel(back = '/accounts'): Promise<Journey> {
  const start = await app.stranger.get(`/api/session/oidc?back=${encodeURIComponent(back)}`, { headers });
  expect(start.status).toBe(302);
  const [cookie = ''] = String(start.headers['set-cookie']).split(';');
  return { returned: await followTo(String(start.headers.location), callback), cookie };
}

function comeBack({ returned, cookie }: Journey) {
  return app.stranger.get(`/api/session/oidc/callback${returned.search}`, {
    headers: { ...headers, cookie },
  });
}

/** The cookie of a session, when there is one. */
function sessionIn(answer: { headers: Record<string, unknown> }): string | null {
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map(String);
  return cookies.find((one) => one.startsWith('gejie_session='))?.split(';')[0] ?? null;
}

async function enter(back?: string) {
  const answer = await comeBack(await travel(back));
  return { location: answer.headers.location, cookie: sessionIn(answer) };
}

const clientOf = (cookie: string | null) =>
  app.client({ cookie: cookie ?? '', 'x-requested-with': 'gejie', ...headers });

describe('ACC-10 Signing in by an OpenID provider', () => {
  test('is offered on the sign-in page, makes the user and goes on to where the link pointed', async () => {
    expect((await app.stranger.get('/api/session/ways')).body).toMatchObject({
      providers: [{ label: '企业账号', url: '/api/session/oidc' }],
    });
    provider.account = {
      sub: 'p-1',
      name: '赵敏',
      preferred_username: 'zhaomin',
      email: 'zhaomin@gejie.example',
      email_verified: true,
      groups: ['sales', 'staff'],
    };
    const { location, cookie } = await enter('/accounts?view=mine');
    expect(location).toBe('/accounts?view=mine');
    const session = await clientOf(cookie).get('/api/session');
    expect(session.body).toMatchObject({ source: 'oidc', user: { username: 'zhaomin', name: '赵敏' } });
    const { id } = session.body.user as { id: number };
    expect((await app.admin.get(`/api/users/${id}`)).body).toMatchObject({ roles: [{ id: salesRole }] });
    provider.account = { ...provider.account, name: '赵敏敏', groups: [] };
    await enter();
    expect((await app.admin.get(`/api/users/${id}`)).body).toMatchObject({ name: '赵敏敏', roles: null });
  });

  test('uses PKCE, state and nonce', async () => {
    const start = await app.stranger.get('/api/session/oidc', { headers });
    const there = new URL(String(start.headers.location)).searchParams;
    expect(there.get('response_type')).toBe('code');
    expect(there.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(there.get(name)?.length).toBeGreaterThan(40);
    expect(start.headers['set-cookie']).toMatch(
      /^gejie_oidc=.+; Path=\/api\/session\/oidc; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'goes on to no other site: %s',
    async (back) => {
      provider.account = { sub: 'p-1' };
      expect((await enter(back)).location).toBe('/');
    },
  );

  test('takes a user of the same e-mail, when the provider has verified it', async () => {
    const { id } = await app.person('by-mail');
    await app.admin.patch(`/api/users/${id}`, { email: 'by-mail@gejie.example' });
    provider.account = { sub: 'p-2', email: 'By-Mail@gejie.example', email_verified: false };
    expect(await enter()).toEqual({ location: '/sign-in?problem=unverifiedEmail', cookie: null });
    provider.account = { ...provider.account, email_verified: true };
    const { cookie } = await enter();
    expect((await clientOf(cookie).get('/api/session')).body).toMatchObject({ user: { id } });
  });

  test('takes nobody by e-mail where only the subject counts, and makes nobody where it is not to', async () => {
    const { id } = await app.person('by-subject');
    await app.admin.patch(`/api/users/${id}`, { email: 'by-subject@gejie.example' });
    await app.admin.patch('/api/settings/oidc', { link: 'subject', createUsers: false });
    provider.account = { sub: 'p-3', email: 'by-subject@gejie.example', email_verified: true };
    expect((await enter()).location).toBe('/sign-in?problem=unknown');
    await app.admin.patch('/api/settings/oidc', { createUsers: true });
    provider.account = { ...provider.account, preferred_username: 'by-subject' };
    expect((await enter()).location).toBe('/sign-in?problem=nameTaken');
  });

  test('is refused to who is deactivated here, and to who says no there', async () => {
    provider.account = { sub: 'p-4', preferred_username: 'gone', name: '已离开' };
    const { cookie } = await enter();
    const { user } = (await clientOf(cookie).get('/api/session')).body as { user: { id: number } };
    await app.admin.patch(`/api/users/${user.id}`, { status: 'inactive' });
    expect((await clientOf(cookie).get('/api/session')).status).toBe(401);
    expect(await enter()).toEqual({ location: '/sign-in?problem=deactivated', cookie: null });
    provider.refuses = true;
    expect((await enter()).location).toBe('/sign-in?problem=refused');
  });

  test('asks for no second factor and no new password here: the provider has its own rules', async () => {
    const person = await app.person('by-provider');
    await app.admin.patch(`/api/users/${person.id}`, { email: 'by-provider@gejie.example' });
    await enrol(app, person);
    await app.admin.patch('/api/settings/security', { secondFactor: 'everybody' });
    provider.account = { sub: 'p-5', email: 'by-provider@gejie.example', email_verified: true };
    const { cookie } = await enter();
    expect((await clientOf(cookie).get('/api/modules')).status).toBe(200);
    await app.admin.patch('/api/settings/security', { secondFactor: 'optional' });
  });

  test('ends there, too, when somebody signs out', async () => {
    provider.account = { sub: 'p-6', preferred_username: 'leaving' };
    const { cookie } = await enter();
    const answer = await clientOf(cookie).post<{ url: string }>('/api/session/oidc/sign-out');
    const address = new URL(answer.body.url);
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${home}/sign-in`);
    expect(address.searchParams.get('id_token_hint')).toMatch(/^ey/);
    expect((await clientOf(cookie).get('/api/session')).status).toBe(401);
  });
});

describe('ACC-10 What comes back from a provider is believed only', () => {
  const account = { sub: 'p-9', preferred_username: 'believed' };
  const refusedFor = async (journey: Journey) => {
    const answer = await comeBack(journey);
    expect(sessionIn(answer)).toBeNull();
    return answer.headers.location;
  };

  test('once', async () => {
    provider.account = account;
    const journey = await travel();
    expect(sessionIn(await comeBack(journey))).not.toBeNull();
    expect(await refusedFor(journey)).toBe('/sign-in?problem=stale');
  });

  test('in the browser that was sent there', async () => {
    provider.account = account;
    const journey = await travel();
    expect(await refusedFor({ ...journey, cookie: '' })).toBe('/sign-in?problem=stale');
    const other = await travel();
    expect(await refusedFor({ ...journey, cookie: other.cookie })).toBe('/sign-in?problem=stale');
  });

  test('with the code of that journey', async () => {
    provider.account = account;
    const [mine, stolen] = [await travel(), await travel()];
    mine.returned.searchParams.set('code', stolen.returned.searchParams.get('code') ?? '');
    expect(await refusedFor(mine)).toBe('/sign-in?problem=refused');
  });

  test('from the issuer that was asked', async () => {
    provider.account = account;
    const journey = await travel();
    journey.returned.searchParams.set('iss', 'https://other.example');
    expect(await refusedFor(journey)).toBe('/sign-in?problem=distrusted');
  });

  test('from an issuer that calls itself what we call it', async () => {
    await app.admin.patch('/api/settings/oidc', {
      issuer: provider.issuer.replace('127.0.0.1', 'localhost'),
      clientSecret,
    });
    const start = await app.stranger.get('/api/session/oidc', { headers });
    expect(start.headers.location).toBe('/sign-in?problem=distrusted');
  });
});

describe('ACC-10 A provider that does not answer', () => {
  test.each([
    ['nothing is there', 'http://127.0.0.1:1'],
    ['something else is there', null],
  ])('is said on the sign-in page: %s', async (_why, address) => {
    const other = createServer((_request, answer) => answer.end('hello'));
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const { port } = other.address() as { port: number };
    await app.admin.patch('/api/settings/oidc', {
      issuer: address ?? `http://127.0.0.1:${port}`,
      clientSecret,
    });
    const start = await app.stranger.get('/api/session/oidc', { headers });
    expect(start).toMatchObject({ status: 302, headers: { location: '/sign-in?problem=unavailable' } });
    const tried = await app.admin.post<{ ok: boolean }[]>('/api/settings/oidc/test', {});
    expect(tried.body).toMatchObject([{ ok: false }]);
    other.closeAllConnections();
    await new Promise((done) => other.close(done));
  });
});

describe('ACC-10 The settings of the provider', () => {
  test('never answer the secret, nor tell it to another address; plain http is for this machine', async () => {
    const answer = await app.admin.get('/api/settings/oidc');
    expect(answer.body).toMatchObject({ hasSecret: true, clientId });
    expect(JSON.stringify(answer.body)).not.toContain(clientSecret);
    const elsewhere = await app.admin.patch('/api/settings/oidc', { issuer: 'https://attacker.example' });
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ field: 'clientSecret' }] } });
    const wrong = await app.admin.patch('/api/settings/oidc', {
      issuer: 'http://id.example',
      scopes: 'profile',
    });
    expect(wrong.body.errors).toMatchObject([
      { field: 'issuer', code: 'notIssuer' },
      { field: 'scopes', code: 'notScopes' },
    ]);
    expect((await app.admin.post<{ ok: boolean }[]>('/api/settings/oidc/test', {})).body).toMatchObject([
      { ok: true },
    ]);
  });

  test('are for those with the function `settings`', async () => {
    const someone = await app.person('no-oidc-settings');
    expect((await someone.get('/api/settings/oidc')).status).toBe(403);
    expect((await someone.patch('/api/settings/oidc', {})).status).toBe(403);
  });
});
