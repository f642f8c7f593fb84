import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Access } from './access.ts';
import { isNotReady } from './connection.ts';
import { isKept } from './keeper.ts';
import { EmbeddedPostgresError, type Log } from './log.ts';
import { runProgram } from './program.ts';

const patience = { beforeForce: 60_000, beforeGivingUp: 120_000 };

/**
 * Makes way for a new server on `cluster`: a server that lost its process is stopped cleanly, a lock file that names
 * a process of somebody else is disarmed.
 *
 * @throws EmbeddedPostgresError when the server belongs to a process that is alive
 */
export async function endLeftovers(cluster: string, access: Access, log: Log): Promise<void> {
  const began = Date.now();
  let told: NodeJS.Signals | null = null;
  for (;;) {
    const pid = await pidInLockFile(cluster);
    if (pid === null || !isAlive(pid)) return;

    const state = await stateOf(access);
    if (state === 'kept') throw inUse(cluster);
    if (state === 'left behind' && told === null) {
      log.warn(`A database server was left running (process ${pid}); stopping it.`);
      process.kill(pid, 'SIGINT');
      told = 'SIGINT';
    }
    if (state === 'unknown' && !(await isPostgresOn(pid, cluster))) {
      await disarmLockFile(cluster);
      return;
    }
    const waited = Date.now() - began;
    if (waited > patience.beforeGivingUp) throw stuck(pid, cluster);
    if (waited > patience.beforeForce && told !== 'SIGQUIT') {
      log.warn(
        `The database server that was left running (process ${pid}) does not stop; ending it at once.`,
      );
      process.kill(pid, 'SIGQUIT');
      told = 'SIGQUIT';
    }
    await pause(100);
  }
}

const lockFile = (cluster: string) => join(cluster, 'postmaster.pid');

async function pidInLockFile(cluster: string): Promise<number | null> {
  const text = await readFile(lockFile(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) ? Math.abs(pid) : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function stateOf(access: Access): Promise<'kept' | 'left behind' | 'busy' | 'unknown'> {
  try {
    return (await isKept(access)) ? 'kept' : 'left behind';
  } catch (error) {
    return isNotReady(error) ? 'busy' : 'unknown';
  }
}

async function isPostgresOn(pid: number, cluster: string): Promise<boolean> {
  const command =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : (await runProgram('ps', ['-o', 'args=', '-p', String(pid)], null)).output;
  return command.includes('postgres') && command.includes(cluster);
}

/**
 * PostgreSQL refuses to start when the process named in its lock file is alive, even if that number has long gone to
 * another program, as happens in every container that is started anew. It makes an exception for its own parent,
 * which we are (CreateLockFile in miscinit.c). The file is not removed: it also leads PostgreSQL to shared memory
 * that processes of the old server may still use, and that check must stay.
 */
async function disarmLockFile(cluster: string): Promise<void> {
  const text = await readFile(lockFile(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  // The old server ended by itself a moment ago and took its lock file along.
  if (text === null) return;
  await writeFile(lockFile(cluster), text.replace(/^-?\d+/, String(process.pid)));
}

function inUse(cluster: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The database in ${cluster} is in use by another Gejie CRM that is running. ` +
      'Stop that one, or give this one another folder in DATA_DIR.',
  );
}

function stuck(pid: number, cluster: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `A database server left running on ${cluster} does not end: end process ${pid}, then start again.`,
  );
}
