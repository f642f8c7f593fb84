import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** field → [before, after], canonical values. */
export type Changes = Record<string, [unknown, unknown]>;

export interface NewEvent {
  at: Date;
  actor: number | null;
  way: string;
  elevation: string | null;
  job: number | null;
  module: string;
  record: number;
  kind: string;
  /** Version of the record after the change. */
  version: number | null;
  changes: Changes | null;
  detail: Record<string, unknown> | null;
}

export interface StoredEvent extends Omit<NewEvent, 'at'> {
  id: number;
  at: string;
}

/** Appends to the history; nothing ever changes or removes what stands there. */
export async function appendEvents(db: Executor, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`insert into event (at, actor, way, elevation, job, module, record, kind, version, changes, detail)
    select at, actor, way, elevation, job, module, record, kind, version, changes, detail
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(at timestamptz, actor bigint, way text, elevation text,
      job bigint, module text, record bigint, kind text, version integer, changes jsonb, detail jsonb)`.execute(
    db,
  );
}

/** Where a page of events ended. */
export interface EventPosition {
  at: string;
  id: number;
}

/**
 * Events of a record, latest first.
 * @param others records whose events are among them
 */
export async function eventsOf(
  db: Executor,
  record: number,
  page: { before?: EventPosition | null; limit: number; kinds?: readonly string[] },
  others: readonly number[] = [],
): Promise<StoredEvent[]> {
  const of =
    others.length > 0 ? sql`record = any(${[record, ...others]}::bigint[])` : sql`record = ${record}`;
  const { rows } = await sql<StoredEvent>`
    select id, at, actor, way, elevation, job, module, record, kind, version, changes, detail from event
    where ${of}
      ${page.before ? sql`and (at, id) < (${page.before.at}::timestamptz, ${page.before.id})` : sql``}
      ${page.kinds ? sql`and kind = any(${page.kinds}::text[])` : sql``}
    order by at desc, id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Changes of a record since it had `version`. */
export async function changesSince(db: Executor, record: number, version: number): Promise<Changes[]> {
  const { rows } = await sql<{ changes: Changes | null }>`
    select changes from event where record = ${record} and version > ${version} order by id`.execute(db);
  return rows.map(({ changes }) => changes ?? {});
}

/** Changes of a record after an instant, latest first, to be taken back one by one. */
export async function changesAfter(db: Executor, record: number, at: Date): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select id, at, actor, way, kind, version, changes from event where record = ${record} and at > ${at} order by id desc`.execute(
    db,
  );
  return rows;
}

/**
 * Keeps a partition of the history ready for this month and the next ones. A month whose events already fell into the
 * default partition stays there: it couldn't be attached without moving them.
 */
export async function prepareEventPartitions(db: Executor, now: Date, monthsAhead = 3): Promise<void> {
  for (let ahead = 0; ahead <= monthsAhead; ahead++) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
      .toISOString()
      .slice(0, 10);
    const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1))
      .toISOString()
      .slice(0, 10);
    const name = `event_${from.slice(0, 7).replace('-', '_')}`;
    const { rows } = await sql<{ present: boolean }>`
      select to_regclass(${name}) is not null
        or exists (select from event_default where at >= ${from}::date and at < ${until}::date) as present`.execute(
      db,
    );
    if (rows[0]?.present) continue;
    await sql`create table if not exists ${sql.table(name)} partition of event for values from (${sql.lit(from)}) to (${sql.lit(until)})`.execute(
      db,
    );
  }
}
