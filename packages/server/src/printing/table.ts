import { inLanguage, type OutlinedBlock, type PrintBlock } from '@gejie/core';
import type { Gathered } from './gather.ts';
import { isFigure, printedValue } from './printedValue.ts';

/** The records of a related list. */
export function tableOf(block: PrintBlock, { lists, writing }: Gathered): OutlinedBlock | null {
  const list = lists.get(block);
  if (!list || list.records.length === 0) return null;
  return {
    kind: 'table',
    columns: list.columns.map(({ field }) => ({
      label: inLanguage(field.label, writing.language),
      figure: isFigure(field),
    })),
    rows: list.records.map((record) => ({
      cells: list.columns.map(({ path, field, currency }) =>
        printedValue(record[path], field, writing, currency === null ? null : record[currency]),
      ),
    })),
  };
}
