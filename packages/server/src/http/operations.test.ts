import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let webFolder: string;

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'gejie-web-'));
  await mkdir(join(webFolder, 'assets'));
  await mkdir(join(webFolder, '.vite'));
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>格界</title>');
  await writeFile(join(webFolder, 'assets/index-Ab12Cd34.js'), 'export {};');
  await writeFile(join(webFolder, '.vite/manifest.json'), '{}');
  app = await openApplication('operations', {
    webFolder,
    metricsToken: 'figures',
    rateLimits: { requests: 30, signIns: 60 },
    logger: pino({ level: 'silent' }),
  });
});

afterAll(async () => {
  await app.close();
  await rm(webFolder, { recursive: true });
});

describe('Machines that watch', () => {
  test('learn that it is alive and ready', async () => {
    expect((await app.stranger.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await app.stranger.get('/readyz')).body).toEqual({ status: 'ready' });
  });

  test('read figures from this machine or with the token only', async () => {
    const read = (more: object) => app.stranger.get<string>('/metrics', more);
    expect((await read({})).body).toMatch(/http_request_duration_seconds_bucket[\s\S]*database_connections/);
    expect((await read({ remoteAddress: '10.0.0.1' })).status).toBe(404);
    expect((await read({ headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(404);
    const authorization = 'Bearer figures';
    expect((await read({ remoteAddress: '10.0.0.1', headers: { authorization } })).status).toBe(200);
    expect((await read({ headers: { authorization: 'Bearer wrong!!' } })).status).toBe(404);
  });
});

describe('The web app', () => {
  test('is given at every place within it, and not instead of files or the API', async () => {
    for (const url of ['/', '/accounts/5?tab=history', '/sign-in'])
      expect(await app.stranger.get(url)).toMatchObject({
        status: 200,
        body: '<!doctype html><title>格界</title>',
        headers: { 'cache-control': 'no-cache' },
      });
    for (const url of ['/missing.js', '/api', '/api/x/y/z/a', '/.vite/manifest.json', '/../package.json'])
      expect((await app.stranger.get(url)).status, url).toBe(404);
    expect((await app.stranger.post('/accounts', {})).status).toBe(404);
  });

  test('has files that may be kept for ever when their name changes with them', async () => {
    const asset = await app.stranger.get('/assets/index-Ab12Cd34.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('runs no script that is not ours', async () => {
    const policy = String((await app.stranger.get('/')).headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
  });
});

test('Who asks too often is told when to come again', async () => {
  const answers = [];
  for (let time = 0; time < 31; time++) answers.push(await app.admin.get('/api/modules/accounts'));
  const last = answers.at(-1);
  expect(last).toMatchObject({ status: 429, body: { type: 'urn:gejie:problem:tooMany' } });
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await app.stranger.get('/api/setup')).status).toBe(200);
});

test('When the database is gone, so is readiness, and nobody is told more than that', async () => {
  const lonely = await openApplication('lonely', { logger: pino({ level: 'silent' }) });
  await lonely.loseDatabase();
  expect((await lonely.stranger.get('/readyz')).status).toBe(503);
  const answer = await lonely.admin.get('/api/accounts');
  expect(answer).toMatchObject({ status: 503, body: { type: 'urn:gejie:problem:unavailable' } });
  await lonely.close();
});
