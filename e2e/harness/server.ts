import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from '../../packages/server/src/database/embedded/port.ts';

const root = join(import.meta.dirname, '..', '..');
const node = join(root, 'node_modules', '.bin', 'node');
const main = join(root, 'packages', 'server', 'src', 'main.ts');

/** Milliseconds; the first start on a busy machine also makes the tables. */
const patience = 60_000;

export interface ServerOptions {
  /** Where its files lie; a folder of its own that goes with `stop` when absent. */
  dataDirectory?: string;
  /** Absent: the server starts a PostgreSQL of its own in the data directory. */
  databaseUrl?: string;
  /** Absent: no mail goes out. */
  mailUrl?: string;
  /** Kept across restarts by who wants the same address again. */
  port?: number;
}

/** The server as it runs in a company: a process of its own, spoken to over HTTP only. */
export interface Server {
  url: string;
  port: number;
  pid: number;
  /** What it has written so far. */
  log(): string;
  /** As when somebody presses Ctrl-C: it may finish what it is at. */
  stop(): Promise<void>;
  /** As when the power fails. */
  kill(): Promise<void>;
}

/** @returns when it is ready to answer. @throws Error with what the server wrote when it ends instead */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const port = options.port ?? (await freePort(0));
  const own = options.dataDirectory ? null : await mkdtemp(join(tmpdir(), 'gejie-e2e-'));
  const child = spawn(node, [main], {
    cwd: root,
    env: environment({
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: options.dataDirectory ?? own ?? '',
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...(options.mailUrl ? { SMTP_URL: options.mailUrl, PUBLIC_URL: `http://127.0.0.1:${port}` } : {}),
      REQUESTS_PER_MINUTE: '0',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  }
  const log = () => written.join('');
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url, log);
  // A run that is broken off leaves no server behind.
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  const end = async (signal: NodeJS.Signals) => {
    await ended(child, signal);
    process.off('exit', orphaned);
    if (own) await rm(own, { recursive: true, force: true });
  };
  return {
    url,
    port,
    pid: child.pid ?? 0,
    log,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Nothing of the tests' own environment but what any program needs. */
function environment(given: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TZ, USER, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, LANG, TZ, USER, NODE_COMPILE_CACHE, NODE_ENV: 'production', ...given };
}

async function ready(child: ChildProcess, url: string, log: () => string): Promise<void> {
  const dead = () => child.exitCode !== null || child.signalCode !== null;
  await vi.waitUntil(() => dead() || answers(`${url}/readyz`), { timeout: patience, interval: 100 });
  if (dead()) throw new Error(`The server ended before it was ready.\n${log()}`);
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    // Nobody listens there yet.
    return false;
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
