import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import { searchedFields } from '../../indexing/searchEntry.ts';
import { searchQuery } from '../../indexing/searchQuery.ts';
import type { Sql } from '../connection.ts';
import { keptTextHolds } from './keptTexts.ts';
import { matchEntry } from './matchEntry.ts';

/** Of what is typed, no more is looked for in what the system keeps. */
const mostWords = 8;

/**
 * SQL that is true when the record `alias` of a module is found by a text: the `q` of a list.
 * @param hidden names of searched fields the reader may not read; a match there alone is none
 */
export function textSearchCondition(
  q: string,
  module: Module,
  alias: string,
  hidden: readonly string[] = [],
): Sql {
  if (module.keptBy === 'system') return inPlace(q, module, alias, hidden);
  const query = searchQuery(q);
  if (!query) return sql`true`;
  return sql`exists (
    select from search as entry
    where entry.module = ${sql.lit(module.name)} and entry.record = ${sql.ref(`${alias}.id`)}
      and ${matchEntry('entry', query, hidden)})`;
}

/** What the system keeps has no entry in the search index: each word is looked for in its texts themselves. */
function inPlace(q: string, module: Module, alias: string, hidden: readonly string[]): Sql {
  const readable = searchedFields(module).filter(({ name }) => !hidden.includes(name));
  const words = q.trim().split(/\s+/).slice(0, mostWords);
  return sql.join(
    words.map((word) => keptTextHolds(module, readable, alias, word)),
    sql` and `,
  );
}
