import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import { searchQuery } from '../../indexing/searchQuery.ts';
import type { Sql } from '../connection.ts';
import { matchEntry } from './matchEntry.ts';

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
  const query = searchQuery(q);
  if (!query) return sql`true`;
  return sql`exists (
    select from search as entry
    where entry.module = ${sql.lit(module.name)} and entry.record = ${sql.ref(`${alias}.id`)}
      and ${matchEntry('entry', query, hidden)})`;
}
