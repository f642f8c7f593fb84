import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

interface Chunk {
  file: string;
  imports?: string[];
}

const built = join(import.meta.dirname, '..', 'packages', 'web', 'dist');

/** Scripts that a browser has fetched before a list shows its records, with what each comes to zipped, in bytes. */
async function scriptsOf(...entries: string[]): Promise<Map<string, number>> {
  const manifest = JSON.parse(await readFile(join(built, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const scripts = new Map<string, number>();
  const follow = async (name: string): Promise<void> => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest of the build`);
    if (scripts.has(chunk.file)) return;
    scripts.set(chunk.file, 0);
    scripts.set(chunk.file, gzipSync(await readFile(join(built, chunk.file))).length);
    for (const one of chunk.imports ?? []) await follow(one);
  };
  for (const entry of entries) await follow(entry);
  return scripts;
}

describe.each(['zh', 'en'])('The first load of a list (%s)', (language) => {
  test('takes no more than 350 kB of script', async () => {
    const scripts = await scriptsOf(
      'index.html',
      'src/screens/ListScreen/index.tsx',
      `src/i18n/${language}/index.ts`,
    );
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    const largest = [...scripts].sort(([, one], [, other]) => other - one).slice(0, 8);
    expect(total, JSON.stringify(largest)).toBeLessThanOrEqual(350_000);
  });
});
