import type { ChildProcess } from 'node:child_process';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { freePort } from '../database/embedded/port.ts';
import { startServer } from '../startServer.fixture.ts';

const many = 100_000;

let app: TestApplication;
const servers: ChildProcess[] = [];

beforeAll(async () => {
  app = await openApplication('atOnce', { works: false });
});
afterEach(() => Promise.all(servers.splice(0).map(kill)));
afterAll(() => app.close());

async function start(): Promise<ChildProcess> {
  const server = await startServer({
    PORT: String(await freePort(0)),
    DATABASE_URL: app.databaseUrl,
    DATA_DIR: app.dataDirectory,
    LOG_LEVEL: 'silent',
  });
  servers.push(server);
  return server;
}

async function kill(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}

async function fired(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from reminder where fired_at is not null`.execute(
    app.services.database.kysely,
  );
  return rows[0]?.count ?? 0;
}

/** How often people were told of each of the records, and of how many records they were told so often. */
async function timesTold(): Promise<unknown> {
  const { rows } = await sql`
    select told, count(*)::int as records
    from (select count(*)::int as told from notice where kind = 'reminder.due' group by record) as each
    group by told order by told`.execute(app.services.database.kysely);
  return rows;
}

test('100,000 reminders of the same minute are fired by two processes, each once, though one of them is killed amid it (CAL-03)', {
  timeout: 240_000,
}, async () => {
  await sql`
    insert into reminder (module, record, "user", due_at)
    select 'task', 700000000 + n, 1 + n % 50, date_trunc('minute', now()) from generate_series(1, ${many}::int) as n`.execute(
    app.services.database.kysely,
  );
  const second = start();
  const first = await start();
  await expect.poll(fired, { timeout: 60_000, interval: 5 }).toBeGreaterThan(1000);
  await kill(first);
  expect(await fired()).toBeLessThan(many);
  await second;
  await expect.poll(fired, { timeout: 120_000, interval: 100 }).toBe(many);
  expect(await timesTold()).toEqual([{ told: 1, records: many }]);
});
