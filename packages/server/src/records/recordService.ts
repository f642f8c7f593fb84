import type {
  AnsweredRecord,
  BoughtItem,
  Filter,
  HistoryEntry,
  LastPrice,
  ListAnswer,
  TimelineEntry,
  Work,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { TimelineQuery } from '../history/timeline.ts';
import type { FindQuery } from '../reading/findQuery.ts';

export type { FindQuery };

import type { Executor } from '../database/connection.ts';
import type { OccurrenceChange } from './changeOccurrence.ts';
import type { HandOver, HandOverResult } from './handOver.ts';
import type { MergeRequest, MergeResult } from './mergeRecords.ts';
import type { PriceAnswer, PriceQuestion } from './priceItems.ts';
import type { SeriesWish } from './series.ts';

export interface SaveOptions {
  duplicates?: 'check' | 'allow';
}

/** One row of a batch: created when `id` is absent, else changed. */
export interface BatchRow {
  id?: number;
  values: Record<string, unknown>;
}

/** What became of a row of a batch; `issues` are messages for people in the session's language. */
export interface BatchResult {
  id: number | null;
  outcome: 'created' | 'updated' | 'removed' | 'restored' | 'failed';
  issues: { field: string; code: string; message: string }[];
}

/**
 * The only door to records. Every call checks the session's rights, cuts reads to its reach and, for writes, keeps the
 * history and the search index in the same transaction. Refusals are thrown as ProblemError.
 */
export interface RecordService {
  find(session: Session, module: string, query: FindQuery): Promise<ListAnswer>;
  /** @param most counts stop at one more (absent: at 10,001): then `exact` is false */
  count(
    session: Session,
    module: string,
    query: FindQuery,
    most?: number,
  ): Promise<{ value: number; exact: boolean }>;
  /** Number and sum per value of a choice field (the heads of a kanban board), or of all together. */
  tally(
    session: Session,
    module: string,
    query: { where?: unknown; q?: string; by?: string; sum?: string },
  ): Promise<{ value: string | null; count: number; sum: string | null }[]>;
  /** The record with `rights`. */
  get(session: Session, module: string, id: number, fields?: readonly string[]): Promise<AnsweredRecord>;
  related(session: Session, module: string, id: number, name: string, query: FindQuery): Promise<ListAnswer>;
  create(
    session: Session,
    module: string,
    values: Record<string, unknown>,
    options?: SaveOptions,
  ): Promise<AnsweredRecord>;
  /** `version` in the patch is checked: see api.md. */
  update(
    session: Session,
    module: string,
    id: number,
    patch: Record<string, unknown>,
  ): Promise<AnsweredRecord>;
  remove(session: Session, module: string, id: number): Promise<void>;
  restore(session: Session, module: string, id: number): Promise<AnsweredRecord>;
  purge(session: Session, module: string, id: number): Promise<void>;
  act(session: Session, module: string, id: number, action: string, input: unknown): Promise<unknown>;
  /** Runs an action that needs no input on many records, each by itself, in the transaction given. */
  actBatch(
    session: Session,
    module: string,
    ids: readonly number[],
    action: string,
    within?: Executor,
  ): Promise<BatchResult[]>;
  preview(session: Session, module: string, id: number, action: string): Promise<unknown>;
  /** @throws ProblemError notFound where nothing is sold; forbidden for whom no document there is to write */
  priceItems(session: Session, module: string, question: PriceQuestion): Promise<PriceAnswer[]>;
  /** The price of each item that was last given to a record; see {@link LastPrice}. */
  lastPrices(session: Session, module: string, id: number): Promise<LastPrice[]>;
  /** What a record has bought; see {@link BoughtItem}. */
  bought(session: Session, module: string, id: number): Promise<BoughtItem[]>;
  history(
    session: Session,
    module: string,
    id: number,
    page: { limit?: number; after?: string },
  ): Promise<{ entries: HistoryEntry[]; next: string | null }>;
  timeline(
    session: Session,
    module: string,
    id: number,
    query: TimelineQuery,
  ): Promise<{ entries: TimelineEntry[]; next: string | null }>;
  /** The record as it was at the end of a day (YYYY-MM-DD) or at an instant. */
  asOf(session: Session, module: string, id: number, at: string): Promise<AnsweredRecord>;
  /** What creating records of these values would complain of, row by row; nothing is created. */
  checkBatch(
    session: Session,
    module: string,
    rows: readonly Record<string, unknown>[],
  ): Promise<BatchResult['issues'][]>;
  /** Changes or calls off occurrences of a series; see {@link OccurrenceChange}. */
  changeOccurrence(
    session: Session,
    module: string,
    id: number,
    change: OccurrenceChange,
  ): Promise<AnsweredRecord>;
  /** Saves what stands in a calendar with its occurrences; see {@link SeriesWish}. @returns its id */
  saveSeries(session: Session, module: string, wish: SeriesWish): Promise<number>;
  /** Removes it with them. @param state it was last known to be in; null: any */
  removeSeries(session: Session, module: string, id: number, state: string | null): Promise<void>;
  /**
   * Saves many rows in one transaction, each row by itself: a row that fails doesn't stop the others.
   * @param within the transaction to do it in, so that a job's progress is committed with its work; absent: one of its own
   */
  saveBatch(
    session: Session,
    module: string,
    rows: readonly BatchRow[],
    within?: Executor,
  ): Promise<BatchResult[]>;
  /** Gives records to other owners and changes nothing else, as {@link saveBatch} saves them. */
  handOver(session: Session, module: string, request: HandOver, within?: Executor): Promise<HandOverResult>;
  /** Which of some records there are for this session that it may change. */
  editable(session: Session, module: string, ids: readonly number[], within?: Executor): Promise<Set<number>>;
  /** Makes one record of several, in the transaction given; see {@link MergeRequest}. */
  merge(session: Session, module: string, request: MergeRequest, within?: Executor): Promise<MergeResult>;
  /** Refuses what {@link RecordService.merge} would refuse, and changes nothing. */
  checkMerge(session: Session, module: string, request: MergeRequest): Promise<void>;
  /** Moves many records into the recycle bin, as {@link saveBatch} saves them. */
  removeBatch(
    session: Session,
    module: string,
    ids: readonly number[],
    within?: Executor,
  ): Promise<BatchResult[]>;
  /** Takes many records of the recycle bin out for good, each by itself. */
  purgeBatch(
    session: Session,
    module: string,
    ids: readonly number[],
    within?: Executor,
  ): Promise<BatchResult[]>;
  /** Takes many records out of the recycle bin, likewise. */
  restoreBatch(
    session: Session,
    module: string,
    ids: readonly number[],
    within?: Executor,
  ): Promise<BatchResult[]>;
  /**
   * Runs `run` in one transaction with those of some records that live and fulfil `where`, held until it ends; not at all
   * when there are none.
   * @returns how many there are
   */
  holding(
    session: Session,
    module: string,
    ids: readonly number[],
    where: Filter,
    run: (work: Work, records: readonly Record<string, unknown>[]) => Promise<void>,
  ): Promise<number>;
  /** Everything in `run` in one transaction. */
  transaction<T>(session: Session, run: (work: Work) => Promise<T>): Promise<T>;
  /** All records a filter finds within the session's reach, in batches, for exports and mass work. */
  stream(
    session: Session,
    module: string,
    query: FindQuery & { ids?: readonly number[] },
  ): AsyncIterable<AnsweredRecord[]>;
}
