import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Declared, rules, sqlExceptions } from './rules.ts';
import { readSources, root } from './source.ts';

const folders = ['packages', 'scripts', 'test', 'e2e', 'bench'].filter((name) =>
  existsSync(join(root, name)),
);
const sources = readSources(folders);
const declared = declaredByPackages();

function declaredByPackages(): Declared {
  const packages = readdirSync(join(root, 'packages'));
  return Object.fromEntries(
    packages.map((name) => {
      const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
      return [name, [manifest.name, ...Object.keys(manifest.dependencies ?? {})]];
    }),
  );
}

describe('The architecture', () => {
  it.each(rules)('$law', ({ breaches }) => {
    expect(breaches(sources, declared)).toEqual([]);
  });

  it('has no exception that nothing needs any more', () => {
    const paths = new Set(sources.map(({ path }) => path));
    expect(Object.keys(sqlExceptions).filter((path) => !paths.has(path))).toEqual([]);
  });

  it('is looked at in every package', () => {
    const seen = new Set(sources.map(({ path }) => path.split('/').slice(0, 2).join('/')));
    for (const name of ['core', 'modules', 'server', 'web']) expect(seen).toContain(`packages/${name}`);
  });
});
