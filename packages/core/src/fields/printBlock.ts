import type { Filter } from '../filter/filter.ts';
import { Invalid } from '../messages/invalid.ts';
import { shapedFilter } from './filterShape.ts';
import { fieldPath, parseTemplateText, pathsInText } from './placeholders.ts';

export const blockKinds = [
  'letterhead',
  'title',
  'text',
  'facts',
  'table',
  'totals',
  'signatures',
  'rule',
  'space',
  'newPage',
] as const;
export type PrintBlockKind = (typeof blockKinds)[number];

export const textSizes = ['small', 'normal', 'large'] as const;
export const textAlignments = ['left', 'center', 'right'] as const;

/** A part of a printed page; see {@link blockMembers} for what each kind has. PLT-20 */
export interface PrintBlock {
  kind: PrintBlockKind;
  /** With placeholders. */
  text?: string;
  size?: (typeof textSizes)[number];
  align?: (typeof textAlignments)[number];
  bold?: boolean;
  /** Of the record, or beyond references; in a table of the records or lines it lists. */
  fields?: string[];
  /** Facts beside each other. */
  columns?: number;
  /** Table: a related list of the record, or a field that holds lines. */
  list?: string;
  /** Beneath the lines to sign on. */
  labels?: string[];
  /** Stands there only for such records. */
  when?: Filter;
}

/** What is said of each kind of block, beside when it stands there. */
export const blockMembers: Record<PrintBlockKind, readonly (keyof PrintBlock)[]> = {
  letterhead: [],
  title: ['text', 'align'],
  text: ['text', 'size', 'align', 'bold'],
  facts: ['fields', 'columns'],
  table: ['list', 'fields'],
  totals: ['fields'],
  signatures: ['labels'],
  rule: [],
  space: [],
  newPage: [],
};

const mostBlocks = 60;
const mostFields = 40;
const mostLabels = 4;
const longestText = 10_000;
const parseBlockText = (value: unknown) => parseTemplateText(value, longestText);

/** @throws Invalid */
export function parseBlocks(input: unknown): PrintBlock[] {
  if (!Array.isArray(input)) throw new Invalid('notList');
  if (input.length > mostBlocks) throw new Invalid('tooMany', { max: mostBlocks });
  return input.map(parseBlock);
}

function parseBlock(input: unknown): PrintBlock {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Invalid('notBlocks');
  const given = input as Record<string, unknown>;
  const kind = oneOf(given.kind, blockKinds);
  const members: readonly string[] = ['kind', 'when', ...blockMembers[kind]];
  const foreign = Object.keys(given).find((name) => !members.includes(name));
  if (foreign !== undefined) throw new Invalid('unknownField', { field: foreign.slice(0, 60) });
  const block: PrintBlock = { kind };
  for (const name of blockMembers[kind]) {
    const value = given[name];
    if (value === undefined || value === null || value === '') continue;
    Object.assign(block, { [name]: parsers[name as keyof typeof parsers](value) });
  }
  if (given.when !== undefined && given.when !== null) {
    const when = shapedFilter(given.when);
    if (when && Object.keys(when).length > 0) block.when = when;
  }
  return block;
}

const parsers = {
  text: parseBlockText,
  size: (value: unknown) => oneOf(value, textSizes),
  align: (value: unknown) => oneOf(value, textAlignments),
  bold: (value: unknown) => value === true,
  fields: (value: unknown) => listOf(value, mostFields, parsePath),
  columns: (value: unknown) => oneOf(value, [1, 2, 3] as const),
  list: parsePath,
  labels: (value: unknown) => listOf(value, mostLabels, parseBlockText),
};

function parsePath(value: unknown): string {
  if (typeof value !== 'string' || !fieldPath.test(value))
    throw new Invalid('unknownField', { field: String(value).slice(0, 60) });
  return value;
}

function listOf<V>(value: unknown, max: number, parse: (one: unknown) => V): V[] {
  if (!Array.isArray(value)) throw new Invalid('notList');
  if (value.length > max) throw new Invalid('tooMany', { max });
  return value.map(parse);
}

function oneOf<V extends string | number>(value: unknown, choices: readonly V[]): V {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw new Invalid('notChoice', { value: String(value).slice(0, 60) });
  return found;
}

/** The fields of the record itself, or beyond its references, that a block prints; those of a table are of what it lists. */
export function pathsOf(block: PrintBlock): string[] {
  const texts = [block.text ?? '', ...(block.labels ?? [])];
  return [...(block.list === undefined ? (block.fields ?? []) : []), ...texts.flatMap(pathsInText)];
}
