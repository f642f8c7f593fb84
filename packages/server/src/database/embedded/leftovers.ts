import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Access } from './access.ts';
import { isNotReady } from './connection.ts';
import { isKept } from './keeper.ts';
import { EmbeddedPostgresError, type Log } from './log.ts';
import { hasStarter, processOf } from './starter.ts';

const patience = { beforeForce: 60_000, beforeGivingUp: 120_000 };

/**
 * Makes way for a new server on `cluster`: a server that lost its process is stopped cleanly, a lock file that names
 * a process of somebody else is disarmed. One that another process is just starting is waited for.
 *
 * @throws EmbeddedPostgresError when the server belongs to a process that is alive
 */
export async function endLeftovers(cluster: string, access: Access, log: Log): Promise<void> {
  const began = Date.now();
  let told: NodeJS.Signals | null = null;
  for (;;) {
    const locked = await inLockFile(cluster);
    if (locked === null || !isAlive(locked.pid)) return;

    const { pid, port } = locked;
    const state = await stateOf(pid, { ...access, port: port ?? access.port });
    if (state === 'kept') throw inUse(cluster);
    if (state === 'left behind' && told === null) {
      log.warn(`A database server was left running (process ${pid}); stopping it.`);
      signal(pid, 'SIGINT');
      told = 'SIGINT';
    }
    if (state === 'unknown' && !(await isPostgresOn(pid, cluster))) {
      await disarmLockFile(cluster, pid);
      return;
    }
    const waited = Date.now() - began;
    if (waited > patience.beforeGivingUp) throw stuck(pid, cluster);
    if (waited > patience.beforeForce && state !== 'begun' && told !== 'SIGQUIT') {
      log.warn(
        `The database server that was left running (process ${pid}) does not stop; ending it at once.`,
      );
      signal(pid, 'SIGQUIT');
      told = 'SIGQUIT';
    }
    await pause(100);
  }
}

const lockFile = (cluster: string) => join(cluster, 'postmaster.pid');

/** Of the server that runs, or ran; with the port it was started on, if it got as far. */
async function inLockFile(cluster: string): Promise<{ pid: number; port: number | null } | null> {
  const text = await readFile(lockFile(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').map((line) => Number.parseInt(line, 10));
  const [pid, , , port] = lines;
  return pid === undefined || Number.isNaN(pid) ? null : { pid: Math.abs(pid), port: port || null };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** It may have ended by itself a moment ago. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** `begun`: whoever started it lives, and has yet to take hold of it, or to take hold again. */
async function stateOf(
  pid: number,
  access: Access,
): Promise<'kept' | 'begun' | 'left behind' | 'busy' | 'unknown'> {
  try {
    if (await isKept(access)) return 'kept';
    return (await hasStarter(pid)) ? 'begun' : 'left behind';
  } catch (error) {
    return isNotReady(error) ? 'busy' : 'unknown';
  }
}

async function isPostgresOn(pid: number, cluster: string): Promise<boolean> {
  const { command } = await processOf(pid);
  return command.includes('postgres') && command.includes(cluster);
}

/**
 * PostgreSQL refuses to start when the process named in its lock file is alive, even if that number has long gone to
 * another program, as happens in every container that is started anew. It makes an exception for its own parent,
 * which we are (CreateLockFile in miscinit.c). The file is not removed: it also leads PostgreSQL to shared memory
 * that processes of the old server may still use, and that check must stay.
 */
async function disarmLockFile(cluster: string, stale: number): Promise<void> {
  const text = await readFile(lockFile(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  // The old server ended by itself a moment ago and took its lock file along, or a new one has made its own.
  if (text === null || Math.abs(Number.parseInt(text, 10)) !== stale) return;
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
