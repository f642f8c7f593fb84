import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { runningPostgres } from './runningPostgres.ts';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts';

/** The database that is configured, for a command: the one given, our own that a server runs, else one for as long as this takes. */
export async function databaseAt(config: Config): Promise<{ address: string; stop(): Promise<void> }> {
  if (config.databaseUrl !== null) return { address: config.databaseUrl, stop: async () => undefined };
  const directory = join(config.dataDirectory, 'postgres');
  const running = await runningPostgres(directory);
  if (running !== null) return { address: running, stop: async () => undefined };
  const warn = (message: string) => console.error(message);
  const log = { info: () => undefined, warn, error: warn };
  const { url, stop } = await startEmbeddedPostgres({ directory, log });
  return { address: url, stop };
}
