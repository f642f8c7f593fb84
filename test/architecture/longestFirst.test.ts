import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { long } from '../longestFirst.ts';

const root = join(import.meta.dirname, '..', '..');

test('every file that is begun before the others exists', () => {
  const gone = long.filter(
    (name) => !['', 'packages'].some((folder) => existsSync(join(root, folder, name))),
  );
  expect(gone).toEqual([]);
});
