// What tests of embedded servers do to them.
import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts';

export async function emptyFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'gejie-embedded-'));
  await mkdir(join(made, 'data'));
  // Whatever the umask: PostgreSQL’s own account, which it has when we are root, is to get in.
  for (const path of [made, join(made, 'data')]) await chmod(path, 0o755);
  return made;
}

export function startIn(
  place: string,
  write: (message: string) => void,
  settings: Record<string, string> = {},
) {
  const log = { info: write, warn: write, error: write };
  settings = { shared_buffers: '32MB', ...settings };
  return startEmbeddedPostgres({ directory: place, log, settings });
}

export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The processes that `pid` has started. */
export function childrenOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return rows.filter(([, parent]) => parent === pid).map(([child]) => Number(child));
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
