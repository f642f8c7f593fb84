import { sql } from 'kysely';
import type { SearchQuery } from '../../indexing/searchQuery.ts';
import type { Executor, Sql } from '../connection.ts';
import type { Candidate, SearchPlace } from './candidates.ts';
import { matchEntry } from './matchEntry.ts';
import type { SearchSamples } from './searchSamples.ts';

/** More matches than this are not brought from one place for the reach to be asked afterwards. */
const most = 200;

/**
 * All that match a rare query, in or out of reach: for the planner, each module with its reach takes longer than finding
 * the few matches that most modules have (9 ms of 10 over 17 modules).
 * @returns the matches, and the places that hold too many, of which nothing is among them
 */
export async function matchesOf(
  db: Executor,
  places: readonly SearchPlace[],
  query: SearchQuery,
  samples: SearchSamples,
): Promise<{ found: Candidate[]; tooMany: SearchPlace[] }> {
  if (places.length === 0) return { found: [], tooMany: [] };
  const groups = await together(places, samples);
  const parts = await Promise.all(
    groups.map(async (group, index) => {
      const [alone, other] = group;
      const telling = alone && !other ? await samples.telling(alone.module, query) : query;
      return sql`(${matches(group, index, telling)})`;
    }),
  );
  const { rows } = await sql<Candidate & { part: number }>`${sql.join(parts, sql` union all `)}`.execute(db);
  const tooMany = groups.filter((_group, index) => rows.filter(({ part }) => part === index).length >= most);
  const left = new Set(tooMany.flat().map(({ module }) => module.name));
  return { found: rows.filter(({ module }) => !left.has(module)), tooMany: tooMany.flat() };
}

/** Modules of a few records are looked through together, as quickly as one. */
async function together(places: readonly SearchPlace[], samples: SearchSamples): Promise<SearchPlace[][]> {
  const small: SearchPlace[] = [];
  const groups: SearchPlace[][] = [];
  for (const place of places) {
    if (place.hidden.length === 0 && (await samples.isSmall(place.module))) small.push(place);
    else groups.push([place]);
  }
  return small.length > 0 ? [...groups, small] : groups;
}

function matches(group: readonly SearchPlace[], index: number, query: SearchQuery): Sql {
  const names = group.map(({ module }) => sql.lit(module.name));
  return sql`select ${sql.lit(index)} as part, entry.module, entry.record, entry.text, null::text as excerpt
    from search as entry
    where entry.module in (${sql.join(names)}) and ${matchEntry('entry', query, group[0]?.hidden)}
    limit ${sql.lit(most)}`;
}
