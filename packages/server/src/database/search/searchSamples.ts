import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import { addGrams } from '../../indexing/grams.ts';
import { searchedFields } from '../../indexing/searchEntry.ts';
import type { SearchQuery, SearchWord } from '../../indexing/searchQuery.ts';
import type { Executor, Sql } from '../connection.ts';
import { searchPartOf } from './searchParts.ts';

/** From this share of a module's records on it is quicker to look through them, latest first, than to use the index. */
export const commonShare = 0.005;

interface Sampled {
  text: string;
  /** Each between two marks. */
  grams: string;
  /** Where it lies in the table. */
  page: number;
}

/** What is known of a module. */
interface Sample {
  entries: readonly Sampled[];
  /** How many people own its records, as PostgreSQL's statistics have it; without end when it has none. */
  owners: number;
}

/** Entries kept of each module: half a megabyte. */
const sampled = 1000;
const rowsInPage = 14;
/** Milliseconds after which a sample is taken anew, while the old one still serves. */
const lasting = 5 * 60_000;
/** And after which a module of a few records may have got a part of the index to itself. */
const lastingOfFew = 30_000;
/** Neighbours resemble each other (the numbers of one import): what is common is found in several places. */
const commonPlaces = 5;
/** Of a module that shares a part of the index: nothing is so common there that it would matter. */
const none: Sample = { entries: [], owners: Number.POSITIVE_INFINITY };
/** Stands in no gram. */
const mark = '\u0002';

/**
 * Tells how common a fragment is, by a sample of search entries that is kept in this process. The planner's statistics
 * don't tell for substrings, and the wrong plan costs a hundred times the right one; reading a sample at every search cost
 * more than the search: 600 pages from here and there, 20 ms and more where they are not at hand.
 */
export class SearchSamples {
  private readonly db: Executor;
  private readonly kept = new Map<string, { sample: Promise<Sample>; until: number }>();

  constructor(db: Executor) {
    this.db = db;
  }

  /** The share of a module's entries that hold a query, about; 0 when it is rare or nothing is known. */
  async share(module: Module, { words }: SearchQuery): Promise<number> {
    return shareWhere((await this.sampleOf(module)).entries, (entry) =>
      words.every((word) => holds(entry, word)),
    );
  }

  /** The share of what the system keeps in a module that holds all of some words. */
  async shareOfKept(module: Module, words: readonly string[]): Promise<number> {
    const sought = words.map((word) => word.toLowerCase());
    const { entries } = await this.sampleOf(module);
    return shareWhere(entries, ({ text }) => sought.every((word) => text.includes(word)));
  }

  /**
   * A query with such pairs of its characters as few entries of a module hold. Of a whole name, most pairs stand in half of
   * all names (有限, 公司): to fetch what holds them took longer than the rest of the search.
   */
  async telling(module: Module, query: SearchQuery): Promise<SearchQuery> {
    const counts = countsIn((await this.sampleOf(module)).entries);
    return { ...query, words: query.words.map((word) => tellingWord(word, counts)) };
  }

  /** Whether a module has so few entries that it shares a part of the index with others. */
  async isSmall(module: Module): Promise<boolean> {
    return (await this.sampleOf(module)) === none;
  }

  /** How many people own records of a module, about; without end when nothing is known. */
  async owners(module: Module): Promise<number> {
    return (await this.sampleOf(module)).owners;
  }

  private sampleOf(module: Module): Promise<Sample> {
    const known = this.kept.get(module.name);
    if (known && known.until > Date.now()) return known.sample;
    const until = Date.now() + lasting;
    const fresh = this.take(module);
    if (!known) {
      this.kept.set(module.name, { sample: fresh, until });
      fresh.then(
        (sample) => sample === none && this.kept.set(module.name, { sample: fresh, until: soon() }),
        () => this.kept.delete(module.name),
      );
      return fresh;
    }
    this.kept.set(module.name, { sample: known.sample, until });
    fresh.then(
      (sample) => this.kept.set(module.name, { sample: fresh, until: sample === none ? soon() : until }),
      // The old one serves on; the next search after that tries again.
      () => this.kept.set(module.name, { sample: known.sample, until: 0 }),
    );
    return known.sample;
  }

  private async take(module: Module): Promise<Sample> {
    if (module.keptBy === 'system') return { ...none, entries: await this.takeKept(module) };
    const { name: table, own } = await searchPartOf(this.db, module);
    if (!own) return none;
    const grams = sql`text, ${mark} || array_to_string(grams, ${mark}) || ${mark} as grams`;
    const [entries, owners] = await Promise.all([this.entries(table, grams), this.ownersOf(module)]);
    return { entries, owners };
  }

  /** What the system keeps has no entries in the index: its texts themselves are sampled. */
  private takeKept(module: Module): Promise<readonly Sampled[]> {
    const texts = searchedFields(module).map(({ column }) => sql.ref(column));
    return this.entries(
      module.table,
      sql`lower(concat_ws(${'\n'}, ${sql.join(texts)})) as text, '' as grams`,
    );
  }

  private async entries(table: string, columns: Sql): Promise<readonly Sampled[]> {
    const pages = sql`greatest(pg_relation_size(${table}::regclass) / 8192, 1)`;
    const { rows } = await sql<Sampled>`
      select ${columns}, (ctid::text::point)[0] as page
      from ${sql.table(table)}
      tablesample system (least(100, ${(sampled / rowsInPage) * 100}::float8 / ${pages}))`.execute(this.db);
    return rows;
  }

  /** Where the statistics count by rows instead (`n_distinct` below 0), each owner has only a few. */
  private async ownersOf({ table }: Module): Promise<number> {
    const { rows } = await sql<{ owners: number }>`
      select n_distinct::float8 as owners from pg_stats
      where schemaname = current_schema() and tablename = ${table} and attname = 'owner'`.execute(this.db);
    const owners = rows[0]?.owners ?? 0;
    return owners > 0 ? owners : Number.POSITIVE_INFINITY;
  }
}

function shareWhere(entries: readonly Sampled[], isHit: (entry: Sampled) => boolean): number {
  const hits = entries.filter(isHit);
  const places = new Set(hits.map(({ page }) => page)).size;
  return places < commonPlaces ? 0 : hits.length / entries.length;
}

const counted = new WeakMap<readonly Sampled[], ReadonlyMap<string, number>>();

/** In how many entries of a sample each gram stands. */
function countsIn(entries: readonly Sampled[]): ReadonlyMap<string, number> {
  const known = counted.get(entries);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { grams } of entries)
    for (const gram of grams.split(mark)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  counted.set(entries, counts);
  return counts;
}

/** So many of its pairs tell a word from nearly all others. */
const tellingPairs = 3;

function tellingWord(word: SearchWord, counts: ReadonlyMap<string, number>): SearchWord {
  if (word.grams.length <= tellingPairs) return word;
  const all = new Set<string>();
  addGrams(word.form, all);
  const pairs = [...all].filter((gram) => [...gram].length === 2);
  const rarest = pairs.sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
  return { ...word, grams: rarest.slice(0, tellingPairs) };
}

const soon = () => Date.now() + lastingOfFew;

/** A sample need not be exact: only one or two letters are told by their grams, which know where words begin. */
function holds(entry: Sampled, { form, grams }: SearchWord): boolean {
  const short = grams.length === 1 && form.length < 3;
  return short ? entry.grams.includes(mark + grams[0] + mark) : entry.text.includes(form);
}
