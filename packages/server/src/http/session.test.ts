import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allRights,
  type Client,
  openApplication,
  type TestApplication,
  testPassword,
} from '../application.fixture.ts';
import { ageAttempts, ageSessions } from '../database/sessions/sessions.fixture.ts';
import { uploadWith } from './upload.fixture.ts';

let app: TestApplication;
const noLimits = { requests: 0, signIns: 100_000 };

beforeAll(async () => {
  app = await openApplication('session', { rateLimits: noLimits, logger: pino({ level: 'silent' }) });
});

afterAll(() => app.close());

const who = { username: 'boss', password: testPassword };

describe('Signing in', () => {
  test('answers who I am and sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await app.stranger.post('/api/session', { ...who, username: ' BOSS ' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      user: {
        username: 'boss',
        language: 'zh-CN',
        theme: 'system',
        timeZone: 'Asia/Shanghai',
        department: null,
      },
      company: { currency: 'CNY', logo: null },
      functions: expect.arrayContaining(['audit', 'purge', 'reports', 'settings', 'users']),
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^gejie_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('over https the cookie stays there', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await app.stranger.post('/api/session', who, { headers });
    expect(answer.headers['set-cookie']).toMatch(/; Secure/);
  });

  test('says the same of a wrong password and of an unknown name', async () => {
    const wrong = await app.stranger.post('/api/session', { ...who, password: 'nonsense' });
    const unknown = await app.stranger.post('/api/session', { ...who, username: 'nobody-of-that-name' });
    expect(wrong.status).toBe(401);
    expect(unknown).toMatchObject({ status: 401, body: wrong.body });
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  test('takes a new secret each time and ends the session whose cookie came along', async () => {
    const first = await app.signIn('boss');
    const cookie = first.cookie as string;
    const again = await app.client({ cookie }).post('/api/session', who);
    expect(again.status).toBe(201);
    expect(String(again.headers['set-cookie'])).not.toContain(cookie);
    expect((await first.get('/api/session')).status).toBe(401);
  });

  test('is refused to those who have left, with the right password only', async () => {
    const leaver = await app.person('leaver');
    await app.admin.patch(`/api/users/${leaver.id}`, { status: 'inactive' });
    const signIn = (password: string) => app.stranger.post('/api/session', { username: 'leaver', password });
    expect(await signIn(testPassword)).toMatchObject({
      status: 401,
      body: { detail: '此账号已停用，请联系管理员' },
    });
    expect(await signIn('wrong')).toMatchObject({ status: 401, body: { detail: '登录名或密码不正确' } });
    expect((await leaver.get('/api/session')).status).toBe(401);
  });

  test('locks a name for an address after five failures, whatever comes then', async () => {
    await app.person('guessed');
    const attempt = (password: string, ip = '10.1.1.1') =>
      app.stranger.post('/api/session', { username: 'guessed', password }, { remoteAddress: ip });
    for (let failure = 0; failure < 5; failure++) expect((await attempt('x')).status).toBe(401);
    const locked = await attempt(testPassword);
    expect(locked).toMatchObject({ status: 429, body: { type: 'urn:gejie:problem:tooMany' } });
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(20);
    expect((await attempt(testPassword, '10.1.1.2')).status).toBe(201);
    const many = await Promise.all(Array.from({ length: 20 }, () => attempt('x', '10.1.1.3')));
    expect(many.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  test('each further failure doubles the wait, a success or a day forgets them', async () => {
    await app.person('patient');
    const remoteAddress = '10.1.2.1';
    const attempt = (password: string) =>
      app.stranger.post('/api/session', { username: 'patient', password }, { remoteAddress });
    const wait = async () => Number((await attempt(testPassword)).headers['retry-after'] ?? 0);
    const pass = (time: string) => ageAttempts(app.services.database, 'patient', time);
    for (let failure = 0; failure < 5; failure++) await attempt('x');
    for (const seconds of [30, 60, 120]) {
      expect(await wait()).toBeGreaterThan(seconds - 5);
      expect(await wait()).toBeLessThanOrEqual(seconds);
      await pass(`${seconds} seconds`);
      expect((await attempt('x')).status).toBe(401);
    }
    await pass('1 day 1 minute');
    expect((await attempt('x')).status).toBe(401);
    expect((await attempt(testPassword)).status).toBe(201);
    for (let failure = 0; failure < 5; failure++) expect((await attempt('x')).status).toBe(401);
  });

  test('is limited per address', async () => {
    const strict = await openApplication('limited', { rateLimits: { requests: 0, signIns: 3 } });
    const answers = [];
    for (let time = 0; time < 4; time++)
      answers.push(await strict.stranger.post('/api/session', { username: `a${time}`, password: 'b' }));
    await strict.close();
    // The fixture's own administrator has used one.
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 429, 429]);
    expect(answers[3]?.headers['content-type']).toMatch('application/problem+json');
  });
});

describe('A session', () => {
  test('is needed, and its absence said in the language asked for', async () => {
    const answer = await app.stranger.get('/api/accounts', {
      headers: { 'accept-language': 'en-GB,en;q=0.9' },
    });
    expect(answer).toMatchObject({ status: 401, body: { title: 'Please sign in', status: 401 } });
    expect((await app.stranger.get('/api/session')).status).toBe(401);
  });

  test('ends with signing out', async () => {
    const someone = await app.signIn('boss');
    const out = await someone.delete('/api/session');
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/gejie_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await someone.get('/api/session')).status).toBe(401);
  });

  test.each([
    ['twelve hours without a request', { idle: '12 hours 1 minute' }],
    ['fourteen days in all', { age: '14 days 1 minute' }],
  ])('ends after %s', async (_what, ages) => {
    const someone = await app.person(`aging-${Object.keys(ages)}`);
    expect((await someone.get('/api/session')).status).toBe(200);
    await ageSessions(app.services.database, someone.id, ages);
    app.services.accessCache.clear();
    expect((await someone.get('/api/session')).status).toBe(401);
  });

  test('writes only for pages of ours: the header proves it', async () => {
    const { cookie } = await app.signIn('boss');
    const forged = app.client({ cookie: cookie as string });
    expect((await forged.get('/api/session')).status).toBe(200);
    const answer = await forged.post('/api/accounts', { name: '伪造' });
    expect(answer).toMatchObject({ status: 403, body: { detail: '缺少请求头 X-Requested-With: gejie' } });
    expect((await forged.delete('/api/session')).status).toBe(403);
  });

  test('remembers language, theme, time zone and how one writes dates and numbers, and checks them. PLT-16', async () => {
    const someone = await app.person('chooser');
    const writing = { dateFormat: 'dmy', numberFormat: 'point' };
    const wishes = { language: 'en', theme: 'dark', timeZone: 'Europe/Berlin', ...writing };
    expect(await someone.patch('/api/session', wishes)).toMatchObject({
      status: 200,
      body: { user: wishes },
    });
    expect((await someone.get('/api/session')).body).toMatchObject({ user: wishes });
    expect(await someone.patch('/api/session', { dateFormat: null })).toMatchObject({
      status: 200,
      body: { user: { dateFormat: null, numberFormat: 'point' } },
    });
    expect((await someone.patch('/api/session', { dateFormat: 'ydm' })).status).toBe(422);
    const answer = await someone.patch('/api/session', { timeZone: 'Mars/Olympus', theme: 'pink', role: 1 });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([
      { field: 'theme', code: 'notChoice' },
      { field: 'timeZone', code: 'notTimeZone', message: 'This is not a time zone such as Asia/Shanghai' },
      { field: 'role', code: 'unknownField' },
    ]);
  });

  test('survives a change of the own password, the others do not', async () => {
    const here = await app.person('changer');
    const elsewhere = await app.signIn('changer');
    const change = (current: string, password: string) =>
      here.post('/api/session/password', { current, password });
    expect((await change('wrong', 'Another-Horse-7')).body.errors).toMatchObject([
      { field: 'current', code: 'wrongPassword' },
    ]);
    expect((await change(testPassword, 'password1')).body.errors).toMatchObject([
      { field: 'password', code: 'weakPassword' },
    ]);
    const changed = await change(testPassword, 'Another-Horse-7');
    expect(changed.status).toBe(204);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    const cookie = String(changed.headers['set-cookie']).split(';')[0] ?? '';
    expect((await app.client({ cookie }).get('/api/session')).status).toBe(200);
  });

  test('has a password that is no common one, and stays when the input is left empty', async () => {
    const { id } = await app.person('policed');
    const weak = await app.admin.patch(`/api/users/${id}`, { password: '88888888' });
    expect(weak).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'password', code: 'weakPassword' }] },
    });
    expect((await app.admin.patch(`/api/users/${id}`, { password: '', title: '销售' })).status).toBe(200);
    expect((await app.signIn('policed')).cookie).not.toBeNull();
  });

  test('is of no use any more once the password was set by somebody else', async () => {
    const victim = await app.person('victim');
    expect((await app.admin.patch(`/api/users/${victim.id}`, { password: 'Fresh-Horse-11' })).status).toBe(
      200,
    );
    expect((await victim.get('/api/session')).status).toBe(401);
  });
});

describe('The own card (ACC-01)', () => {
  const red = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
  const upload = async (who: Client) =>
    (await uploadWith(who, '/api/files', { name: 'me.png', content: red }, {})).body.id as number;

  test('is kept by everybody, and shown to colleagues; it says nothing of who somebody is', async () => {
    const one = await app.person('card-one');
    const other = await app.person('card-other');
    const photo = await upload(one);
    const saved = await one.patch('/api/session/card', {
      phone: '13800001111',
      photo,
      signature: '<p>此致<script>alert(1)</script></p>',
    });
    expect(saved).toMatchObject({ status: 200, body: { phone: '13800001111', photo: { id: photo } } });
    expect((await one.get('/api/session/card')).body.signature).toBe('<p>此致</p>');
    expect((await other.get(`/api/users/${one.id}`)).body).toMatchObject({ photo: { id: photo } });
    for (const body of [{ roles: [] }, { email: 'a@b.example' }, { phone: 'x'.repeat(70) }, { photo: 'me' }])
      expect((await one.patch('/api/session/card', body)).status, JSON.stringify(body)).toBe(422);
    // Nobody lets all see a file of somebody else by it.
    const foreign = await other.patch('/api/session/card', { photo: await upload(one) });
    expect(foreign.body.errors).toMatchObject([{ field: 'photo' }]);
    expect((await app.stranger.get('/api/session/card')).status).toBe(401);
  });
});

describe('A change of rights', () => {
  test('holds from the next request on, also in other processes', async () => {
    const other = await app.secondProcess();
    const role = (await app.admin.post('/api/roles', { name: '只看', rights: { accounts: { see: 'all' } } }))
      .body;
    const someone = await app.person('promoted');
    const { cookie } = someone;
    const there = other.client({ cookie: cookie as string });
    expect((await someone.get('/api/accounts')).status).toBe(403);
    expect((await there.get('/api/accounts')).status).toBe(403);
    await app.admin.patch(`/api/users/${someone.id}`, { roles: [role.id] });
    expect((await someone.get('/api/accounts')).status).toBe(200);
    await expect.poll(async () => (await there.get('/api/accounts')).status).toBe(200);
    await app.admin.patch(`/api/roles/${role.id}`, { rights: {} });
    expect((await someone.get('/api/accounts')).status).toBe(403);
    await expect.poll(async () => (await there.get('/api/accounts')).status).toBe(403);
    await someone.delete('/api/session');
    await expect.poll(async () => (await there.get('/api/session')).status).toBe(401);
    await other.close();
  });

  test('is not missed while the line to the database is cut', async () => {
    const role = (await app.admin.post('/api/roles', { name: '断线', rights: { leads: { see: 'all' } } }))
      .body;
    const someone = await app.person('cut-off');
    await app.admin.patch(`/api/users/${someone.id}`, { roles: [role.id] });
    expect((await someone.get('/api/leads')).status).toBe(200);
    await app.cutLines();
    await expect.poll(async () => (await someone.get('/api/leads')).status).toBe(200);
    await app.admin.patch(`/api/roles/${role.id}`, { rights: allRights });
    expect((await someone.post('/api/leads', { name: '王强', company: '重连' })).status).toBe(201);
  });
});
