import type { OutlinedBlock } from '@gejie/core';
import type { Node } from './draw/sheet.ts';
import type { Look } from './look.ts';

type Table = Extract<OutlinedBlock, { kind: 'table' }>;

/** A table whose head is said again on each page, and whose rows stay whole. */
export function drawnTable({ columns, rows }: Table, { accent, tint, line }: Look): Node {
  const under = { border: [false, false, false, true], borderColor: Array(4).fill(line) };
  const edge = (index: number) => (columns[index]?.figure ? { alignment: 'right', noWrap: true } : {});
  const head = columns.map(({ label }, index) => ({
    text: label,
    bold: true,
    color: accent,
    fillColor: tint,
    ...edge(index),
    ...under,
  }));
  const body = rows.map(({ cells, kind }) => {
    if (kind === undefined) return cells.map((text, index) => ({ text, ...edge(index), ...under }));
    const whole = { text: cells[0] ?? '', colSpan: columns.length, bold: kind === 'head', ...under };
    return [whole, ...Array(columns.length - 1).fill('')];
  });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map(({ figure }) => (figure ? 'auto' : '*')),
      body: [head, ...body],
    },
    layout: 'table',
    fontSize: 8.5,
    margin: [0, 0, 0, 10],
  };
}
