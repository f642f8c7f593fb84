import type { Filter } from '../filter/filter.ts';
import { Invalid, type Issue } from '../messages/invalid.ts';
import { type DocumentLine, InvalidLines, lineSchema, lineText, parseLine } from './documentLine.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { keptLines, linesBefore } from './lineChanges.ts';
import { mergedLines } from './lineMerge.ts';

/** Lines in a document. */
const most = 1000;

/** The lines of a document, kept as rows of their own. */
export const linesType: FieldType<DocumentLine[]> = {
  name: 'lines',
  label: { zh: '明细', en: 'Lines' },
  column: () => ({ sql: 'jsonb', shape: 'document' }),
  keptInRows: true,
  change: { kept: keptLines, before: linesBefore, merged: mergedLines },
  parse: parseLines,
  fromText: () => {
    throw new Invalid('notList');
  },
  format: (value) => value.map(lineText).join('\n'),
  operators: [],
  sortable: false,
  schema: () => ({ type: 'array', maxItems: most, items: lineSchema }),
};

function parseLines(input: unknown): DocumentLine[] {
  if (!Array.isArray(input)) throw new Invalid('notList');
  if (input.length > most) throw new Invalid('tooMany', { max: most });
  const read = input.map(readLine);
  const parts = read.flatMap(({ faults }, index) =>
    faults.map(({ name, issue }) => ({ path: `${index}.${name}`, issue })),
  );
  if (parts.length > 0) throw new InvalidLines(parts);
  return read.map(({ line }) => line);
}

interface ReadLine {
  line: DocumentLine;
  faults: { name: string; issue: Issue }[];
}

/** What lines were found to be: at each key typed into one of two hundred, the others are the same as before. */
const known = new WeakMap<object, ReadLine>();

function readLine(input: unknown): ReadLine {
  const isKept = typeof input === 'object' && input !== null;
  const before = isKept ? known.get(input) : undefined;
  if (before) return before;
  const faults: ReadLine['faults'] = [];
  const line = parseLine(input, (name, issue) => faults.push({ name, issue }));
  if (isKept) known.set(input, { line, faults });
  return { line, faults };
}

export interface LinesOptions extends CommonOptions {
  /** Names of the modules whose records are sold here; each says in `sold` what a line takes from it. */
  targets: readonly string[];
  /** The `document` field that keeps what each line costs the company, by the id of the line; absent: it isn't kept. */
  costs?: string;
  /** The field of the same record that says what is earned on the lines: hidden from whom it would tell a hidden cost. */
  earned?: string;
  /** The link of the same record to the customer, on whom the prices of new lines depend. */
  pricedFor?: string;
  /** As long as the document fulfils this, whoever it is for has bought what stands in its lines. */
  boughtWhen?: Filter;
  /** As long as the document fulfils this, what stands in its lines has yet to leave: whether it is there matters. INV-11 */
  outgoingWhile?: Filter;
  /** The field of the same record that says what currency prices are in; absent: the company's. */
  currencyField?: string;
  /**
   * The link of the same record to the tax of the whole document: new lines that name none bear it, and once it is changed
   * all lines do.
   */
  taxedBy?: string;
  /** What stands in the lines is bought, not sold: at the price it is bought for, and none is taken from stock. */
  buys?: boolean;
  /** What a line does not say stays open, but for what it is about: it is no sale. */
  leavesOpen?: boolean;
  /** What stands in the lines comes free with the record itself, each `quantity` for `per` of it. */
  comesFree?: boolean;
  /** Links of the same record to documents that lines may be copied from, and then say from which. */
  copiedFrom?: readonly string[];
}

/** The lines of a document. INV-05 */
export function lines<const O extends LinesOptions>(
  label: string,
  { targets, copiedFrom = [], ...options }: O,
): Field<DocumentLine[], RequiredOf<O>> {
  return field(linesType, label, { ...options, sells: [...targets], copiedFrom: [...copiedFrom] });
}
