import { Invalid, type Issue } from '../messages/invalid.ts';
import { type BilingualText, inLanguage, type Language } from '../messages/label.ts';
import type { Gone } from '../wire/reference.ts';
import { Decimal } from './exactDecimal.ts';
import type { FieldDefinition, JsonSchema } from './fieldType.ts';
import { type AnyReference, anyReferenceSchema, parseAnyReference } from './linkAny.ts';
import { parseDecimal } from './numberValue.ts';
import { parseId } from './reference.ts';
import { parseText } from './textValue.ts';

/** An item that is sold, words alone, or the head of the group of lines beneath it. */
export const lineKinds = ['item', 'text', 'group'] as const;
export type LineKind = (typeof lineKinds)[number];

/** Off a line: a share of it, or an amount off the whole of it. */
export type LineDiscount = { percent: string } | { amount: string };

/** A line of a quote, an order or an invoice. What it says stays when the item changes later. INV-05 */
export interface DocumentLine {
  /** Given when it is first saved. */
  id: number | null;
  /** The line of an earlier document that it was copied from: what remains of that one is reckoned from it. */
  source: number | null;
  kind: LineKind;
  /** Answers say what became of it, if it is gone. */
  item: (AnyReference & { gone?: Gone }) | null;
  description: string | null;
  quantity: string | null;
  unit: string | null;
  price: string | null;
  discount: LineDiscount | null;
  /** Rate of tax by its id; what was in force then stands in `taxRate`, which the server looks up. */
  tax: number | null;
  taxRate: string | null;
  /** What the tax was when the line it was copied from was written, where it has changed since. The server looks it up. */
  formerTaxRate: string | null;
  /** Comes free with the nearest line above that is none. */
  giveaway: boolean;
  /** Of what comes free with a record: for so many of it; `quantity` says how many. */
  per: string | null;
  /** Asked of a new line: what usually comes free with it is not to be added. It is not kept. */
  giveaways?: false;
}

/** Says of each line at fault what is wrong, at `3.quantity`; by itself it is the first of them. */
export class InvalidLines extends Invalid {
  readonly parts: readonly { path: string; issue: Issue }[];

  constructor(parts: readonly { path: string; issue: Issue }[]) {
    const [first] = parts;
    super(first?.issue.code ?? 'notList', first?.issue.parameters);
    this.parts = parts;
  }
}

/** One member of a line: how it is taken and described. */
interface Member<V> {
  take(value: unknown): V;
  schema: JsonSchema;
  /** What it is where nothing is given, and in words and heads of groups. */
  absent: V;
  /** Also words and heads of groups have it. */
  always?: true;
}

const numberSchema = { type: ['string', 'null'], pattern: '^-?\\d+(\\.\\d+)?$' };

type Kept = Required<Omit<DocumentLine, 'giveaways'>>;

const members: { [K in keyof Kept]: Member<Kept[K]> } = {
  id: {
    take: parseId,
    absent: null,
    always: true,
    schema: { type: ['integer', 'null'], description: 'Given when the line is first saved' },
  },
  source: {
    take: parseId,
    absent: null,
    always: true,
    schema: {
      type: ['integer', 'null'],
      description: 'The line of the document this one was made from that it was copied from',
    },
  },
  kind: {
    take: takeKind,
    absent: 'item',
    always: true,
    schema: { type: 'string', enum: lineKinds, default: 'item' },
  },
  item: {
    take: parseAnyReference,
    absent: null,
    schema: { ...anyReferenceSchema, type: ['object', 'null'] },
  },
  description: {
    take: (value) => parseText(value, { max: 2000 }) || null,
    absent: null,
    always: true,
    schema: { type: ['string', 'null'], maxLength: 2000 },
  },
  quantity: {
    take: (value) => decimalWithin(value, 'quantity'),
    absent: null,
    schema: numberSchema,
  },
  unit: {
    take: (value) => parseText(value, { max: 20 }) || null,
    absent: null,
    schema: { type: ['string', 'null'], maxLength: 20 },
  },
  price: {
    take: (value) => decimalWithin(value, 'price'),
    absent: null,
    schema: { ...numberSchema, description: 'Absent: the price of the item' },
  },
  discount: {
    take: takeDiscount,
    absent: null,
    schema: {
      type: ['object', 'null'],
      description: 'Either a percentage or an amount off the whole line',
      properties: { percent: { type: 'string' }, amount: { type: 'string' } },
    },
  },
  tax: {
    take: parseId,
    absent: null,
    schema: { type: ['integer', 'null'], description: 'A rate of tax by its id; absent: that of the item' },
  },
  taxRate: {
    take: (value) => decimalWithin(value, 'taxRate'),
    absent: null,
    schema: { ...numberSchema, readOnly: true },
  },
  formerTaxRate: {
    take: (value) => decimalWithin(value, 'taxRate'),
    absent: null,
    schema: {
      ...numberSchema,
      readOnly: true,
      description: 'What the rate was in the line this one was copied from, where it has changed since',
    },
  },
  giveaway: {
    take: takeFlag,
    absent: false,
    schema: { type: 'boolean', default: false, description: 'Comes free with the line above' },
  },
  per: {
    take: (value) => decimalWithin(value, 'quantity'),
    absent: null,
    schema: { ...numberSchema, description: 'Of what comes free with a record: for so many of it' },
  },
};

/** JSON schema of a line. */
export const lineSchema: JsonSchema = {
  type: 'object',
  properties: {
    ...Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema])),
    giveaways: {
      type: 'boolean',
      writeOnly: true,
      default: true,
      description: 'Of a new line: false adds nothing of what usually comes free with it',
    },
  },
};

/** A line that says nothing yet. */
export const emptyLine: DocumentLine = Object.fromEntries(
  Object.entries(members).map(([name, { absent }]) => [name, absent]),
) as unknown as DocumentLine;

/** What a line says of what stands in it: the name, then of a model and the like only the words that the name lacks. */
export function lineWords(name: string, ...more: readonly (string | null | undefined)[]): string {
  const lacking = more.flatMap((words) =>
    (words ?? '').split(/\s+/).filter((word) => word !== '' && !name.includes(word)),
  );
  return [name, ...lacking].join(' ');
}

/** What one is called that holds several of its units. */
const pack = { zh: '份', en: 'pack' };

/**
 * What a line says of something that is sold by the pack: of a hundred yuan for fifteen visits "15 次", and one of it is a
 * pack; null for what is sold by its unit. INV-02
 * @param count how many of its units one holds
 */
export function packOf(
  count: unknown,
  unit: BilingualText | undefined,
  language: Language,
): { words: string; unit: string } | null {
  if (!unit || !(Number(count) > 1)) return null;
  const words = language === 'en' ? `${count} × ${unit.en.toLowerCase()}` : `${count} ${unit.zh}`;
  return { words, unit: inLanguage(pack, language) };
}

/** Takes one line of a request; tells of each member at fault. */
export function parseLine(input: unknown, blame: (name: string, issue: Issue) => void): DocumentLine {
  const isLine = typeof input === 'object' && input !== null && !Array.isArray(input);
  if (!isLine) blame('kind', new Invalid('notChoice', { value: String(input).slice(0, 60) }).issue);
  const given = (isLine ? input : {}) as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(members, name) && name !== 'giveaways');
  if (unknown !== undefined)
    blame(unknown.slice(0, 60), new Invalid('unknownField', { field: unknown.slice(0, 60) }).issue);
  const line = Object.fromEntries(
    Object.entries(members).map(([name, member]: [string, Member<unknown>]) => [
      name,
      taken(member, given[name], (issue) => blame(name, issue)),
    ]),
  ) as unknown as DocumentLine;
  if (line.kind !== 'item') return { ...line, ...wordless };
  return given.giveaways === false ? { ...line, giveaways: false } : line;
}

/** What words and heads of groups don't have. */
const wordless = Object.fromEntries(
  Object.entries(members).flatMap(([name, { always, absent }]: [string, Member<unknown>]) =>
    always ? [] : [[name, absent]],
  ),
) as Partial<DocumentLine>;

function taken(member: Member<unknown>, value: unknown, blame: (issue: Issue) => void): unknown {
  if (value === null || value === undefined || value === '') return member.absent;
  try {
    return member.take(value);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    blame(error.issue);
    return member.absent;
  }
}

function takeKind(value: unknown): LineKind {
  const kind = lineKinds.find((one) => one === value);
  if (!kind) throw new Invalid('notChoice', { value: String(value).slice(0, 60) });
  return kind;
}

function takeFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Invalid('notBoolean');
  return value;
}

function takeDiscount(value: unknown): LineDiscount {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const [name, ...others] = Object.keys(given);
  if (others.length > 0 || (name !== 'percent' && name !== 'amount')) throw new Invalid('notNumber');
  const amount = decimalWithin(given[name], name);
  return name === 'percent' ? { percent: amount } : { amount };
}

const decimals = {
  quantity: { scale: 4, max: 1_000_000_000 },
  price: { scale: 4, max: 999_999_999_999 },
  percent: { scale: 2, max: 100 },
  amount: { scale: 2, max: 999_999_999_999 },
  taxRate: { scale: 2, max: 100 },
} as const;

function decimalWithin(value: unknown, name: keyof typeof decimals): string {
  const { scale, max } = decimals[name];
  return parseDecimal(value, { min: 0, max } as FieldDefinition, scale, 24);
}

/** "SM-1 智能水表 × 10 台 @ 398": for history and spreadsheets. */
export function lineText({ kind, description, quantity, unit, price, discount, per }: DocumentLine): string {
  if (kind !== 'item') return kind === 'group' ? `【${description ?? ''}】` : (description ?? '');
  const short = (value: string) => new Decimal(value).toFixed();
  const lot = per == null ? '' : `${short(per)} + `;
  const amount = quantity === null ? '' : ` × ${short(quantity)}${unit ? ` ${unit}` : ''}`;
  const each = price === null ? '' : ` @ ${short(price)}`;
  const off =
    discount === null
      ? ''
      : 'percent' in discount
        ? ` −${short(discount.percent)}%`
        : ` −${short(discount.amount)}`;
  return `${lot}${description ?? ''}${amount}${each}${off}`;
}
