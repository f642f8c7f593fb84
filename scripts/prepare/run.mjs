import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Something the person at the keyboard has to know and can mend; printed without a stack. */
export class Unprepared extends Error {}

/**
 * The environment for programs that change node_modules: without node_modules/.bin in the PATH, because npm run
 * by the very Node that it is replacing loses its interpreter half-way.
 */
export function environmentOfTheMachine() {
  const { PATH = '', ...rest } = process.env;
  const inside = join('node_modules', '.bin');
  return {
    ...rest,
    PATH: PATH.split(delimiter)
      .filter((folder) => !folder.endsWith(inside))
      .join(delimiter),
  };
}

/**
 * Runs a program in the foreground and waits for it.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, failure: string }} options `failure`: what to say when it fails
 */
export function run(program, args, { cwd = root, env = process.env, failure }) {
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Unprepared(error ? `${failure} (${error.message})` : failure);
}

/**
 * What a program prints, or null when it cannot be run or fails.
 * @param {string} program
 * @param {string[]} args
 * @returns {string | null}
 */
export function outputOf(program, args) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trim() : null;
}
