import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Access } from './access.ts';
import type { Binaries } from './binaries.ts';
import { asAdmin } from './connection.ts';
import { EmbeddedPostgresError } from './log.ts';
import { plainEnvironment } from './program.ts';
import type { Account } from './runningAccount.ts';
import { lastWords } from './serverLog.ts';
import { starterSetting } from './starter.ts';
import { watchOver } from './watcher.ts';

export interface Launch {
  cluster: string;
  account: Account;
  binaries: Binaries;
  access: Access;
  settings: Record<string, string>;
}

/** A running server. */
export interface Postmaster {
  /** Resolves, with the reason, when the server has ended for whatever cause. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** How long a stop may take (the last checkpoint writes out all of shared_buffers) before it is forced. */
const stopPatience = 120_000;

/** Why a start fails that will succeed a moment later: what a killed server held is still being given back. */
const passing = /is still in use|Address already in use/;
const passingPatience = 60_000;

/** Why a start fails when another process has started the server of this cluster a moment before. */
const forestalled = /lock file "postmaster.pid" already exists/;

/** Another process was quicker. */
export class Forestalled extends EmbeddedPostgresError {}

/**
 * Starts the server and waits until it takes connections.
 *
 * @throws Forestalled when another process has just started it
 */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const began = Date.now();
  for (;;) {
    const attempt = await tryLaunch(launch);
    if (typeof attempt !== 'string') return attempt;
    if (forestalled.test(attempt)) throw new Forestalled(attempt);
    if (!passing.test(attempt) || Date.now() - began > passingPatience) {
      throw new EmbeddedPostgresError(`The database server did not start.\n${attempt}`);
    }
    await pause(200);
  }
}

/** @returns the server, or what it said before it ended */
async function tryLaunch({
  cluster,
  account,
  binaries,
  access,
  settings,
}: Launch): Promise<Postmaster | string> {
  const since = Date.now();
  const fixed = {
    listen_addresses: '127.0.0.1',
    port: String(access.port),
    unix_socket_directories: '',
    [starterSetting]: String(process.pid),
  };
  const flags = Object.entries({ ...settings, ...fixed }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(binaries.postgres, ['-D', cluster, ...flags], {
    ...account,
    cwd: '/',
    env: plainEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in the terminal is for us, and we stop the server when we have finished with it.
    detached: true,
  });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-4000);
  });
  const ended = endOf(child);
  const watcher = child.pid === undefined ? null : watchOver(child.pid, account);
  void ended.then(() => watcher?.dismiss());

  if (await isReady(child, access)) return { ended, stop: () => stop(child, ended) };
  return `${await ended}\n${output}${await lastWords(cluster, since)}`;
}

/** Waits for the first connection; false when the server ends before. A long recovery after a crash is waited for. */
async function isReady(child: ChildProcess, access: Access): Promise<boolean> {
  while (isRunning(child)) {
    if (await isOurs(access)) return isRunning(child);
    await pause(50);
  }
  return false;
}

/** Whether what answers at the port is what we started: another process may have been quicker, on the same port. */
async function isOurs(access: Access): Promise<boolean> {
  const said = asAdmin(access, (client) =>
    client.query('select current_setting($1) as pid', [starterSetting]),
  );
  return said.then(
    ({ rows }) => rows[0]?.pid === String(process.pid),
    () => false,
  );
}

const isRunning = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, 'close');
    return signal ? `It was ended by ${signal}.` : `It ended with code ${code}.`;
  } catch (error) {
    return `It could not be run: ${(error as Error).message}`;
  }
}

/** SIGINT is PostgreSQL’s fast shutdown, SIGQUIT the immediate one, which leaves recovery to the next start. */
async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGINT');
  const force = setTimeout(() => child.kill('SIGQUIT'), stopPatience);
  await ended;
  clearTimeout(force);
}
