import { readFile } from 'node:fs/promises';
import { runProgram } from './program.ts';

/** A setting of our own in the command of a server: who started it. PostgreSQL takes any name with a dot. */
export const starterSetting = 'gejie.starter';

/**
 * Whether the process that started this server still is its parent. Its number alone would not do: it may have gone to
 * another program, which is no parent of the server.
 */
export async function hasStarter(pid: number): Promise<boolean> {
  const { parent, command } = await processOf(pid);
  const starter = new RegExp(`${starterSetting}=(\\d+)`).exec(command)?.[1];
  return parent !== null && String(parent) === starter;
}

/** What runs as this process, and who its parent is; of one that is gone, nothing. */
export async function processOf(pid: number): Promise<{ parent: number | null; command: string }> {
  // Not every container has a `ps`.
  if (process.platform === 'linux') {
    const read = (what: string) => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '');
    const parent = /^PPid:\s*(\d+)$/m.exec(await read('status'))?.[1];
    return { parent: parent === undefined ? null : Number(parent), command: await read('cmdline') };
  }
  const { output } = await runProgram('ps', ['-o', 'ppid=,args=', '-p', String(pid)], null);
  const [, parent, command = ''] = /^\s*(\d+) (.*)/s.exec(output) ?? [];
  return { parent: parent === undefined ? null : Number(parent), command };
}
