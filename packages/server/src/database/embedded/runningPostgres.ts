import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { accessTo, applicationUrl } from './access.ts';
import { asAdmin } from './connection.ts';

/** The address of the database in `directory` when its server runs, whoever runs it; null when none does. */
export async function runningPostgres(directory: string): Promise<string | null> {
  try {
    const access = await accessTo(await realpath(join(directory, 'cluster')));
    if (access.port === 0) return null;
    await asAdmin(access, async () => undefined);
    return applicationUrl(access);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return null;
    throw error;
  }
}
