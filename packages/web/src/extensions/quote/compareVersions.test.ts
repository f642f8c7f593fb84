import { type DocumentLine, emptyLine } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './compareVersions.ts';

const line = (id: number, source: number | null, description: string): DocumentLine => ({
  ...emptyLine,
  id,
  source,
  description,
});

describe('Versions of a quote side by side (INV-06)', () => {
  it('show each line once, wherever a version put it, and gaps where it was not there', () => {
    const first = [line(1, null, '水表'), line(2, null, '阀门')];
    const second = [line(11, 1, '水表'), line(13, null, '网关'), line(12, 2, '阀门')];
    const third = [line(21, 11, '水表 DN20'), line(23, 13, '网关')];
    const rows = compareVersions([first, second, third].map((lines, id) => ({ id, lines })));
    expect(rows.map(({ words }) => words)).toEqual(['水表 DN20', '网关', '阀门']);
    expect(rows.map(({ versions }) => versions.map((one) => one?.id ?? null))).toEqual([
      [1, 11, 21],
      [null, 13, 23],
      [2, 12, null],
    ]);
  });
});
