import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobAnswer } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { connect } from '../database/connection.ts';

const password = 'Correct-Horse-9';
const rows = 6000;

let database: TestDatabase;
let directory: string;
let port: number;
const servers: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase('resume');
  directory = await mkdtemp(join(tmpdir(), 'gejie-resume-'));
  port = await freePort();
});

afterAll(async () => {
  for (const server of servers) server.kill('SIGKILL');
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A real server process on the test's database. */
async function startServer(): Promise<ChildProcess> {
  const server = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: directory,
      GEJIE_ADMIN_PASSWORD: password,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  servers.push(server);
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (text: Buffer) => text.includes(`:${port}`) && resolve());
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return server;
}

let headers: Record<string, string> = { 'x-requested-with': 'gejie' };

async function ask<Body>(method: string, path: string, body?: BodyInit, type?: string): Promise<Body> {
  const more: Record<string, string> = type ? { 'content-type': type } : {};
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    body,
    headers: { ...headers, ...more },
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie) headers = { ...headers, cookie };
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Body;
}

test('an import survives kill -9 of its server: nothing twice, nothing forgotten, without a hand', {
  timeout: 180_000,
}, async () => {
  const server = await startServer();
  await ask('POST', '/api/session', JSON.stringify({ username: 'admin', password }), 'application/json');
  const form = new FormData();
  const lines = Array.from({ length: rows }, (_, index) => `断点公司${index},0571-${1_000_000 + index}`);
  form.set('options', JSON.stringify({ duplicates: 'create' }));
  form.set('file', new Blob([`客户名称,电话\n${lines.join('\n')}\n`]), '断点.csv');
  const { job } = await ask<{ job: number }>('POST', '/api/accounts/import', form);
  const progress = () => ask<JobAnswer>('GET', `/api/jobs/${job}`);
  await expect
    .poll(async () => (await progress()).done, { timeout: 60_000, interval: 20 })
    .toBeGreaterThan(0);

  server.kill('SIGKILL');
  await startServer();
  const left = await progress();
  expect(left).toMatchObject({ state: 'running', total: rows });
  expect(left.done).toBeLessThan(rows);
  await expect.poll(async () => (await progress()).state, { timeout: 120_000, interval: 100 }).toBe('done');
  expect(await progress()).toMatchObject({ done: rows, created: rows, failed: 0 });

  const inside = connect(database.url, 1);
  const { rows: found } = await sql<{ all: number; different: number; events: number }>`
    select count(*) as all, count(distinct phone) as different,
      (select count(*) from event where job = ${job} and kind = 'create') as events
    from account where name like '断点公司%'`.execute(inside.kysely);
  await inside.close();
  expect(found).toEqual([{ all: rows, different: rows, events: rows }]);
});
