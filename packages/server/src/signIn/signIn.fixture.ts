import { Secret, TOTP } from 'otpauth';
import { type Client, type TestApplication, testPassword } from '../application.fixture.ts';

/** An authenticator app that was given a secret. */
export function authenticator(secret: string): (at?: Date) => string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return (at = new Date()) => totp.generate({ timestamp: at.getTime() });
}

/** The browser of somebody who has just been given a cookie. */
export function withCookieOf(app: TestApplication, headers: Record<string, unknown>): Client {
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  return { ...app.client({ cookie, 'x-requested-with': 'gejie' }), cookie };
}

/** Signs in by hand, for answers other than success. */
export function trySignIn(
  app: TestApplication,
  username: string,
  { password = testPassword, code, ip = '10.9.9.9' }: { password?: string; code?: string; ip?: string } = {},
) {
  return app.stranger.post(
    '/api/session',
    { username, password, ...(code === undefined ? {} : { code }) },
    { remoteAddress: ip },
  );
}

/** Enrols a second factor at a moment. @returns the browser, which has a new cookie, the app and the recovery codes */
export async function enrol(app: TestApplication, person: Client, at = new Date()) {
  const offer = await person.post<{ secret: string; uri: string }>('/api/session/second-factor');
  const codeAt = authenticator(offer.body.secret);
  const confirmed = await person.post<{ recoveryCodes: string[] }>('/api/session/second-factor/confirm', {
    code: codeAt(at),
  });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
  return {
    browser: withCookieOf(app, confirmed.headers),
    codeAt,
    recoveryCodes: confirmed.body.recoveryCodes,
    uri: offer.body.uri,
  };
}
