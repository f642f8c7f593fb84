import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemFolder } from './account.ts';
import { runningPostgres } from './runningPostgres.ts';
import type { EmbeddedPostgres } from './startEmbeddedPostgres.ts';
import { childrenOf, emptyFolder, kill, query, startIn } from './startedServers.fixture.ts';

const isRoot = process.getuid?.() === 0;
const fixture = join(import.meta.dirname, 'embedded.fixture.ts');

/** In milliseconds, for a database server to come back: much more than it takes, for machines that are busy. */
const patience = 60_000;
vi.setConfig({ testTimeout: 2 * patience });

let folder: string;
let directory: string;
let messages: string[];
let undo: (() => Promise<unknown> | unknown)[];

beforeEach(async () => {
  folder = await emptyFolder();
  directory = join(folder, 'data', 'postgres');
  messages = [];
  // The PostgreSQL of a process that was killed is on its way to stop, and may write until then.
  undo = [() => rm(folder, { recursive: true, force: true, maxRetries: 20 })];
});

let pattern: string;

/** Made and stopped once: making a database takes seconds of the processor, copying one does not. */
beforeAll(async () => {
  pattern = await emptyFolder();
  await (await startIn(join(pattern, 'data', 'postgres'), () => undefined)).stop();
});
afterAll(() => rm(pattern, { recursive: true, force: true }));

/** In what follows, a database is there already. */
const withDatabase = () =>
  beforeEach(() => void execFileSync('cp', ['-a', join(pattern, 'data', 'postgres'), directory]));

afterEach(async () => {
  for (const step of undo.reverse()) await step();
});

async function start(settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const server = await startIn(directory, (message) => void messages.push(message), settings);
  undo.push(() => server.stop());
  return server;
}

/** The same in a process of its own, which a test can kill. */
async function startElsewhere(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [fixture, directory], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  undo.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  });
  for await (const url of createInterface({ input: child.stdout as NodeJS.ReadableStream }))
    return { url, child };
  await once(child, 'close');
  throw new Error(`The process ended before its server was ready: ${said}`);
}

const postmasterPid = async () =>
  Number.parseInt(await readFile(join(directory, 'cluster', 'postmaster.pid'), 'utf8'), 10);

const count = async (url: string) => (await query(url, 'select count(*)::int as n from kept'))[0]?.n;

describe('a new database', () => {
  it('compares text by code point in UTF-8, checks its pages, and knows its application by a plain role', async () => {
    const { url } = await start();
    const [database] = await query(
      url,
      'select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
    );
    expect(database).toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' });
    expect(await query(url, 'show data_checksums')).toEqual([{ data_checksums: 'on' }]);
    expect(await query(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    await query(url, 'create extension pg_trgm; create extension btree_gin; create extension citext');
  });

  it('is made anew when making it was cut short', async () => {
    const unfinished = join(directory, 'cluster.unfinished');
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  // Only root gives PostgreSQL an account of its own, from which a folder can be closed.
  it.runIf(isRoot)(
    'is kept elsewhere, and linked, when its directory is closed to PostgreSQL’s account',
    async () => {
      await chmod(folder, 0o700);
      const first = await start();
      const place = await realpath(join(directory, 'cluster'));
      undo.push(() => rm(dirname(place), { recursive: true }));
      expect(place.startsWith(systemFolder)).toBe(true);
      expect(messages.join('\n')).toContain(place.slice(0, place.lastIndexOf('/')));
      await query(first.url, 'create table kept (n int); insert into kept values (1)');
      await first.stop();
      expect(await count((await start()).url)).toBe(1);
    },
  );
});

describe('a database', () => {
  withDatabase();

  it('asks for a password, on loopback only', async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });

  it('keeps its rows, its address and its password when stopped and started', async () => {
    const first = await start();
    await query(first.url, 'create table kept (n int); insert into kept values (1)');
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await count(second.url)).toBe(1);
  });

  it('moves to another port when somebody else has taken its own', async () => {
    const first = await start();
    await first.stop();
    const { createServer } = await import('node:net');
    const other = createServer();
    other.listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(other, 'listening');
    undo.push(() => other.close());
    const second = await start();
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says what PostgreSQL complained about when it cannot start', async () => {
    await expect(start({ shared_buffers: 'plenty' })).rejects.toThrow(
      'invalid value for parameter "shared_buffers"',
    );
  });
});

// Processes that die at once race with the system's own housekeeping when the machine is busy.
describe('kill -9', { retry: 2 }, () => {
  withDatabase();

  it('of PostgreSQL: it is back on the same address, with all that was committed', async () => {
    const { url } = await start();
    await query(url, 'create table kept (n int); insert into kept values (1)');
    process.kill(await postmasterPid(), 'SIGKILL');
    await vi.waitFor(async () => expect(await count(url)).toBe(1), { timeout: patience });
    expect(messages.join('\n')).toContain('It was ended by SIGKILL');
  });

  it('of PostgreSQL, again and again', async () => {
    const { url } = await start();
    await query(url, 'create table kept (n int)');
    for (let round = 1; round <= 3; round += 1) {
      await vi.waitFor(() => query(url, `insert into kept values (${round})`), { timeout: patience });
      process.kill(await postmasterPid(), 'SIGKILL');
    }
    await vi.waitFor(async () => expect(await count(url)).toBe(3), { timeout: patience });
  });

  it('of a single connection: the keeper of the directory holds on to it', async () => {
    const { url, adminUrl } = await start();
    const [backend] = await query(
      adminUrl,
      "select pid from pg_stat_activity where application_name like 'gejie%'",
    );
    process.kill(Number(backend?.pid), 'SIGKILL');
    await vi.waitFor(
      async () => {
        const held = await query(
          adminUrl,
          "select pid from pg_locks where locktype = 'advisory' and granted",
        );
        expect(held).toHaveLength(1);
        expect(held[0]?.pid).not.toBe(backend?.pid);
      },
      { timeout: patience },
    );
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('of the process: PostgreSQL ends with it, and the next start finds every row', async () => {
    const { url, child } = await startElsewhere();
    await query(url, 'create table kept (n int); insert into kept values (1)');
    const postmaster = await postmasterPid();
    await kill(child);
    await vi.waitFor(() => expect(() => process.kill(postmaster, 0)).toThrow('ESRCH'), { timeout: patience });
    expect(await count((await start()).url)).toBe(1);
  });

  it('of the process, with a start before PostgreSQL has ended', async () => {
    const { url, child } = await startElsewhere();
    await query(url, 'create table kept (n int); insert into kept values (1)');
    await kill(child);
    expect(await count((await start()).url)).toBe(1);
  });

  it('of the process and of what watches over PostgreSQL: the server left behind is stopped', async () => {
    const { url, child } = await startElsewhere();
    await query(url, 'create table kept (n int); insert into kept values (1)');
    const postmaster = await postmasterPid();
    const watchers = childrenOf(Number(child.pid)).filter((pid) => pid !== postmaster);
    expect(watchers).toHaveLength(1);
    for (const pid of watchers) process.kill(pid, 'SIGKILL');
    await kill(child);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);

    const next = await start();
    expect(messages.join('\n')).toContain(`left running (process ${postmaster})`);
    expect(await count(next.url)).toBe(1);
  });

  it('of all at once', async () => {
    const { url, child } = await startElsewhere();
    await query(url, 'create table kept (n int); insert into kept values (1)');
    for (const pid of childrenOf(Number(child.pid))) process.kill(pid, 'SIGKILL');
    await kill(child);
    expect(await count((await start()).url)).toBe(1);
  });
});

describe('the directory', () => {
  withDatabase();

  it('is refused while another process has it', async () => {
    const { url } = await startElsewhere();
    await expect(start()).rejects.toThrow('in use by another Gejie CRM');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused while the process that has it lost hold of it for a moment', async () => {
    const { url, adminUrl } = await start();
    await query(
      adminUrl,
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted",
    );
    await expect(startIn(directory, (message) => void messages.push(message))).rejects.toThrow(
      'in use by another Gejie CRM',
    );
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(messages.join('\n')).not.toContain('left running');
  });

  it('goes to one of those that start at the same moment, after all was killed', async () => {
    const { url, child } = await startElsewhere();
    await query(url, 'create table kept (n int); insert into kept values (1)');
    for (const pid of childrenOf(Number(child.pid))) process.kill(pid, 'SIGKILL');
    await kill(child);

    const starts = await Promise.allSettled([startElsewhere(), startElsewhere(), startElsewhere()]);
    const [started, ...others] = starts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(others).toEqual([]);
    expect(await count(started?.url ?? '')).toBe(1);
    for (const one of starts)
      if (one.status === 'rejected') expect(String(one.reason)).toContain('in use by another Gejie CRM');
    // It is the one that everybody else is led to.
    expect(await runningPostgres(directory)).toBe(started?.url);
  });

  it('is taken although its lock file names a living process, when that is somebody else', async () => {
    const first = await start();
    await query(first.url, 'create table kept (n int); insert into kept values (1)');
    await first.stop();
    const { uid, gid } = await stat(join(directory, 'cluster'));
    const stranger = spawn('sleep', ['600'], isRoot ? { uid, gid } : {});
    undo.push(() => void stranger.kill());
    const stale = [stranger.pid, join(directory, 'cluster'), 0, 1, '', '127.0.0.1', '', 'ready', ''].join(
      '\n',
    );
    const lockFile = join(directory, 'cluster', 'postmaster.pid');
    await writeFile(lockFile, stale);
    await chown(lockFile, uid, gid);
    expect(await count((await start()).url)).toBe(1);
  });
});
