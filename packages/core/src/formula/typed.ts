import { isCalendarDay } from '../fields/calendar.ts';
import type { Decimal } from '../fields/exactDecimal.ts';
import type { ReckoningKind } from '../fields/reckoning.ts';
import type { BilingualText } from '../messages/label.ts';
import type { ChoiceMetadata } from '../wire/metadata.ts';
import type { Span } from './mistakes.ts';

/** Canonical values of a record's fields. */
export type Values = Record<string, unknown>;

/**
 * `nothing` is a value that is always empty and goes with every kind; `mistaken` has been complained of already;
 * `opaque` is a field that can only be asked whether it is empty.
 */
export type Kind = ReckoningKind | 'nothing' | 'mistaken' | 'opaque';

/** A part of a formula whose kind is known, and how it is worked out; null is empty. */
export interface Typed extends Span {
  kind: Kind;
  run(record: Values): unknown;
  /** Of a text written between quotes. */
  literal?: string;
  choices?: readonly ChoiceMetadata[];
  label?: BilingualText;
}

export const kindNames: Record<ReckoningKind, BilingualText> = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文字', en: 'a text' },
  choice: { zh: '选项', en: 'a choice' },
  list: { zh: '多个选项', en: 'several choices' },
  boolean: { zh: '是或否', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  dateTime: { zh: '日期时间', en: 'a date and time' },
  time: { zh: '时刻', en: 'a time of day' },
};

export function kindName(kind: Kind): BilingualText {
  return kindNames[kind as ReckoningKind] ?? { zh: '空', en: 'nothing' };
}

/** "a number or a date" */
export function kindList(kinds: readonly ReckoningKind[]): BilingualText {
  const names = kinds.map((kind) => kindNames[kind]);
  return { zh: names.map(({ zh }) => zh).join('或'), en: names.map(({ en }) => en).join(' or ') };
}

/** The part as one of these kinds, turned into it where that is plain; null when it is none. */
export function fitted(part: Typed, kinds: readonly ReckoningKind[]): Typed | null {
  if (part.kind === 'nothing' || part.kind === 'mistaken') return part;
  if ((kinds as readonly Kind[]).includes(part.kind)) return part;
  if (kinds.includes('date') && part.literal !== undefined && isCalendarDay(part.literal))
    return { ...part, kind: 'date' };
  return kinds.includes('text') && part.kind === 'choice' ? written(part) : null;
}

/** How values of a kind are written into texts, the same for every reader; choices by their Chinese names. */
const writing: Partial<Record<Kind, (value: unknown, part: Typed) => string>> = {
  text: String,
  date: String,
  time: String,
  number: (value) => (value as Decimal).toFixed(),
  choice: (value, part) => choiceName(part, value),
  list: (value, part) => (value as unknown[]).map((one) => choiceName(part, one)).join('、'),
};

/** Kinds that can stand in a text; a date and time can't, for it differs with the reader's zone. */
export const writableKinds = ['text', 'number', 'date', 'time', 'choice', 'list'] as const;

/** The part as a text; null when it can't be written. */
export function written(part: Typed): Typed | null {
  const write = writing[part.kind];
  if (part.kind === 'text' || part.kind === 'nothing' || part.kind === 'mistaken') return part;
  if (!write) return null;
  const { from, to } = part;
  const run = (record: Values) => {
    const value = part.run(record);
    return value === null ? null : write(value, part);
  };
  return { kind: 'text', run, from, to };
}

function choiceName({ choices }: Typed, value: unknown): string {
  return choices?.find((choice) => choice.value === value)?.label.zh ?? String(value);
}
