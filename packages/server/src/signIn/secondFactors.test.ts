import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { storedSecondFactors } from '../database/sessions/sessions.fixture.ts';
import { authenticator, enrol, trySignIn, withCookieOf } from './signIn.fixture.ts';

let app: TestApplication;
let now = new Date('2026-11-25T08:00:10Z');
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
  return now;
};

beforeAll(async () => {
  app = await openApplication('second_factor', {
    rateLimits: { requests: 0, signIns: 100_000 },
    logger: pino({ level: 'silent' }),
    clock: () => now,
  });
});

afterAll(() => app.close());

describe('ACC-10 A second factor', () => {
  test('is enrolled with a code that proves it, and asked for at the next sign-in', async () => {
    const someone = await app.person('enroller');
    const offer = await someone.post<{ secret: string; uri: string }>('/api/session/second-factor');
    expect(offer.status).toBe(201);
    expect(offer.body.uri).toMatch(/^otpauth:\/\/totp\/.+:enroller\?/);
    expect(offer.body.uri).toContain(offer.body.secret);
    const confirm = (code: string) => someone.post('/api/session/second-factor/confirm', { code });
    expect(await confirm('000000')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'code', code: 'wrongCode' }] },
    });
    expect((await trySignIn(app, 'enroller')).status).toBe(201);
    const confirmed = await confirm(authenticator(offer.body.secret)(now));
    expect(confirmed.status).toBe(200);
    const codes = confirmed.body.recoveryCodes as string[];
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
    expect((await withCookieOf(app, confirmed.headers).get('/api/session/second-factor')).body).toMatchObject(
      {
        recoveryCodes: 10,
        required: false,
        since: expect.any(String),
      },
    );

    const asked = await trySignIn(app, 'enroller');
    expect(asked).toMatchObject({ status: 401, body: { type: 'urn:gejie:problem:secondFactor' } });
    expect(asked.headers['set-cookie']).toBeUndefined();
    const code = authenticator(offer.body.secret)(later(30));
    expect((await trySignIn(app, 'enroller', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(
      201,
    );
  });

  test('rotates the cookie and ends the sign-ins elsewhere', async () => {
    const here = await app.person('rotating');
    const elsewhere = await app.signIn('rotating');
    const { browser } = await enrol(app, here, now);
    expect((await here.get('/api/session')).status).toBe(401);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  test('takes each code once, of two requests at the same moment from one only', async () => {
    const { codeAt } = await enrol(app, await app.person('replayed'), now);
    expect((await trySignIn(app, 'replayed', { code: codeAt(now) })).status).toBe(401);
    const code = codeAt(later(60));
    const both = await Promise.all([1, 2].map(() => trySignIn(app, 'replayed', { code })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect(await trySignIn(app, 'replayed', { code })).toMatchObject({
      status: 401,
      body: { type: 'urn:gejie:problem:secondFactor', errors: [{ field: 'code', code: 'wrongCode' }] },
    });
  });

  test('bears a clock that is one step off, not two, and says what to do about it', async () => {
    const { codeAt } = await enrol(app, await app.person('skewed'), now);
    const off = (seconds: number) => codeAt(new Date(now.getTime() + seconds * 1000));
    later(300);
    expect((await trySignIn(app, 'skewed', { code: off(-60) })).status).toBe(401);
    const ahead = await trySignIn(app, 'skewed', { code: off(60) });
    expect(ahead.status).toBe(401);
    expect((ahead.body.errors as { message: string }[])[0]?.message).toContain('自动设置时间');
    expect((await trySignIn(app, 'skewed', { code: off(-30) })).status).toBe(201);
    expect((await trySignIn(app, 'skewed', { code: off(30) })).status).toBe(201);
  });

  test('gives way to a recovery code, once, however it is typed', async () => {
    const { recoveryCodes, codeAt, browser } = await enrol(app, await app.person('phoneless'), now);
    const [first = '', second = '', third = ''] = recoveryCodes;
    expect((await trySignIn(app, 'phoneless', { code: first })).status).toBe(201);
    const { body: log } = await app.admin.get<{ records: unknown[] }>('/api/audit-log', {
      query: { where: '{"kind":"twoFactor.recovered"}' },
    });
    expect(log.records).toMatchObject([{ label: 'phoneless' }]);
    expect((await trySignIn(app, 'phoneless', { code: first })).status).toBe(401);
    expect(
      (await trySignIn(app, 'phoneless', { code: second.toLowerCase().replaceAll('-', ' ') })).status,
    ).toBe(201);
    const renewed = await browser.post<{ recoveryCodes: string[] }>(
      '/api/session/second-factor/recovery-codes',
      {
        code: codeAt(later(60)),
      },
    );
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await trySignIn(app, 'phoneless', { code: third })).status).toBe(401);
    expect((await trySignIn(app, 'phoneless', { code: renewed.body.recoveryCodes[0] })).status).toBe(201);
  });

  test('can’t be guessed: wrong codes count from all addresses together, the password does not forgive them', async () => {
    await enrol(app, await app.person('guessed-code'), now);
    const statuses: number[] = [];
    for (let guess = 0; guess < 8; guess++) {
      const ip = `10.2.0.${guess}`;
      expect((await trySignIn(app, 'guessed-code', { ip })).body.type).toBe('urn:gejie:problem:secondFactor');
      statuses.push((await trySignIn(app, 'guessed-code', { code: `00000${guess}`, ip })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  });

  test('is turned off by its owner with a code only, and never by a token', async () => {
    const { browser, codeAt } = await enrol(app, await app.person('remover'), now);
    const { body } = await browser.post('/api/tokens', { name: 'x', scopes: ['*'] });
    const program = app.client({ authorization: `Bearer ${body.token}` });
    const code = codeAt(later(60));
    expect((await program.post('/api/session/second-factor/remove', { code })).status).toBe(403);
    const wrong = await browser.post('/api/session/second-factor/remove', { code: '123456' });
    expect(wrong.status).toBe(422);
    expect((await browser.post('/api/session/second-factor/remove', { code })).status).toBe(204);
    expect((await trySignIn(app, 'remover')).status).toBe(201);
  });

  test('is reset by an administrator, which ends all sessions and is logged; by nobody else', async () => {
    const person = await app.person('lost-phone');
    const { browser } = await enrol(app, person, now);
    const url = `/api/users/${person.id}/security/second-factor`;
    const colleague = await app.person('nosy');
    expect((await colleague.delete(url)).status).toBe(403);
    expect((await app.admin.delete(url)).status).toBe(204);
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await trySignIn(app, 'lost-phone')).status).toBe(201);
    expect((await app.admin.delete(url)).status).toBe(404);
  });

  test('is kept encrypted with a key in the data directory, and of recovery codes only hashes', async () => {
    const person = await app.person('sealed');
    const { recoveryCodes, uri, codeAt } = await enrol(app, person, now);
    const stored = JSON.stringify(await storedSecondFactors(app.services.database, person.id));
    expect(stored).toContain('v1.');
    expect(stored).not.toContain(new URL(uri).searchParams.get('secret'));
    for (const code of recoveryCodes) expect(stored).not.toContain(code.replaceAll('-', ''));
    const key = join(app.dataDirectory, 'keys', 'secrets.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect(await readFile(key)).toHaveLength(32);

    await rm(key);
    const another = await app.secondProcess();
    const client = another.client({});
    const answer = await client.post('/api/session', {
      username: 'sealed',
      password: 'Correct-Horse-9',
      code: codeAt(later(60)),
    });
    expect(answer).toMatchObject({ status: 409, body: { type: 'urn:gejie:problem:state' } });
    await another.close();
  });
});

describe('ACC-10 A second factor that the company requires', () => {
  test.each([
    [{ secondFactor: 'everybody' }, 'anybody'],
    [{ secondFactor: 'functions', secondFactorFunctions: ['reports'] }, 'reporter'],
  ])('%j has to be enrolled before anything else', async (policy, username) => {
    const before = await app.person(username, { functions: ['reports'] });
    expect((await app.admin.patch('/api/settings/security', policy)).status).toBe(200);
    try {
      expect((await before.get('/api/session/list')).status).toBe(200);
      const answer = await trySignIn(app, username);
      expect(answer).toMatchObject({ status: 201, body: { pending: ['secondFactor'] } });
      const half = withCookieOf(app, answer.headers);
      for (const url of [
        '/api/accounts',
        '/api/modules',
        '/api/search?q=a',
        '/api/session/list',
        '/api/tokens',
      ])
        expect(await half.get(url), url).toMatchObject({
          status: 403,
          body: { type: 'urn:gejie:problem:unfinished', pending: ['secondFactor'] },
        });
      expect((await half.get('/api/session')).body).toMatchObject({ pending: ['secondFactor'] });
      const { browser, codeAt } = await enrol(app, half, now);
      expect((await browser.get('/api/session')).body).not.toHaveProperty('pending');
      expect((await browser.get('/api/session/list')).status).toBe(200);
      const remove = await browser.post('/api/session/second-factor/remove', { code: codeAt(later(60)) });
      expect(remove.status).toBe(409);
    } finally {
      await app.admin.patch('/api/settings/security', { secondFactor: 'optional' });
    }
  });
});
