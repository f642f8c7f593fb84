import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../packages/server/src/database/embedded/startEmbeddedPostgres.ts';
import { givenPostgres } from './givenPostgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a throw-away PostgreSQL as its superuser; `test/database.ts` makes databases in it. */
    postgres: string;
    /** Address of its first database as the application’s role. */
    postgresApplication: string;
  }
}

/** One real server for all test files, in a folder that goes away. What it says is of interest only when it fails. */
const log = { info() {}, warn: console.warn, error: console.error };

/** Nothing here outlives the run, so nothing needs to reach the disk. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  max_wal_size: '1GB',
  autovacuum: 'off',
};

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const { adminUrl, url } = await givenPostgres(given);
    project.provide('postgres', adminUrl);
    project.provide('postgresApplication', url);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'gejie-test-'));
  // PostgreSQL runs as an account of its own when we are root, and has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), log, settings });
  project.provide('postgres', server.adminUrl);
  project.provide('postgresApplication', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
}
