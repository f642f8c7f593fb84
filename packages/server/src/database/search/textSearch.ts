import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import { searchedFields } from '../../indexing/searchEntry.ts';
import { searchQuery } from '../../indexing/searchQuery.ts';
import type { Sql } from '../connection.ts';
import { matchEntry } from './matchEntry.ts';

/** Of what is typed, no more is looked for where there is no index of words. */
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

/** What the system keeps has no entry in the search index: its texts are looked at themselves, each word for itself. */
function inPlace(q: string, module: Module, alias: string, hidden: readonly string[]): Sql {
  const columns = searchedFields(module)
    .filter(({ name }) => !hidden.includes(name))
    .map(({ column }) => sql.ref(`${alias}.${column}`));
  const words = q.trim().split(/\s+/).slice(0, mostWords);
  const found = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    return sql`(${sql.join(
      columns.map((column) => sql`${column} ilike ${pattern}`),
      sql` or `,
    )})`;
  });
  return sql.join(found, sql` and `);
}
