import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication, testPassword } from '../application.fixture.ts';
import { ageAttempts, agePassword, passwordsKept } from '../database/sessions/sessions.fixture.ts';
import { trySignIn, withCookieOf } from './signIn.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('passwords', {
    rateLimits: { requests: 0, signIns: 100_000 },
    logger: pino({ level: 'silent' }),
  });
});

afterAll(() => app.close());

const policy = (changes: object) => app.admin.patch('/api/settings/security', changes);
const codes = ({ body }: { body: Record<string, unknown> }) =>
  ((body.errors ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field}: ${code}`);
const logged = async (kind: string) =>
  (
    await app.admin.get<{ records: Record<string, unknown>[] }>(
      `/api/audit-log?where=${encodeURIComponent(JSON.stringify({ kind }))}&limit=200`,
    )
  ).body.records;

describe('ACC-10 Passwords', () => {
  test('are kept as argon2id', async () => {
    const { id } = await app.person('argon');
    for (const seal of await passwordsKept(app.services.database, id))
      expect(seal).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('follow the company’s policy wherever one is set, and the least that holds everywhere', async () => {
    expect(codes(await policy({ passwordLength: 7, passwordKinds: 5, passwordDays: -1 })).sort()).toEqual([
      'passwordDays: tooSmall',
      'passwordKinds: tooLarge',
      'passwordLength: tooSmall',
    ]);
    expect((await policy({ passwordLength: 12, passwordKinds: 3 })).status).toBe(200);
    try {
      const make = (password: string) =>
        app.admin.post('/api/users', { name: '新人', username: `u${password.length}`, password });
      const short = await make('Short-1234');
      expect(codes(short)).toEqual(['password: weakPassword']);
      expect((short.body.errors as { message: string }[])[0]?.message).toContain('12');
      expect(codes(await make('onlysmallletters'))).toEqual(['password: plainPassword']);
      expect((await make('Small-and-capital')).status).toBe(201);
      const own = await app.signIn('argon');
      const change = await own.post('/api/session/password', {
        current: testPassword,
        password: 'Short-1234',
      });
      expect(codes(change)).toEqual(['password: weakPassword']);
      expect((await app.stranger.get('/api/session/ways')).body).toMatchObject({
        passwordRules: { length: 12, kinds: 3, history: 3, days: 0 },
      });
    } finally {
      await policy({ passwordLength: 8, passwordKinds: 1 });
    }
  });

  test('are none of the last ones, whoever sets them', async () => {
    const person = await app.person('historian');
    await policy({ passwordHistory: 2 });
    let browser: Client = person;
    let current = testPassword;
    const change = async (password: string) => {
      const answer = await browser.post('/api/session/password', { current, password });
      if (answer.status !== 204) return codes(answer);
      browser = withCookieOf(app, answer.headers);
      current = password;
      return [];
    };
    expect(await change(testPassword)).toEqual(['password: formerPassword']);
    expect(await change('Second-Horse-2')).toEqual([]);
    expect(await change(testPassword)).toEqual(['password: formerPassword']);
    const byOther = await app.admin.patch(`/api/users/${person.id}`, { password: 'Second-Horse-2' });
    expect(codes(byOther)).toEqual(['password: formerPassword']);
    expect(await change('Third-Horse-3')).toEqual([]);
    expect(await change(testPassword)).toEqual([]);
    await policy({ passwordHistory: 3 });
  });

  test.each([
    ['given by an administrator', { changeFirst: true }, '0 days'],
    ['older than the policy allows', { passwordDays: 90 }, '91 days'],
  ])('%s have to be changed at the next sign-in, before anything else', async (why, changes, age) => {
    const username = `due-${why.length}`;
    const { body } = await app.admin.post('/api/users', { name: username, username, password: testPassword });
    await agePassword(app.services.database, Number(body.id), age);
    expect((await trySignIn(app, username)).body).not.toHaveProperty('pending');
    await policy(changes);
    try {
      const answer = await trySignIn(app, username);
      expect(answer).toMatchObject({ status: 201, body: { pending: ['password'] } });
      const half = withCookieOf(app, answer.headers);
      expect(await half.get('/api/modules')).toMatchObject({
        status: 403,
        body: { type: 'urn:gejie:problem:unfinished', detail: '请先设置新密码' },
      });
      expect((await half.post('/api/tokens', { name: 'x', scopes: ['*'] })).status).toBe(403);
      const change = { current: testPassword, password: 'Changed-Horse-1' };
      const changed = await half.post('/api/session/password', change);
      expect(changed.status).toBe(204);
      const whole = withCookieOf(app, changed.headers);
      expect((await whole.get('/api/modules')).status).toBe(200);
    } finally {
      await policy({ changeFirst: false, passwordDays: 0 });
    }
  });

  test('can’t be guessed with a cookie that was left behind', async () => {
    const person = await app.person('cookie-left');
    const guess = (current: string) =>
      person.post('/api/session/password', { current, password: 'New-Horse-12' });
    for (let time = 0; time < 5; time++) expect((await guess('wrong')).status).toBe(422);
    expect((await guess(testPassword)).status).toBe(429);
  });
});

describe('ACC-10 Locks', () => {
  test('hold against guessing one name from many addresses, and let the owner in from where that person was before', async () => {
    await app.person('hunted');
    expect((await trySignIn(app, 'hunted', { ip: '10.8.0.1' })).status).toBe(201);
    const guesses = Array.from({ length: 54 }, (_, index) =>
      trySignIn(app, 'hunted', { password: 'x', ip: `10.8.1.${index}` }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect((await trySignIn(app, 'hunted', { ip: '10.8.2.1' })).status).toBe(429);
    expect((await trySignIn(app, 'hunted', { ip: '10.8.0.1' })).status).toBe(201);
    // From elsewhere it is a matter of minutes, however long the guessing goes on.
    await ageAttempts(app.services.database, 'hunted', '15 minutes');
    expect((await trySignIn(app, 'hunted', { ip: '10.8.2.1' })).status).toBe(201);
  });

  test('shut the only administrator out for a while at most, and never where that person works', async () => {
    expect((await trySignIn(app, 'boss', { ip: '10.9.0.1' })).status).toBe(201);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        trySignIn(app, 'boss', { password: 'x', ip: `10.9.1.${index}` }),
      ),
    );
    expect((await trySignIn(app, 'boss', { ip: '10.9.2.1' })).status).toBe(429);
    expect((await trySignIn(app, 'boss', { ip: '10.9.0.1' })).status).toBe(201);
    for (let time = 0; time < 6; time++) await trySignIn(app, 'boss', { password: 'x', ip: '10.9.0.1' });
    expect((await trySignIn(app, 'boss', { ip: '10.9.0.1' })).status).toBe(429);
    await ageAttempts(app.services.database, 'boss', '15 minutes');
    expect((await trySignIn(app, 'boss', { ip: '10.9.0.1' })).status).toBe(201);
  });

  test('count an IPv6 network as one address', async () => {
    await app.person('six');
    for (let time = 0; time < 5; time++)
      expect((await trySignIn(app, 'six', { password: 'x', ip: `2001:db8:1:2::${time + 1}` })).status).toBe(
        401,
      );
    expect((await trySignIn(app, 'six', { ip: '2001:db8:1:2:aaaa::1' })).status).toBe(429);
    expect((await trySignIn(app, 'six', { ip: '2001:db8:1:3::1' })).status).toBe(201);
  });

  test('go by the policy, are seen and lifted by administrators, and logged', async () => {
    const { id } = await app.person('locked-out');
    await policy({ lockAttempts: 3, lockFirstWait: 600 });
    try {
      for (let time = 0; time < 3; time++)
        await trySignIn(app, 'locked-out', { password: 'x', ip: '10.8.3.1' });
      expect((await trySignIn(app, 'locked-out', { ip: '10.8.3.1' })).status).toBe(429);
      const url = `/api/users/${id}/security`;
      expect((await app.admin.get(url)).body).toMatchObject({ locks: [{ place: '10.8.3.1' }] });
      const colleague = await app.person('no-administrator');
      expect((await colleague.get(url)).status).toBe(403);
      expect((await colleague.delete(`${url}/lock`)).status).toBe(403);
      expect((await app.admin.delete(`${url}/lock`)).status).toBe(204);
      expect((await trySignIn(app, 'locked-out', { ip: '10.8.3.1' })).status).toBe(201);
    } finally {
      await policy({ lockAttempts: 5, lockFirstWait: 30 });
    }
    expect(await logged('signIn.locked')).toContainEqual(expect.objectContaining({ label: 'locked-out' }));
    expect(await logged('signIn.unlocked')).toContainEqual(expect.objectContaining({ label: 'locked-out' }));
    expect((await logged('signIn.failed')).length).toBeGreaterThan(2);
  });
});
