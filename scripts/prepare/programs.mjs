import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * The first of some programs that is on the PATH, or in one of the other folders.
 * @param {string[]} names the one liked best first
 * @param {string[]} [elsewhere] folders that are looked into after those of the PATH
 * @returns {string | null} path of the executable
 */
export function findProgram(names, elsewhere = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...elsewhere];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs packages on a Debian as root; elsewhere nothing happens, and who asked says what is missing.
 * @param {string[]} packages
 */
export function installOnDebian(packages) {
  if (packages.length === 0 || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const named = packages.join(' and ');
  console.log(`Installing ${named} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const failure = `apt-get could not install ${named}.`;
  // Another one may be at it: two checkouts whose tests start together.
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  run('apt-get', [...lock, 'update', '-qq'], { env, failure });
  run('apt-get', ['install', '-y', '-qq', ...lock, '--no-install-recommends', ...packages], { env, failure });
}
