import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { createAccess, writeAccess } from './access.ts';
import { accountForNewCluster, canReach, ensureSystemFolder, systemFolder } from './account.ts';
import { binariesFor } from './binaries.ts';
import { EmbeddedPostgresError, type Log } from './log.ts';
import { runProgram } from './program.ts';
import type { Account } from './runningAccount.ts';

/**
 * The data directory of the database kept in `directory`; made at the first call. It is made under another name and
 * renamed when complete, so that a start that was cut short leaves nothing that looks like a database.
 *
 * @returns its real path
 */
export async function ensureCluster(directory: string, log: Log): Promise<string> {
  const cluster = join(directory, 'cluster');
  const known = await realpath(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known) return known;

  const account = await accountForNewCluster();
  const place = await placeFor(account, directory, log);
  const made = join(place, 'cluster');
  const unfinished = join(place, 'cluster.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await initialise(unfinished, account, log);
  await rename(unfinished, made);
  if (made !== cluster) {
    // A link whose target was lost would stand in the way. It holds nothing itself.
    await rm(cluster, { force: true });
    await symlink(made, cluster);
  }
  return made;
}

/** Who runs the server of a cluster: its owner, so that it does not matter which account made it, or where. */
export async function ownerOf(cluster: string): Promise<Account> {
  const { uid, gid } = await stat(cluster);
  const self = process.getuid?.();
  if (self === undefined || self === uid) return null;
  if (self === 0) return { uid, gid };
  throw new EmbeddedPostgresError(
    `The database in ${cluster} belongs to another account (number ${uid}). Start Gejie CRM as that account or as root.`,
  );
}

async function placeFor(account: Account, directory: string, log: Log): Promise<string> {
  if (account === null) return directory;
  // Others may pass through, not look: the cluster inside is closed to all but its account anyway.
  await chmod(directory, 0o755);
  if (await canReach(account, directory)) return directory;

  await ensureSystemFolder();
  const place = await mkdtemp(join(systemFolder, 'database-'));
  await chmod(place, 0o755);
  log.warn(
    `PostgreSQL’s own account cannot enter ${directory}, because a folder above it is closed to others. ` +
      `The database is therefore kept in ${place}, and linked from there: back up both.`,
  );
  return place;
}

async function initialise(cluster: string, account: Account, log: Log): Promise<void> {
  const { initdb } = await binariesFor(account, log);
  const access = createAccess();
  const passwordFile = `${cluster}.${randomBytes(6).toString('hex')}`;
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, access.adminPassword, { mode: 0o600 });
  if (account) {
    await chown(cluster, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    const { code, output } = await runProgram(
      initdb,
      [
        `--pgdata=${cluster}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
      ],
      account,
    );
    if (code !== 0)
      throw new EmbeddedPostgresError(`The database could not be made in ${cluster}:\n${output}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeAccess(cluster, access);
}
