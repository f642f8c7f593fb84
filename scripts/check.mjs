// `npm run check`: types, style, architecture. All of them run, so that one sees every complaint at once.
import { spawnSync } from 'node:child_process';

/** @type {[string, string, string[]][]} */
const checks = [
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['style', 'biome', ['check', '--error-on-warnings', '.']],
  ['architecture', 'vitest', ['run', '--project', 'unit', 'test/architecture']],
];

const failed = checks.filter(([name, program, args]) => {
  console.log(`\n— ${name}`);
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0;
});

console.log(
  failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.map(([name]) => name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
