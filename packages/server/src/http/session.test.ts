import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication, testPassword } from '../application.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('session', { rateLimits: { requests: 0, signIns: 100_000 } });
});

afterAll(() => app.close());

describe('Signing in', () => {
  test('answers who I am and sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await app.stranger.post('/api/session', { username: 'BOSS ', password: testPassword });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ user: { username: 'boss', language: 'zh-CN' } });
    expect(answer.headers['set-cookie']).toMatch(/^gejie_session=[\w-]{43}; .*HttpOnly.*SameSite=Lax/);
  });
});
