import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobAnswer } from '@gejie/core';
import { type RawBuilder, sql } from 'kysely';
import { expect } from 'vitest';
import { createTestDatabase } from '../../../../test/database.ts';
import { connect } from '../database/connection.ts';
import { freePort } from '../database/embedded/port.ts';
import { startServer } from '../startServer.fixture.ts';

const password = 'Correct-Horse-9';

/** A real server process on a database of its own, that can be killed and started again. */
export interface MortalServer {
  /** @throws Error for an answer that is none of success */
  ask<Answer>(method: string, path: string, body?: object | FormData): Promise<Answer>;
  job(id: number): Promise<JobAnswer>;
  /** Waits for the first job of a kind, whoever asked for it. @returns its id */
  begun(kind: string): Promise<number>;
  /** Kills the server with SIGKILL. */
  die(): Promise<void>;
  startAgain(): Promise<void>;
  /** Kills the server with SIGKILL once a job has got somewhere, and starts it again. @returns the job as it was left */
  dieDuring(job: number): Promise<JobAnswer>;
  /** Waits until a job is done. */
  done(job: number): Promise<JobAnswer>;
  /** Looks into the database, behind the server's back. */
  query<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  close(): Promise<void>;
}

/** @param environment of the server, besides what every one of these has */
export async function openMortalServer(
  name: string,
  environment: Record<string, string> = {},
): Promise<MortalServer> {
  const database = await createTestDatabase(name);
  const directory = await mkdtemp(join(tmpdir(), `gejie-${name}-`));
  const port = await freePort(0);
  const inside = connect(database.url, 1);
  let headers: Record<string, string> = { 'x-requested-with': 'gejie' };
  let server = await start();

  function start(): Promise<ChildProcess> {
    return startServer({
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: directory,
      GEJIE_ADMIN_PASSWORD: password,
      LOG_LEVEL: 'silent',
      ...environment,
    });
  }

  async function ask<Answer>(method: string, path: string, body?: object | FormData): Promise<Answer> {
    const json = body !== undefined && !(body instanceof FormData);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: json ? JSON.stringify(body) : (body as FormData | undefined),
      headers: { ...headers, ...(json ? { 'content-type': 'application/json' } : {}) },
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (cookie) headers = { ...headers, cookie };
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Answer;
  }

  const job = (id: number) => ask<JobAnswer>('GET', `/api/jobs/${id}`);
  async function die(): Promise<void> {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  }

  async function startAgain(): Promise<void> {
    server = await start();
  }

  await ask('POST', '/api/session', { username: 'admin', password });
  async function query<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    return (await statement.execute(inside.kysely)).rows;
  }

  return {
    ask,
    job,
    die,
    startAgain,
    async dieDuring(id) {
      await expect
        .poll(async () => (await job(id)).done, { timeout: 60_000, interval: 10 })
        .toBeGreaterThan(0);
      await die();
      await startAgain();
      return job(id);
    },
    async done(id) {
      await expect.poll(async () => (await job(id)).state, { timeout: 120_000, interval: 100 }).toBe('done');
      return job(id);
    },
    query,
    async begun(kind) {
      const first = async () =>
        (await query<{ id: number | null }>(sql`select min(id) as id from job where kind = ${kind}`))[0]?.id;
      await expect.poll(first, { timeout: 60_000, interval: 10 }).toBeTruthy();
      return (await first()) as number;
    },
    async close() {
      server.kill('SIGKILL');
      await inside.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** How many living accounts an owner has. */
export const ownedBy = (owner: number | null) =>
  sql<{ count: number }>`select count(*) as count from account where owner is not distinct from ${owner}`;
