import type pg from 'pg';
import type { Access } from './access.ts';
import { asAdmin, connectAdmin } from './connection.ts';

/** Any number that only we use: “gejie” in ASCII. */
const lock = 0x67656a6965;

/**
 * Holds an advisory lock in the server for as long as this process lives: the sign by which another start tells a
 * server in use from one that was left behind. A lock file would outlive a killed process, a process id be reused.
 */
export interface Keeper {
  release(): Promise<void>;
}

/** Takes the lock and takes it again whenever the connection is lost, as when the server was restarted. */
export async function keep(access: Access): Promise<Keeper> {
  let released = false;
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | undefined;

  const takeAgain = () => {
    if (released) return;
    // Only one attempt at a time: a connection lost in the middle of its query reports that twice.
    clearTimeout(again);
    again = setTimeout(() => void take().catch(takeAgain), 500);
    again.unref();
  };
  const take = async () => {
    const connection = await connectAdmin(access);
    connection.once('end', takeAgain);
    await connection.query('select pg_advisory_lock($1)', [lock]);
    client = connection;
  };

  await take();
  return {
    async release() {
      released = true;
      clearTimeout(again);
      await client?.end();
    },
  };
}

/** Whether a live process holds the server. Throws when the server cannot be asked. */
export function isKept(access: Access): Promise<boolean> {
  return asAdmin(access, async (client) => {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [lock]);
    return rows[0]?.free !== true;
  });
}
