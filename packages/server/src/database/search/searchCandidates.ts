import type { Condition, Module } from '@gejie/core';
import { sql } from 'kysely';
import { startGram } from '../../indexing/grams.ts';
import type { SearchQuery } from '../../indexing/searchQuery.ts';
import type { Executor, Sql } from '../connection.ts';
import { overlappingGrounds } from '../query/branches.ts';
import { type CompileContext, compileCheck, compileCondition } from '../query/compileCondition.ts';
import { bodiesInReach, matchesInFiles } from './fileMatches.ts';
import { matchEntry } from './matchEntry.ts';
import { type Candidate, matchesOf, type SearchPlace } from './rareMatches.ts';
import { commonShare, type SearchSamples } from './searchSamples.ts';

/** How many records that begin with a common fragment are looked at. */
const mostStarts = 200;
/** Candidates for each record shown where the ranking by the database is rougher than the caller's. */
const choice = 3;

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
  const shares = await Promise.all(places.map(({ module }) => samples.share(module, query)));
  const rare = places.filter((_place, index) => (shares[index] ?? 0) < commonShare);
  const common = places.flatMap((place, index) => {
    const share = shares[index] ?? 0;
    if (share < commonShare) return [];
    return [
      byStart(place, query, shown * choice, context),
      // Of names that hold a common fragment somewhere the latest are as good as any.
      latestFirst(place, query, shown, share, context),
    ];
  });
  const [ofCommon, { found, tooMany }, files] = await Promise.all([
    candidates(db, common),
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

async function candidates(db: Executor, searches: readonly Sql[]): Promise<Candidate[]> {
  if (searches.length === 0) return [];
  const parts = searches.map((search) => sql`(${search})`);
  const { rows } = await sql<Candidate>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
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

/** A common fragment: names that begin with it are found among the many that hold it somewhere. */
function byStart(place: SearchPlace, query: SearchQuery, most: number, context: CompileContext): Sql {
  const [word] = query.words;
  const gram = word && query.words.length === 1 ? startGram(word.form) : null;
  const start = ` ${query.form}`;
  const startsSo = gram
    ? sql`grams @> ${[gram]}::text[]`
    : sql`left(text, 33) collate "C" >= ${start.slice(0, 33)} collate "C"
        and left(text, 33) collate "C" < ${`${start.slice(0, 33)}\u{10FFFF}`} collate "C"`;
  // By the gram in whatever order they come: to sort them would be to read them all.
  const order = gram ? sql`` : sql`order by left(text, 33) collate "C"`;
  return sql`select ${place.module.name}::text as module, entry.record, entry.text, null::text as excerpt from (
      select module, record, text, grams from search
      where module = ${sql.lit(place.module.name)} and ${startsSo} ${order} limit ${mostStarts}
    ) as entry join ${sql.table(place.module.table)} as t on t.id = entry.record
    where t.deleted_at is null and ${matchEntry('entry', query, place.hidden)}
      and ${compileCheck(context.visible(place.module), 't', context)} limit ${most}`;
}

/**
 * A common fragment: looks through what the reader may see, latest first, until enough is found. Nothing is sorted
 * behind the limit, so that PostgreSQL reads on only as far as it takes.
 */
function latestFirst(
  place: SearchPlace,
  query: SearchQuery,
  most: number,
  share: number,
  context: CompileContext,
): Sql {
  const { module, hidden } = place;
  const enough = Math.ceil((most / share) * 3);
  // Materialised: the planner would else expect the first few to do, and choose the order over the reach.
  return sql`with seen as materialized (${latestSeen(place, enough, context)})
    select ${module.name}::text as module, entry.record, entry.text, null::text as excerpt
    from seen cross join lateral (
      select record, text, grams from search where module = ${sql.lit(module.name)} and record = seen.id offset 0
    ) as entry
    where ${matchEntry('entry', query, hidden)} limit ${most}`;
}

/**
 * The latest records within the reader's reach: by each of its grounds the latest ones, and of those the latest. Of what
 * is shared any will do: no index has it in order, and to sort 10,000 single shares took ten times as long as the search.
 */
function latestSeen({ module }: SearchPlace, most: number, context: CompileContext): Sql {
  const latest = sql`order by updated_at desc, id desc`;
  const firsts = overlappingGrounds(context.visible(module)).map(
    (ground) => sql`(select t.id, t.updated_at from ${sql.table(module.table)} as t
      where t.deleted_at is null and (${compileCondition(ground, 't', { ...context, mostShared: most })})
      ${ledByShares(ground) ? sql`` : latest} limit ${most})`,
  );
  return firsts.length === 1
    ? (firsts[0] as Sql)
    : sql`select id, updated_at from (${sql.join(firsts, sql` union all `)}) as firsts ${latest} limit ${most}`;
}

function ledByShares(ground: Condition): boolean {
  if (ground.kind === 'all') return ground.of.some(ledByShares);
  return ground.kind === 'shared' && ground.leads === true;
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
