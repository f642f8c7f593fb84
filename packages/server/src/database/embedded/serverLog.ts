import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The end of what the server of `cluster` has written to its log since `since` (milliseconds); '' when nothing. */
export async function lastWords(cluster: string, since: number): Promise<string> {
  const folder = join(cluster, 'log');
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), time: (await stat(join(folder, name))).mtimeMs })),
  );
  // Clocks of file systems are coarse.
  const latest = files.filter(({ time }) => time >= since - 1000).sort((a, b) => b.time - a.time)[0];
  return latest ? (await readFile(latest.path, 'utf8')).slice(-2000) : '';
}
