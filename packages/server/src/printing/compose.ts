import type { OutlinedBlock, OutlinedFact } from '@gejie/core';
import type { Node } from './draw/sheet.ts';
import { drawnTable } from './drawnTable.ts';
import type { Gathered } from './gather.ts';
import { letterhead } from './letterhead.ts';
import { type Look, look } from './look.ts';
import { outline } from './outline.ts';

/** What a block puts on the page. */
type Composers = {
  [K in OutlinedBlock['kind']]: (
    block: Extract<OutlinedBlock, { kind: K }>,
    look: Look,
    gathered: Gathered,
  ) => Node;
};

const gap: [number, number, number, number] = [0, 0, 0, 10];

const composers: Composers = {
  letterhead: (_block, look, gathered) => letterhead(gathered, look),
  title: ({ text, align }, { accent }) => ({
    text,
    fontSize: 19,
    bold: true,
    color: accent,
    alignment: align,
    margin: [0, 2, 0, 10],
  }),
  text: ({ text, size, align, bold }) => ({
    text,
    fontSize: { small: 8, normal: 9.5, large: 13 }[size],
    alignment: align,
    bold,
    margin: gap,
  }),
  facts,
  table: (block, look) => drawnTable(block, look),
  totals,
  signatures: ({ labels }, { quiet, line }) => ({
    columns: labels.map((text) => ({
      stack: [
        { text, color: quiet, fontSize: 8.5 },
        { canvas: [{ type: 'line', x1: 0, y1: 44, x2: 170, y2: 44, lineWidth: 0.6, lineColor: line }] },
      ],
    })),
    columnGap: 24,
    margin: [0, 14, 0, 4],
    unbreakable: true,
  }),
  rule: (_block, { line }) => ({
    table: {
      widths: ['*'],
      body: [[{ text: '', border: [false, false, false, true], borderColor: Array(4).fill(line) }]],
    },
    layout: { defaultBorder: false },
    margin: gap,
  }),
  space: () => ({ text: ' ', fontSize: 14 }),
  newPage: () => ({ text: '', pageBreak: 'after' }),
};

/** The content of the pages. */
export function compose(gathered: Gathered): Node[] {
  const colours = look(gathered.company.colour);
  const blocks = outline(gathered);
  const put = (block: OutlinedBlock) => composers[block.kind](block as never, colours, gathered);
  const nodes: Node[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const [block, next] = [blocks[at] as OutlinedBlock, blocks[at + 1]];
    if (block.kind === 'text' && block.bold && next?.kind === 'text' && !next.bold) {
      nodes.push(...underHeading(block, next, put));
      at += 1;
    } else if (block.kind === 'text' && next?.kind === 'signatures' && block.text.length <= longestHeld) {
      // A page with nothing but signatures says not what was signed.
      nodes.push({ stack: [put(block), put(next)], unbreakable: true });
      at += 1;
    } else nodes.push(put(block));
  }
  return nodes;
}

type Text = Extract<OutlinedBlock, { kind: 'text' }>;

/** Characters of a paragraph that may be kept on one page with the heading over it. */
const longestHeld = 600;

/** A heading does not stay behind at the end of a page: the first paragraph under it stands with it. */
function underHeading(heading: Text, text: Text, put: (block: OutlinedBlock) => Node): Node[] {
  const [first = '', ...rest] = text.text.split('\n');
  const beginning = put({ ...text, text: first }) as Exclude<Node, string>;
  const held = [put(heading), rest.length > 0 ? { ...beginning, margin: 0 } : beginning];
  return [
    { stack: held, unbreakable: first.length <= longestHeld },
    ...(rest.length > 0 ? [put({ ...text, text: rest.join('\n') })] : []),
  ];
}

/** Label above value, as many beside each other as wished. */
function facts({ facts: given, columns }: { facts: OutlinedFact[]; columns: number }, { quiet }: Look): Node {
  const cells: Node[] = given.map(({ label, value }) => ({
    stack: [
      { text: label, color: quiet, fontSize: 8 },
      { text: value, margin: [0, 1, 0, 0] },
    ],
    margin: [0, 0, 0, 6],
  }));
  const rows: Node[][] = [];
  for (let start = 0; start < cells.length; start += columns) {
    const row = cells.slice(start, start + columns);
    while (row.length < columns) row.push('');
    rows.push(row);
  }
  return {
    table: { widths: Array(columns).fill('*'), body: rows, dontBreakRows: true },
    layout: 'noBorders',
    margin: gap,
  };
}

/** Sums beneath each other at the right edge; the last one is what counts. */
function totals({ facts: given }: { facts: OutlinedFact[] }, { quiet, accent }: Look): Node {
  const body = given.map(({ label, value }, index) => {
    const style = index === given.length - 1 ? { bold: true, fontSize: 11.5, color: accent } : {};
    return [
      '',
      { text: label, alignment: 'right', color: quiet, ...style },
      { text: value, alignment: 'right', noWrap: true, ...style },
    ];
  });
  return {
    table: { widths: ['*', 'auto', 'auto'], body },
    layout: 'noBorders',
    margin: gap,
    unbreakable: true,
  };
}
