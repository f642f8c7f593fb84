import { Decimal, type LineTotals } from '@gejie/core';
import type { DraftLine } from './draftLine.ts';

/** What stands at the end of each line; at the head of a group what the lines beneath it come to. */
export function groupAmounts(lines: readonly DraftLine[], totals: readonly LineTotals[]): string[] {
  return lines.map(({ kind }, index) => {
    if (kind !== 'group') return totals[index]?.amount ?? '0';
    const next = lines.findIndex((line, later) => later > index && line.kind === 'group');
    return totals
      .slice(index + 1, next < 0 ? undefined : next)
      .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0))
      .toFixed();
  });
}
