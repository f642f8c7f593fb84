import { mkdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { accessTo, adminUrl, applicationUrl, writePort } from './access.ts';
import { binariesFor } from './binaries.ts';
import { ensureCluster, ownerOf } from './cluster.ts';
import { endLeftovers } from './leftovers.ts';
import type { Log } from './log.ts';
import { freePort } from './port.ts';
import { Forestalled, type Launch } from './postmaster.ts';
import { supervise } from './supervisor.ts';
import { tuning } from './tuning.ts';

export interface EmbeddedPostgresOptions {
  /** Where the database lives. Made when it is not there. */
  directory: string;
  log: Log;
  /** Further server settings, over those of `tuning.ts`: `{ fsync: 'off' }` for a database to throw away. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Of the application’s database, for a role that owns it but is no superuser. Stays the same across restarts. */
  url: string;
  /** For the superuser: to make and drop databases. */
  adminUrl: string;
  /** Ends the server after its running transactions are rolled back and everything is on disk. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own in `directory`, making the database at the first start, and keeps it running: when
 * it dies it is started again on the same port. It ends with this process, also when this process is killed.
 * What an earlier process may have left behind (a server still running, a stale lock file) is cleared up. Of two
 * processes that start at the same moment one gets the directory.
 *
 * @throws EmbeddedPostgresError when another live process has the directory, or PostgreSQL cannot run here
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, log, settings = {} } = options;
  await mkdir(directory, { recursive: true });
  const cluster = await ensureCluster(await realpath(resolve(directory)), log);
  const account = await ownerOf(cluster);
  const binaries = await binariesFor(account, log);
  for (;;) {
    const kept = await accessTo(cluster);
    await endLeftovers(cluster, kept, log);
    const access = { ...kept, port: await freePort(kept.port) };
    const launch: Launch = { cluster, account, binaries, access, settings: { ...tuning(), ...settings } };
    try {
      const server = await supervise(launch, log);
      // Not before: where another process was quicker, its port is the one to be known.
      await writePort(cluster, kept, access.port);
      return { url: applicationUrl(access), adminUrl: adminUrl(access), stop: server.stop };
    } catch (error) {
      if (!(error instanceof Forestalled)) throw error;
    }
  }
}
