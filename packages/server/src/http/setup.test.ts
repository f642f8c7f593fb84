import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { type Application, createApplication } from '../application.ts';
import { firstAdministrator } from '../organization/firstAdministrator.ts';
import { product } from '../product.ts';

let database: TestDatabase;
let dataDirectory: string;
let app: Application;

beforeAll(async () => {
  database = await createTestDatabase('setup');
  dataDirectory = await mkdtemp(join(tmpdir(), 'gejie-setup-'));
  app = await createApplication({ databaseUrl: database.url, dataDirectory, product });
});

afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(dataDirectory, { recursive: true });
});

const answers = {
  company: '格界科技',
  name: '王芳',
  username: 'wangfang',
  password: 'Correct-Horse-9',
  language: 'zh-CN',
};

const ask = (method: 'GET' | 'POST', payload?: object, cookie = '') =>
  app.http.inject({ method, url: '/api/setup', headers: { cookie }, ...(payload ? { payload } : {}) });

describe('The first start', () => {
  test('is needed on an empty database', async () => {
    expect((await ask('GET')).json()).toEqual({ needed: true });
  });

  test('refuses weak passwords and missing answers', async () => {
    const weak = await ask('POST', { ...answers, password: 'wangfang', username: 'WangFang' });
    expect(weak.json()).toMatchObject({ status: 422, errors: [{ field: 'password', code: 'weakPassword' }] });
    const missing = await ask('POST', { company: ' ', username: 5 });
    expect(missing.json().errors).toMatchObject([
      { field: 'company', code: 'required' },
      { field: 'name', code: 'required' },
      { field: 'username', code: 'notText' },
      { field: 'password', code: 'required' },
    ]);
    const spaces = await ask('POST', { ...answers, username: 'wang fang' });
    expect(spaces.json()).toMatchObject({ status: 422, errors: [{ field: 'username' }] });
    expect((await ask('GET')).json()).toEqual({ needed: true });
  });

  test('makes company and administrator once, however many try, and signs in', async () => {
    const tries = await Promise.all([1, 2, 3].map((n) => ask('POST', { ...answers, company: `公司 ${n}` })));
    expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    const winner = tries.find(({ statusCode }) => statusCode === 201);
    expect(winner?.json()).toMatchObject({
      user: { username: 'wangfang', name: '王芳' },
      functions: expect.arrayContaining(['audit', 'purge', 'reports', 'settings', 'users']),
    });
    expect((await ask('GET')).json()).toEqual({ needed: false });
    const cookie = String(winner?.headers['set-cookie']).split(';')[0] ?? '';
    const created = await app.http.inject({
      method: 'POST',
      url: '/api/accounts',
      headers: { cookie, 'x-requested-with': 'gejie' },
      payload: { name: '第一个客户' },
    });
    expect(created.statusCode).toBe(201);
    const roles = await app.http.inject({ url: '/api/roles', headers: { cookie } });
    expect(roles.json().records).toHaveLength(5);
  });

  test('is refused afterwards, the demo company and the environment’s administrator too', async () => {
    expect((await ask('POST', answers)).statusCode).toBe(409);
    expect((await ask('POST', { demo: true })).statusCode).toBe(409);
    expect(await firstAdministrator(app.services.setup, 'Correct-Horse-9')).toBe(false);
  });
});
