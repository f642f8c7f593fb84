import type { AnsweredRecord, Module, Registry, SearchAnswer } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import type { Candidate, SearchPlace } from '../database/search/candidates.ts';
import { searchCandidates } from '../database/search/searchCandidates.ts';
import { SearchSamples } from '../database/search/searchSamples.ts';
import { contentFields, searchedFields } from '../indexing/searchEntry.ts';
import { type SearchQuery, searchQuery } from '../indexing/searchQuery.ts';
import { mayRead, readContext } from '../reading/readContext.ts';
import type { RecordService } from '../records/recordService.ts';
import { hintFields, hintOf } from './hint.ts';
import { rankMatch } from './rankMatch.ts';
import type { SearchService } from './searchService.ts';

export interface SearchDependencies {
  database: Database;
  records: RecordService;
  registry(): Registry;
  clock(): Date;
  /** Kept by the caller, where others ask them too. */
  samples?: SearchSamples;
}

const defaultLimit = 8;
const largestLimit = 200;
const largestPage = 200;

/**
 * Finds candidates by the search index, then fetches the best through the door to records, which shows nothing the
 * session may not see.
 */
export function createSearchService(needs: SearchDependencies): SearchService {
  const { samples = new SearchSamples(needs.database.kysely) } = needs;
  return {
    async search(session, q, modules, limit = defaultLimit) {
      const query = searchQuery(q);
      const places = placesOf(session, needs.registry(), modules);
      if (!query || places.length === 0) return { groups: [] };
      const shown = Math.min(Math.max(1, Math.floor(limit)), largestLimit);
      const context = readContext(session, needs.registry(), needs.clock());
      const found = await searchCandidates(needs.database.kysely, places, query, shown, context, samples);
      const groups = await Promise.all(
        places.map(({ module }) => {
          const ofModule = found.filter((candidate) => candidate.module === module.name);
          const ids = ranked(ofModule, query);
          return group(needs.records, session, module, ids, shown, query, excerptsIn(ofModule));
        }),
      );
      return { groups: groups.filter(({ records }) => records.length > 0) };
    },
  };
}

/** The modules that have something to be found by, in menu order, as far as the session sees them. */
function placesOf(session: Session, registry: Registry, paths: readonly string[] | undefined): SearchPlace[] {
  return registry.modules
    .filter((module) => (paths ? paths.includes(module.path) : isFoundBy(session, module)))
    .filter(({ keptBy }) => keptBy === 'people')
    .filter((module) => [...module.fields.values()].some(({ search }) => search))
    .filter((module) => rightsOf(session, module).see !== 'none')
    .map((module) => ({
      module,
      hidden: [...searchedFields(module), ...contentFields(module)]
        .map(({ name }) => name)
        .filter((name) => !mayRead(session, module, name)),
    }));
}

/** Records of the settings would stand between the customers of people who have nothing to do with them. */
function isFoundBy(session: Session, { definition }: Module): boolean {
  const { area, foundBy = area === 'settings' ? 'writers' : 'readers', writtenWith } = definition;
  return foundBy === 'readers' || writtenWith === undefined || session.functions.has(writtenWith);
}

/** What was found in files, by the record: shown where nothing else of it was found. */
function excerptsIn(found: readonly Candidate[]): Map<number, string> {
  const excerpts = new Map(
    found.flatMap(({ record, excerpt }) => (excerpt === null ? [] : [[record, excerpt]])),
  );
  for (const { record, excerpt } of found) if (excerpt === null) excerpts.delete(record);
  return excerpts;
}

/** The ids of the candidates of a module, best first, shorter names before longer ones. */
function ranked(found: readonly Candidate[], query: SearchQuery): number[] {
  const candidates = found
    .map(({ record, text }, order) => {
      const rank = rankMatch(text, query);
      return { record, rank, length: rank < 2 ? text.indexOf('\n') : 0, order };
    })
    .sort((a, b) => a.rank - b.rank || a.length - b.length || a.order - b.order);
  return [...new Set(candidates.map(({ record }) => record))];
}

async function group(
  records: RecordService,
  session: Session,
  module: Module,
  ids: readonly number[],
  shown: number,
  query: SearchQuery,
  excerpts: ReadonlyMap<number, string>,
): Promise<SearchAnswer['groups'][number]> {
  if (ids.length === 0) return { module: module.path, records: [] };
  const fields = [module.title, ...hintFields(session, module)];
  const within = async (some: readonly number[]) => {
    if (some.length === 0) return [];
    const limit = Math.min(some.length, largestPage);
    const query = { within: { id: { in: [...some] } }, fields, limit, departed: true };
    return (await records.find(session, module.name, query)).records;
  };
  // Who sees most of what is found needs no more than the best of it.
  const best = await within(ids.slice(0, shown * 2));
  const seen = best.length >= shown ? best : [...best, ...(await within(ids.slice(shown * 2)))];
  const byId = new Map(seen.map((record) => [record.id, record]));
  const visible = ids
    .map((id) => byId.get(id))
    .filter((record): record is AnsweredRecord => record !== undefined);
  return {
    module: module.path,
    records: visible.slice(0, shown).map((record) => ({
      id: record.id,
      label: String(record[module.title] ?? record.number ?? ''),
      hint: oneLine(excerpts.get(record.id)) ?? hintOf(session, module, record, query),
    })),
  };
}

function oneLine(excerpt: string | undefined): string | undefined {
  return excerpt === undefined ? undefined : `…${excerpt.replace(/\s+/g, ' ').trim()}…`;
}
