import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import { contentFields } from '../../indexing/searchEntry.ts';
import type { SearchQuery } from '../../indexing/searchQuery.ts';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { type BodySearch, bodySearch } from './bodySearch.ts';
import type { Candidate, SearchPlace } from './candidates.ts';

/** A module's field whose files are looked into. */
export interface FileContents {
  module: Module;
  body: BodySearch;
}

/** More matches than this are not brought from one place for the reach to be asked afterwards. */
const most = 200;

/**
 * What stands in files, in or out of reach: their words are rare, and to plan each module with its reach takes longer
 * than finding them.
 * @returns the matches, latest first, and the places that hold too many, of which nothing is among them
 */
export async function matchesInFiles(
  db: Executor,
  places: readonly SearchPlace[],
  query: SearchQuery,
): Promise<{ found: Candidate[]; tooMany: FileContents[] }> {
  const contents = places.flatMap(({ module, hidden }) =>
    contentFields(module)
      .filter(({ name }) => !hidden.includes(name))
      .flatMap((field): FileContents[] => {
        const body = bodySearch(field, 't', query);
        return body ? [{ module, body }] : [];
      }),
  );
  const [first] = contents;
  if (!first || !(await isInAnyFile(db, first.body))) return { found: [], tooMany: [] };
  const parts = contents.map(
    (part, index) => sql`(select *, ${sql.lit(index)} as part from (
      ${records(part)} limit ${sql.lit(most)}
    ) as matches order by updated_at desc)`,
  );
  const { rows } = await sql<Candidate & { part: number }>`${sql.join(parts, sql` union all `)}`.execute(db);
  const tooMany = contents.filter((_part, index) => rows.filter(({ part }) => part === index).length >= most);
  return { found: rows.filter(({ part }) => !tooMany.includes(contents[part] as FileContents)), tooMany };
}

/** Most of what is looked for stands in no file: to ask this first takes a third of planning all that joins them. */
async function isInAnyFile(db: Executor, { where }: BodySearch): Promise<boolean> {
  const { rows } = await sql`select from file_text as body where ${where} limit 1`.execute(db);
  return rows.length > 0;
}

/** What stands in files of records that may be seen; the latest of them. */
export function bodiesInReach(contents: FileContents, shown: number, context: CompileContext): Sql {
  const visible = compileCondition(context.visible(contents.module), 't', context);
  return sql`select module, record, text, excerpt from (
    ${records(contents)} and (${visible}) order by t.updated_at desc limit ${shown}
  ) as matches`;
}

function records({ module, body }: FileContents): Sql {
  return sql`select ${sql.lit(module.name)} as module, t.id as record, ''::text as text, ${body.excerpt} as excerpt,
      t.updated_at
    from ${sql.table(module.table)} as t ${body.join}
    where t.deleted_at is null and ${body.where}`;
}
