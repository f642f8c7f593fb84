import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, run } from './run.mjs';

const web = join(root, 'packages', 'web');
const stamp = join(web, 'dist', '.sources');
const notSources = new Set(['node_modules', 'dist']);

/** Builds packages/web into packages/web/dist when anything it is made of has changed since the last build. */
export function ensureWebApp() {
  const hash = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Building the web app …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  run(join(root, 'node_modules', '.bin', 'node'), [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    failure: 'The web app could not be built: see the message above.',
  });
  writeFileSync(stamp, hash);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const packages = ['core', 'modules', 'web'].map((name) => join(root, 'packages', name));
  for (const file of [join(root, 'package-lock.json'), ...packages.flatMap(filesBelow)]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return notSources.has(entry.name) ? [] : filesBelow(path);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
    });
}
