import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../../application.fixture.ts';
import { trySignIn } from '../signIn.fixture.ts';
import { people } from './people.fixture.ts';
import { base, readerDn, readerPassword, type Slapd, startSlapd } from './slapd.fixture.ts';

let app: TestApplication;
let slapd: Slapd;

beforeAll(async () => {
  slapd = await startSlapd(people);
  app = await openApplication('ldaps', {
    rateLimits: { requests: 0, signIns: 100_000 },
    logger: pino({ level: 'silent' }),
  });
});

afterAll(async () => {
  await app.close();
  await slapd.remove();
});

const change = async (changes: object) =>
  (
    await app.admin.patch('/api/settings/ldap', {
      enabled: true,
      url: slapd.secureUrl,
      startTls: false,
      ca: slapd.ca,
      bindDn: readerDn,
      bindPassword: readerPassword,
      base: `ou=people,${base}`,
      createUsers: true,
      link: 'username',
      ...changes,
    })
  ).status;
const enter = async (password: string) =>
  (await trySignIn(app, 'zhanghua', { password, ip: '10.7.0.1' })).status;
const right = 'Ldap-Secret-1';

describe('ACC-10 A directory that speaks TLS from the first word on (ldaps)', () => {
  test('lets people in with a password that fits, and with no other', async () => {
    expect(await change({})).toBe(200);
    expect(await enter(right)).toBe(201);
    expect(await enter('Wrong-Secret-1')).toBe(401);
    // Asking for StartTLS besides makes no difference: the line is encrypted already.
    expect(await change({ startTls: true })).toBe(200);
    expect(await enter(right)).toBe(201);
  });

  test('is not talked to when nobody known vouches for it', async () => {
    expect(await change({ ca: null })).toBe(200);
    expect(await enter(right)).toBe(503);
    const { body } = await app.admin.post<{ ok: boolean; text: string }[]>('/api/settings/ldap/test', {});
    expect(body.at(-1)).toMatchObject({ ok: false, text: expect.stringContaining('CA 证书') });
  });
});
