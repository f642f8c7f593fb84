import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('reset_password');
});
afterAll(() => app.close());

interface Given {
  username: string;
  password: string;
}

test('An administrator gives a temporary password; the former one and its sign-ins end (ACC-01)', async () => {
  const forgetful = await app.person('forgetful', { rights: { '*': { see: 'all' } } });
  const { status, body } = await app.admin.post<Given>(`/api/users/${forgetful.id}/resetPassword`, {});
  expect(status).toBe(200);
  expect(body.username).toBe('forgetful');
  expect(body.password).toMatch(/^([A-Z][a-z][2-9][a-z]-){3}[A-Z][a-z][2-9][a-z]$/);
  expect((await forgetful.get('/api/session')).status).toBe(401);
  await expect(app.signIn('forgetful')).rejects.toThrow('could not sign in');
  const signedIn = await app.stranger.post('/api/session', body);
  expect(signedIn.status).toBe(201);
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  const first = app.client({ cookie, 'x-requested-with': 'gejie' });
  expect((await first.get('/api/accounts')).status).toBe(200);
});

test('Where the company wants it, an own password is chosen before anything else (ACC-01, ACC-10)', async () => {
  await app.admin.patch('/api/settings/security', { changeFirst: true });
  const newcomer = await app.person('newcomer', { rights: { '*': { see: 'all' } } });
  const { body } = await app.admin.post<Given>(`/api/users/${newcomer.id}/resetPassword`, {});
  const signedIn = await app.stranger.post('/api/session', body);
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  const first = app.client({ cookie, 'x-requested-with': 'gejie' });
  expect((await first.get('/api/accounts')).status).toBe(403);
  await app.admin.patch('/api/settings/security', { changeFirst: false });
});

test('Two of them are never the same', async () => {
  const one = await app.person('twice');
  const reset = async () =>
    (await app.admin.post<Given>(`/api/users/${one.id}/resetPassword`, {})).body.password;
  expect(await reset()).not.toBe(await reset());
});

test('Nobody resets a password without the right to manage users, nor that of somebody who has left', async () => {
  const other = await app.person('other');
  const seller = await app.person('seller', { rights: { '*': { see: 'all', edit: 'all' } } });
  expect((await seller.post(`/api/users/${other.id}/resetPassword`, {})).status).toBe(403);
  await app.admin.patch(`/api/users/${other.id}`, { status: 'inactive' });
  expect((await app.admin.post(`/api/users/${other.id}/resetPassword`, {})).status).toBe(409);
});
