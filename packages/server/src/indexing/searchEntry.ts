import type { Module, ModuleField, ValueContext } from '@gejie/core';
import { addGrams, addPairs, addStarts, addWordStarts } from './grams.ts';
import { lineMark } from './lineMark.ts';
import { spellingsOf } from './pinyin.ts';
import { searchForm } from './searchForm.ts';

/** What the search index holds of a record. */
export interface SearchEntry {
  /**
   * One line a searched field, the title's first; a line is its field's mark and then, each after a space, the words of
   * the value and the ways to type them.
   */
  text: string;
  /** Fragments too short for trigrams; see grams.ts. */
  grams: string[];
}

/** Of a longer value only this much is found by its parts, in UTF-16 units. */
export const longestSearched = 400;

/**
 * Prepares a record for the search index.
 * @param record canonical values of the fields that are searched; others are not looked at
 */
export function searchEntry(module: Module, record: Record<string, unknown>): SearchEntry {
  const grams = new Set<string>();
  const lines: string[] = [];
  for (const field of searchedFields(module)) {
    const value = record[field.name];
    const title = field.name === module.title;
    if (value === null || value === undefined || value === '') {
      if (title) lines.push('');
      continue;
    }
    const form = searchForm(wordsOf(field, value).slice(0, longestSearched).toWellFormed());
    const line = title || field.search === 'name' ? name(form, grams) : fact(form, grams);
    lines.push(title ? line : lineMark(field.name) + line);
  }
  return { text: lines.join('\n'), grams: [...grams] };
}

const searched = new WeakMap<Module, ModuleField[]>();

/** The title, then the other fields that are searched. */
export function searchedFields(module: Module): ModuleField[] {
  let fields = searched.get(module);
  if (!fields) {
    const all = [...module.fields.values()];
    fields = all.filter(({ name }) => name === module.title);
    fields.push(...all.filter((field) => field.search && field.name !== module.title && !field.type.secret));
    searched.set(module, fields);
  }
  return fields;
}

/** The fields whose files are found by what is written in them. */
export function contentFields(module: Module): ModuleField[] {
  return [...module.fields.values()].filter(({ contents }) => contents);
}

/** The index belongs to all readers, so a value that reads differently in the two languages is kept in both. */
const readers: ValueContext[] = (['zh-CN', 'en'] as const).map((language) => ({
  language,
  timeZone: 'UTC',
  now: new Date(0),
}));

function wordsOf(field: ModuleField, value: unknown): string {
  const { type } = field;
  if (type.searchText) return type.searchText(value, field);
  return [...new Set(readers.map((reader) => type.format(value, field, reader)))].join(' ');
}

function fact(form: string, grams: Set<string>): string {
  addGrams(form, grams);
  addWordStarts(form, grams);
  return ` ${form}`;
}

function name(form: string, grams: Set<string>): string {
  addGrams(form, grams);
  addPairs(form, grams);
  addWordStarts(form, grams);
  addStarts(form, grams);
  const ways = [form];
  for (const { full, initials } of spellingsOf(form)) {
    addPairs(initials, grams);
    addStarts(initials, grams);
    addStarts(full, grams);
    addWordStarts(initials, grams);
    ways.push(full, initials);
  }
  return ` ${[...new Set(ways)].join(' ')}`;
}
