import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication, testPassword } from '../application.fixture.ts';
import { ageSessions } from '../database/sessions/sessions.fixture.ts';
import { enrol, trySignIn, withCookieOf } from './signIn.fixture.ts';

// Every point of “How it must hold” and “Bad input” of issue 3 about signing in has a test of that name, here or, for
// passwords and locks, in passwordsAndLocks.test.ts; what other files test in depth is touched only.

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('security', {
    rateLimits: { requests: 0, signIns: 100_000 },
    logger: pino({ level: 'silent' }),
  });
});

afterAll(() => app.close());

const policy = (changes: object) => app.admin.patch('/api/settings/security', changes);
const logged = async (kind: string) =>
  (
    await app.admin.get<{ records: Record<string, unknown>[] }>(
      `/api/audit-log?where=${encodeURIComponent(JSON.stringify({ kind }))}&limit=200`,
    )
  ).body.records;

describe('ACC-10 Answers to those who do not know the password', () => {
  test('are the same for wrong passwords, unknown names, those who left, and those without a password here', async () => {
    await app.person('known');
    const left = await app.person('left');
    await app.admin.patch(`/api/users/${left.id}`, { status: 'inactive' });
    await app.admin.post('/api/users', { name: '无密码', username: 'passwordless' });
    const answers = [];
    for (const [index, name] of ['known', 'unknown', 'left', 'passwordless'].entries())
      answers.push(await trySignIn(app, name, { password: 'Wrong-Horse-1', ip: `10.8.4.${index}` }));
    for (const answer of answers) expect(answer).toMatchObject({ status: 401, body: answers[0]?.body });
  });
});

describe('ACC-10 Sessions', () => {
  test('have a new secret after signing in, a new password and a second factor', async () => {
    const first = await app.person('rotator');
    const changed = await first.post('/api/session/password', {
      current: testPassword,
      password: 'Rotated-Horse-1',
    });
    const second = withCookieOf(app, changed.headers);
    const { browser: third } = await enrol(app, second);
    const cookies = [first, second, third].map(({ cookie }) => cookie);
    expect(new Set(cookies).size).toBe(3);
    expect((await first.get('/api/session')).status).toBe(401);
    expect((await second.get('/api/session')).status).toBe(401);
    expect((await third.get('/api/session')).status).toBe(200);
  });

  test('of a stolen cookie end with a new password', async () => {
    const owner = await app.person('robbed');
    const thief = app.client({ cookie: owner.cookie as string, 'x-requested-with': 'gejie' });
    expect((await thief.get('/api/session')).status).toBe(200);
    await owner.post('/api/session/password', { current: testPassword, password: 'Fresh-Horse-77' });
    expect((await thief.get('/api/session')).status).toBe(401);
  });

  test('are listed with device, address and times, and ended one by one or all but this', async () => {
    const here = await app.person('everywhere');
    const agent = 'Mozilla/5.0 (iPhone)';
    const phone = await app.stranger.post(
      '/api/session',
      { username: 'everywhere', password: testPassword },
      { headers: { 'user-agent': agent }, remoteAddress: '10.8.5.1' },
    );
    const there = withCookieOf(app, phone.headers);
    const others = [await app.signIn('everywhere'), await app.signIn('everywhere')];
    const list = () => here.get<Record<string, unknown>[]>('/api/session/list');
    const { body } = await list();
    expect(body).toHaveLength(4);
    expect(body.filter(({ current }) => current)).toHaveLength(1);
    const one = body.find((session) => session.agent === agent);
    expect(one).toMatchObject({ ip: '10.8.5.1', source: 'password', current: false });
    expect(JSON.stringify(body)).not.toContain('token');
    expect((await here.delete(`/api/session/list/${one?.id}`)).status).toBe(204);
    expect((await there.get('/api/session')).status).toBe(401);
    const stranger = await app.person('other-sessions');
    expect((await stranger.delete(`/api/session/list/${body[0]?.id}`)).status).toBe(404);
    expect((await here.delete('/api/session/list')).status).toBe(204);
    for (const other of others) expect((await other.get('/api/session')).status).toBe(401);
    expect((await list()).body).toHaveLength(1);
    expect((await logged('session.revoked')).length).toBeGreaterThan(1);
  });

  test('of a user are seen and ended by administrators, by nobody else', async () => {
    const person = await app.person('watched');
    const again = await app.signIn('watched');
    const url = `/api/users/${person.id}/security`;
    const { body } = await app.admin.get<{ sessions: { id: number }[] }>(url);
    expect(body.sessions).toHaveLength(2);
    expect((await person.delete(`${url}/sessions`)).status).toBe(403);
    expect((await app.admin.delete(`${url}/sessions/${body.sessions[0]?.id}`)).status).toBe(204);
    const alive = [await person.get('/api/session'), await again.get('/api/session')];
    expect(alive.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await app.admin.delete(`${url}/sessions`)).status).toBe(204);
    expect((await app.admin.get<{ sessions: unknown[] }>(url)).body.sessions).toEqual([]);
  });

  test('and tokens end with deactivation, and stay ended when somebody comes back', async () => {
    const person = await app.person('returning');
    const { body } = await person.post('/api/tokens', { name: 'x', scopes: ['read'] });
    const program = app.client({ authorization: `Bearer ${body.token}` });
    expect((await program.get('/api/session')).status).toBe(200);
    await app.admin.patch(`/api/users/${person.id}`, { status: 'inactive' });
    for (const client of [person, program]) expect((await client.get('/api/session')).status).toBe(401);
    await app.admin.patch(`/api/users/${person.id}`, { status: 'active' });
    for (const client of [person, program]) expect((await client.get('/api/session')).status).toBe(401);
    expect((await trySignIn(app, 'returning', { ip: '10.8.6.1' })).status).toBe(201);
  });

  test('end by themselves', async () => {
    const person = await app.person('idler');
    await ageSessions(app.services.database, person.id, { idle: '12 hours 1 minute' });
    app.services.accessCache.clear();
    expect((await person.get('/api/session')).status).toBe(401);
  });
});

describe('ACC-10 The browser', () => {
  test('keeps the cookie from scripts, other sites and plain http', async () => {
    const answer = await app.stranger.post(
      '/api/session',
      { username: 'boss', password: testPassword },
      { headers: { 'x-forwarded-proto': 'https' } },
    );
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Secure'])
      expect(answer.headers['set-cookie']).toContain(flag);
  });

  test('writes for our own pages only: every unsafe call under a cookie needs the header', async () => {
    const { cookie } = await app.person('forged');
    const forged = app.client({ cookie: cookie as string });
    for (const answer of [
      await forged.post('/api/session/password', { current: testPassword, password: 'Forged-Horse-1' }),
      await forged.post('/api/session/second-factor'),
      await forged.post('/api/session/oidc/sign-out'),
      await forged.delete('/api/session/list'),
      await forged.patch('/api/settings/security', { passwordLength: 8 }),
    ])
      expect(answer).toMatchObject({
        status: 403,
        body: { detail: expect.stringContaining('X-Requested-With') },
      });
  });

  test('runs no script but ours', async () => {
    const policyOf = String((await app.stranger.get('/api/session')).headers['content-security-policy']);
    const directives = new Map(policyOf.split(';').map((one) => [one.trim().split(' ')[0], one]));
    expect(directives.get('script-src')?.trim()).toBe("script-src 'self'");
    expect(directives.get('frame-ancestors')).toContain("'none'");
    expect(directives.get('object-src')).toContain("'none'");
    expect(directives.get('base-uri')).toContain("'none'");
  });
});

describe('ACC-10 Programs', () => {
  test('with a token have nothing to do with the sign-in of its owner', async () => {
    const { body } = await app.admin.post('/api/tokens', { name: 'x', scopes: ['*'] });
    const program = app.client({ authorization: `Bearer ${body.token}` });
    for (const answer of [
      await program.post('/api/session/second-factor'),
      await program.delete('/api/session/list'),
      await program.post('/api/tokens', { name: 'y', scopes: ['*'] }),
    ])
      expect(answer.status).toBe(403);
  });

  test.each([['read'], ['accounts']])('of the scope %s change no rules of signing in', async (scope) => {
    const { body } = await app.admin.post('/api/tokens', { name: scope, scopes: [scope] });
    const program = app.client({ authorization: `Bearer ${body.token}` });
    expect((await program.patch('/api/settings/security', { passwordLength: 8 })).status).toBe(403);
  });

  test('and browsers are slowed down when they ask too much', async () => {
    const strict = await openApplication('security_rates', { rateLimits: { requests: 0, signIns: 2 } });
    const person = await strict.person('fast');
    const statuses = [];
    for (let time = 0; time < 3; time++)
      statuses.push((await person.post('/api/session/second-factor/confirm', { code: '1' })).status);
    await strict.close();
    expect(statuses).toEqual([409, 409, 429]);
  });
});

describe('ACC-10 What is uploaded', () => {
  test('is known by its bytes, not its name, and never run', async () => {
    const boundary = 'b';
    const page = '<!doctype html><script>alert(1)</script>';
    const payload = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n${page}\r\n--b--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const { body } = await app.admin.post('/api/files', payload, { headers });
    expect(body.type).not.toBe('image/png');
    const read = await app.admin.get(String(body.url));
    expect(read.headers['content-disposition']).toMatch(/^attachment/);
    expect(read.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('ACC-10 The operation log', () => {
  test('tells of sign-ins, second factors, passwords and settings; never a secret', async () => {
    const person = await app.person('told');
    const { browser, codeAt } = await enrol(app, person);
    await browser.post('/api/session/second-factor/remove', { code: codeAt(new Date(Date.now() + 30_000)) });
    await policy({ lockAttempts: 6 });
    for (const kind of [
      'signIn',
      'twoFactor.enabled',
      'twoFactor.disabled',
      'settings.changed',
      'password.changed',
    ])
      expect((await logged(kind)).length, kind).toBeGreaterThan(0);
    expect(JSON.stringify(await logged('signIn'))).not.toContain(testPassword);
  });
});
