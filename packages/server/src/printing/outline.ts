import {
  filledIn,
  inLanguage,
  type OutlinedBlock,
  type OutlinedFact,
  type PrintBlock,
  type PrintBlockKind,
} from '@gejie/core';
import { filler } from './fill.ts';
import type { Gathered } from './gather.ts';
import { linesTable } from './linesTable.ts';
import { printedValue } from './printedValue.ts';
import { tableOf } from './table.ts';

interface Filling {
  gathered: Gathered;
  fill(text: string): string;
}

/** What a block comes to; null where the record has nothing of it. */
type Outliner = (block: PrintBlock, filling: Filling) => OutlinedBlock | null;

const outliners: Record<PrintBlockKind, Outliner> = {
  letterhead: () => ({ kind: 'letterhead' }),
  title: ({ text = '', align = 'left' }, { fill }) => worded({ kind: 'title', text: fill(text), align }),
  text: ({ text = '', size = 'normal', align = 'left', bold = false }, { fill }) =>
    worded({ kind: 'text', text: fill(text), size, align, bold }),
  facts: ({ fields = [], columns = 2 }, { gathered }) => {
    const facts = factsOf(fields, gathered);
    return facts.length > 0 ? { kind: 'facts', facts, columns } : null;
  },
  table: (block, { gathered }) => linesTable(block, gathered) ?? tableOf(block, gathered),
  totals: ({ fields = [] }, { gathered }) => {
    const facts = factsOf(fields, gathered);
    return facts.length > 0 ? { kind: 'totals', facts } : null;
  },
  signatures: ({ labels = [] }, { fill }) => ({ kind: 'signatures', labels: labels.map(fill) }),
  rule: () => ({ kind: 'rule' }),
  space: () => ({ kind: 'space' }),
  newPage: () => ({ kind: 'newPage' }),
};

/** The blocks of a template with all that they ask for. */
export function outline(gathered: Gathered): OutlinedBlock[] {
  const valueFor = filler(gathered);
  const filling: Filling = { gathered, fill: (text) => filledIn(text, valueFor) };
  return gathered.blocks.flatMap((block) => outliners[block.kind](block, filling) ?? []);
}

function worded<B extends OutlinedBlock & { text: string }>(block: B): B | null {
  return block.text.trim() === '' ? null : block;
}

/** Fields with their values; what is empty is left out. */
function factsOf(names: readonly string[], { paths, record, writing }: Gathered): OutlinedFact[] {
  return names.flatMap((name) => {
    const found = paths.get(name);
    if (!found) return [];
    const currency = found.currency === null ? null : record[found.currency];
    const value = printedValue(record[name], found.field, writing, currency);
    const label = [...found.through, found.field].map((field) => inLanguage(field.label, writing.language));
    return value === '' ? [] : [{ label: label.join(writing.language === 'en' ? ' · ' : '·'), value }];
  });
}
