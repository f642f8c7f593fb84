import type { AnsweredRecord, Module, ModuleField, Reference } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { searchEntry, searchedFields } from '../indexing/searchEntry.ts';
import type { SearchQuery } from '../indexing/searchQuery.ts';
import { mayRead } from '../reading/readContext.ts';
import { holdsQuery } from './rankMatch.ts';

/** Fields a hint may be taken from: what is searched, and what the list shows first that points at another record. */
export function hintFields(session: Session, module: Module): string[] {
  const link = module.definition.list
    .map((name) => module.fields.get(name))
    .find((field) => field?.type.refersTo === 'one' && !field.kernel);
  return [...searchedFields(module), ...(link ? [link] : [])]
    .filter((field) => field.name !== module.title && mayRead(session, module, field.name))
    .map(({ name }) => name);
}

/**
 * The second fact about a found record: what matched if that isn't the name, else the record it belongs to, else the
 * first fact it is found by.
 */
export function hintOf(session: Session, module: Module, record: AnsweredRecord, query: SearchQuery): string {
  const facts = hintFields(session, module)
    .map((name) => module.fields.get(name) as ModuleField)
    .map((field) => ({ field, words: wordsOf(session, field, record[field.name]) }))
    .filter(({ words }) => words !== '');
  const byName = holdsQuery(searchEntry(module, { [module.title]: record[module.title] }).text, query);
  const matching = facts.find(({ field }) => !byName && matchesIn(module, field, record, query));
  const fact = matching ?? facts.find(({ field }) => field.type.refersTo) ?? facts[0];
  return fact?.words ?? '';
}

function matchesIn(module: Module, field: ModuleField, record: AnsweredRecord, query: SearchQuery): boolean {
  if (!field.search) return false;
  const { text } = searchEntry(module, { [field.name]: record[field.name] });
  return query.words.some(({ form }) => text.includes(form)) || holdsQuery(text, query);
}

function wordsOf(session: Session, field: ModuleField, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.type.refersTo) return (value as Reference).label ?? '';
  const timeZone = session.user?.timeZone ?? session.company.timeZone;
  return field.type.format(value, field, { language: session.language, timeZone, now: new Date() });
}
