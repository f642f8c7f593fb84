import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { SearchQuery } from '../../indexing/searchQuery.ts';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { type Candidate, candidates, choice, type SearchPlace } from './candidates.ts';
import { bodiesInReach, matchesInFiles } from './fileMatches.ts';
import { type FrequentPlace, frequentMatches } from './frequentMatches.ts';
import { matchEntry } from './matchEntry.ts';
import { matchesOf } from './rareMatches.ts';
import { commonShare, type SearchSamples } from './searchSamples.ts';

/**
 * The likeliest matches in each place, best and latest not yet first: some more than shown, for the caller to rank, to
 * recheck, and to fetch within the reader's reach.
 * @param shown how many the caller wants of each place
 */
export async function searchCandidates(
  db: Executor,
  places: readonly SearchPlace[],
  query: SearchQuery,
  shown: number,
  context: CompileContext,
  samples: SearchSamples,
): Promise<Candidate[]> {
  const weighed = await Promise.all(
    places.map(async (place): Promise<FrequentPlace> => {
      return { ...place, share: await samples.share(place.module, query) };
    }),
  );
  const rare = weighed.filter(({ share }) => share < commonShare);
  const common = weighed.filter(({ share }) => share >= commonShare);
  const [ofCommon, { found, tooMany }, files] = await Promise.all([
    frequentMatches(db, common, query, shown, context, samples),
    matchesOf(db, rare, query, samples),
    matchesInFiles(db, places, query),
  ]);
  const chosen = [
    ...(await Promise.all(
      tooMany.map(async (place) =>
        byIndex(place, await samples.telling(place.module, query), shown * choice, context),
      ),
    )),
    ...files.tooMany.map((contents) => bodiesInReach(contents, shown, context)),
  ];
  return [...ofCommon, ...found, ...files.found, ...(await candidates(db, chosen))];
}

const columns = (module: Module) =>
  sql`select ${module.name}::text as module, entry.record, entry.text, null::text as excerpt from search as entry`;

function inReach({ module }: SearchPlace, context: CompileContext): Sql {
  return sql`entry.module = ${sql.lit(module.name)} and t.deleted_at is null
    and (${compileCondition(context.visible(module), 't', context)})`;
}

/** A rare fragment that too many hold for the reach to be asked afterwards: the best of those within it. */
function byIndex(place: SearchPlace, query: SearchQuery, most: number, context: CompileContext): Sql {
  return sql`${columns(place.module)} join ${sql.table(place.module.table)} as t on t.id = entry.record
    where ${inReach(place, context)} and ${matchEntry('entry', query, place.hidden)}
    order by ${rank(query)}, t.updated_at desc limit ${most}`;
}

/** 0: is the name; 1: the name begins with it; 2: a word or a spelling begins with it; 3: it stands somewhere. */
function rank({ form }: SearchQuery): Sql {
  const start = ` ${form}`;
  return sql`case
    when translate(left(entry.text, ${start.length + 1}), E'\n', ' ') in (${start}, ${`${start} `}) then 0
    when starts_with(entry.text, ${start}) then 1
    when strpos(entry.text, ${start}) <> 0 then 2
    else 3 end`;
}
