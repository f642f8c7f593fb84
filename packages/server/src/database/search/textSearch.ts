import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import { contentFields, searchedFields } from '../../indexing/searchEntry.ts';
import { type SearchQuery, searchQuery } from '../../indexing/searchQuery.ts';
import type { Sql } from '../connection.ts';
import { compileCondition } from '../query/compileCondition.ts';
import type { ProjectionContext } from '../query/projectionContext.ts';
import { sightOf } from '../query/shownText.ts';
import { type BodySearch, bodySearch } from './bodySearch.ts';
import { keptTextHolds } from './keptTexts.ts';
import { matchEntry } from './matchEntry.ts';
import { commonShare, type SearchSamples } from './searchSamples.ts';

/** Of what is typed, no more is looked for in what the system keeps. */
const mostWords = 8;

/**
 * SQL that is true when the record `alias` of a module is found by a text: the `q` of a list.
 * @param context who reads; absent: somebody who sees everything
 * @param hidden names of searched fields the reader may not read; a match there alone is none
 * @param isCommon of what the system keeps: see {@link isCommon}
 */
export function textSearchCondition(
  q: string,
  module: Module,
  alias: string,
  hidden: readonly string[] = [],
  context?: ProjectionContext,
  isCommon = false,
): Sql {
  if (module.keptBy === 'system') return inPlace(q, module, alias, hidden, isCommon, context);
  const query = searchQuery(q);
  if (!query) return sql`true`;
  const bodies = contentFields(module)
    .filter(({ name }) => !hidden.includes(name))
    .flatMap((field) => bodySearch(field, 'found', query) ?? []);
  if (bodies.length > 0) return byEntryOrBody(module, alias, query, hidden, bodies);
  return sql`exists (
    select from search as entry
    where entry.module = ${sql.lit(module.name)} and entry.record = ${sql.ref(`${alias}.id`)}
      and ${matchEntry('entry', query, hidden)})`;
}

/** As one set of ids, which is looked up at once: asked of each record by itself, an index could serve neither of the two. */
function byEntryOrBody(
  module: Module,
  alias: string,
  query: SearchQuery,
  hidden: readonly string[],
  bodies: readonly BodySearch[],
): Sql {
  const parts = bodies.map(
    ({ join, where }) => sql`select found.id from ${sql.table(module.table)} as found ${join} where ${where}`,
  );
  return sql`${sql.ref(`${alias}.id`)} in (
    select entry.record from search as entry
    where entry.module = ${sql.lit(module.name)} and ${matchEntry('entry', query, hidden)}
    union ${sql.join(parts, sql` union `)})`;
}

/** What the system keeps has no entry in the search index: each word is looked for in its texts themselves. */
function inPlace(
  q: string,
  module: Module,
  alias: string,
  hidden: readonly string[],
  isCommon: boolean,
  context?: ProjectionContext,
): Sql {
  const readable = searchedFields(module).filter(({ name }) => !hidden.includes(name));
  const within = (field: ModuleField) => {
    const sight = context && sightOf(field, context);
    return sight ? compileCondition(sight, alias, context) : null;
  };
  return sql.join(
    wordsIn(q).map((word) => keptTextHolds(module, readable, alias, word, { within, isCommon })),
    sql` and `,
  );
}

/**
 * Whether much of a module holds a text: the statistics of PostgreSQL leave out long texts and know nothing of pairs of
 * characters together, and it would take the index to find half of a million entries, to show fifty.
 */
export async function isCommon(q: string, module: Module, samples: SearchSamples): Promise<boolean> {
  if (!q.trim()) return false;
  if (module.keptBy === 'system') return (await samples.shareOfKept(module, wordsIn(q))) >= commonShare;
  const query = searchQuery(q);
  return query !== null && (await samples.share(module, query)) >= commonShare;
}

function wordsIn(q: string): string[] {
  return q.trim().split(/\s+/).slice(0, mostWords);
}
