import type { Condition, Module } from '@gejie/core';
import { sql } from 'kysely';
import { startGram } from '../../indexing/grams.ts';
import type { SearchQuery } from '../../indexing/searchQuery.ts';
import type { Executor, Sql } from '../connection.ts';
import { overlappingGrounds } from '../query/branches.ts';
import { type CompileContext, compileCheck, compileCondition } from '../query/compileCondition.ts';
import { latestColumn } from '../schema/moduleTable.ts';
import { type Candidate, candidates, choice, type SearchPlace } from './candidates.ts';
import { matchEntry } from './matchEntry.ts';
import { ownersReached } from './ownersReached.ts';
import type { SearchSamples } from './searchSamples.ts';

/** A place where many entries hold what is searched for. */
export interface FrequentPlace extends SearchPlace {
  /** Of its entries, about. */
  share: number;
}

/** How many records that begin with a common fragment are looked at. */
const mostStarts = 200;
/** Records looked through where the first few hundred don't hold enough: 50 ms at most. */
const mostSeen = 50_000;
/** Who sees the records of so many of all owners finds sooner what holds the fragment than what is in reach. */
const wide = 0.2;
/** For so many of all owners the planner need not weigh each: the latest of all are walked through. */
const walked = 0.02;

/** One way through the records of a place. */
interface Look {
  place: FrequentPlace;
  /** What the records looked through fulfil; null when all are looked through and the reach is asked of what is found. */
  ground: Condition | null;
  /** How many records are looked through. */
  most: number;
  /** Whether the planner is to estimate how many fulfil it. */
  estimated: boolean;
}

/**
 * What holds a fragment that many do: names that begin with it, and of the others the latest, for they are as good as
 * any. What somebody reaches by the first ground, such as their own, comes before what they reach by another.
 * @param shown how many the caller wants of each place
 */
export async function frequentMatches(
  db: Executor,
  places: readonly FrequentPlace[],
  query: SearchQuery,
  shown: number,
  context: CompileContext,
  samples: SearchSamples,
): Promise<Candidate[]> {
  const looks = await Promise.all(places.map((place) => looksAt(place, shown, context, samples)));
  // In or out of reach: to plan it for the few that begin so takes longer than to fetch these in vain.
  const few = shown * 2;
  const starts = places.map((place) => begins(place, query, few + 1));
  const firsts = looks.flatMap(([look]) => (look ? [through(look, query, shown, context)] : []));
  const found = await candidates(db, [...starts, ...firsts]);
  const beginning = found.filter(({ text }) => text.startsWith(` ${query.form}`));
  const many = places.filter(({ module }) => recordsIn(beginning, module) > few);
  const left = looks.flatMap(([look, ...others]) => {
    if (!look || recordsIn(found, look.place.module) >= shown) return [];
    return look.most < mostSeen ? [{ ...look, most: mostSeen }, ...others] : others;
  });
  const more = await candidates(db, [
    ...many.map((place) => beginsInReach(place, query, shown * choice, context)),
    ...left.map((look) => through(look, query, shown, context)),
  ]);
  return [...found, ...more];
}

function recordsIn(found: readonly Candidate[], { name }: Module): number {
  return new Set(found.filter(({ module }) => module === name).map(({ record }) => record)).size;
}

/** The ways through a place, the first of which is nearly always enough. */
async function looksAt(
  place: FrequentPlace,
  shown: number,
  context: CompileContext,
  samples: SearchSamples,
): Promise<Look[]> {
  const owners = await samples.owners(place.module);
  const enough = Math.min(Math.ceil((shown / place.share) * 3), mostSeen);
  const grounds = overlappingGrounds(context.visible(place.module));
  if (grounds.some((ground) => isWide(ownersReached(ground), owners)))
    return [{ place, ground: null, most: mostSeen, estimated: false }];
  return grounds.map((ground) => {
    const reached = ownersReached(ground);
    return {
      place,
      ground,
      // One person's records are read in the order of an index, and only as far as it takes.
      most: reached === 1 ? mostSeen : enough,
      estimated: reached / owners < walked,
    };
  });
}

function isWide(reached: number, owners: number): boolean {
  return reached === Number.POSITIVE_INFINITY || reached / owners >= wide;
}

function through(look: Look, query: SearchQuery, shown: number, context: CompileContext): Sql {
  return look.ground
    ? latestOf(look, look.ground, query, shown, context)
    : newestOf(look, query, shown, context);
}

/** Names that begin with a common fragment are found among the many that hold it somewhere. */
function begins({ module, hidden }: SearchPlace, query: SearchQuery, most: number): Sql {
  return sql`select ${found(module)} from (${beginning(module, query, mostStarts)}) as entry
    where ${matchEntry('entry', query, hidden)} limit ${most}`;
}

/** Where too many begin so for the reach to be asked afterwards. */
function beginsInReach(place: SearchPlace, query: SearchQuery, most: number, context: CompileContext): Sql {
  return inReach(place, beginning(place.module, query, mostStarts), query, most, context);
}

function beginning(module: Module, query: SearchQuery, most: number): Sql {
  const [word] = query.words;
  const gram = word && query.words.length === 1 ? startGram(word.form) : null;
  const start = ` ${query.form}`;
  const startsSo = gram
    ? sql`grams @> ${[gram]}::text[]`
    : sql`left(text, 33) collate "C" >= ${start.slice(0, 33)} collate "C"
        and left(text, 33) collate "C" < ${`${start.slice(0, 33)}\u{10FFFF}`} collate "C"`;
  // By the gram in whatever order they come: to sort them would be to read them all.
  const order = gram ? sql`` : sql`order by left(text, 33) collate "C"`;
  return sql`select record, text, grams from search
    where module = ${sql.lit(module.name)} and ${startsSo} ${order} limit ${most}`;
}

/** Where most is in reach: the entries, newest records first, and the reach is asked of those that hold the fragment. */
function newestOf({ place, most }: Look, query: SearchQuery, shown: number, context: CompileContext): Sql {
  const entries = sql`select record, text, grams from search
    where module = ${sql.lit(place.module.name)} order by record desc limit ${most}`;
  return inReach(place, entries, query, shown, context);
}

/** Of some entries those that hold what is searched for and may be seen. */
function inReach(
  place: SearchPlace,
  entries: Sql,
  query: SearchQuery,
  most: number,
  context: CompileContext,
): Sql {
  const { module, hidden } = place;
  return sql`select ${found(module)} from (${entries}) as entry
    join ${sql.table(module.table)} as t on t.id = entry.record
    where t.deleted_at is null and ${matchEntry('entry', query, hidden)}
      and ${compileCheck(context.visible(module), 't', context)} limit ${most}`;
}

/**
 * Where little is in reach: the latest records of a ground, until enough of them hold the fragment. Nothing is sorted
 * behind the limit, so that PostgreSQL reads on only as far as it takes.
 */
function latestOf(
  { place: { module, hidden }, most, estimated }: Look,
  ground: Condition,
  query: SearchQuery,
  shown: number,
  context: CompileContext,
): Sql {
  const compile = estimated ? compileCondition : compileCheck;
  const latest = sql.ref(`t.${latestColumn(module)}`);
  // Of what is shared any will do: no index has it in order, and to sort 10,000 single shares took ten times as long.
  const order = ledByShares(ground) ? sql`` : sql`order by ${latest} desc, t.id desc`;
  // Materialised: the planner would else expect the first few to do, and choose the order over the reach.
  return sql`with seen as materialized (
      select t.id from ${sql.table(module.table)} as t
      where t.deleted_at is null and (${compile(ground, 't', { ...context, mostShared: most })})
      ${order} limit ${most}
    )
    select ${found(module)} from seen cross join lateral (
      select record, text, grams from search where module = ${sql.lit(module.name)} and record = seen.id offset 0
    ) as entry
    where ${matchEntry('entry', query, hidden)} limit ${shown}`;
}

const found = (module: Module): Sql =>
  sql`${module.name}::text as module, entry.record, entry.text, null::text as excerpt`;

function ledByShares(ground: Condition): boolean {
  if (ground.kind === 'all') return ground.of.some(ledByShares);
  return ground.kind === 'shared' && ground.leads === true;
}
