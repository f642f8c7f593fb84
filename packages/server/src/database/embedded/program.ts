import { spawn } from 'node:child_process';
import type { Account } from './runningAccount.ts';

/**
 * The environment for PostgreSQL’s programs. Only what they need: the user’s PGPORT, PGDATA, LANG and the like must
 * not change how our server behaves.
 */
export const plainEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** Runs a program to its end. `code` is null when it could not be run or was killed. */
export function runProgram(
  program: string,
  args: string[],
  account: Account,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    // From '/': an account that cannot enter our working directory would fail to start there.
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: plainEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
