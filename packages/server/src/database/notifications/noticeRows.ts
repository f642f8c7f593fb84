import { type Module, usualWays } from '@gejie/core';
import { type RawBuilder, sql } from 'kysely';
import { ownerColumn } from '../collaboration/followerRows.ts';
import type { Executor } from '../connection.ts';

export interface NewNotice {
  /** Who is told. */
  user: number;
  kind: string;
  module?: string | null;
  record?: number | null;
  /** Who did what it tells of; null for the system. */
  actor?: number | null;
  detail?: Record<string, unknown>;
}

export interface NoticeRow {
  id: number;
  kind: string;
  module: string | null;
  record: number | null;
  actor: number | null;
  detail: Record<string, unknown>;
  at: string;
  readAt: string | null;
}

/** Where PostgreSQL tells every process who has something new (migration 0230). */
export const noticeChannel = 'gejie_live';

const columns = sql`id, kind, module, record, actor, detail, at, read_at as "readAt"`;

const usual = JSON.stringify(usualWays);

/** Tells each person the way that person wants to be told of such things; who wants to hear nothing is not told. */
function told(notices: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into notice ("user", kind, module, record, actor, detail, way)
    select * from (
      select n.*, coalesce(w.ways->>split_part(n.kind, '.', 1), ${usual}::jsonb->>split_part(n.kind, '.', 1), 'app') as way
      from (${notices}) as n("user", kind, module, record, actor, detail)
      left join notice_wish w on w."user" = n."user") as chosen
    where way <> 'off'`;
}

export async function insertNotices(db: Executor, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await told(sql`
    select "user", kind, module, record, actor, coalesce(detail, '{}')
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n("user" bigint, kind text, module text,
      record bigint, actor bigint, detail jsonb)`).execute(db);
}

/** Adds to the count of what a job has already told somebody. @returns whether there is such a notice, unread */
export async function addToNotice(
  db: Executor,
  { user, kind }: Pick<NewNotice, 'user' | 'kind'>,
  count: number,
  job: number,
): Promise<boolean> {
  const { rows } = await sql`
    update notice set detail = detail || jsonb_build_object('count', (detail->>'count')::int + ${count}::int)
    where "user" = ${user} and kind = ${kind} and read_at is null
      and detail @> jsonb_build_object('job', ${job}::bigint)
    returning id`.execute(db);
  return rows.length > 0;
}

/** The same, for those who have not been told this of the same transfer yet. */
export async function insertTransferNotices(
  db: Executor,
  transfer: number,
  notices: readonly NewNotice[],
): Promise<void> {
  if (notices.length === 0) return;
  await told(sql`
    select n."user", n.kind, n.module, n.record, n.actor, coalesce(n.detail, '{}') || jsonb_build_object('transfer', ${transfer}::bigint)
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n("user" bigint, kind text, module text,
      record bigint, actor bigint, detail jsonb)
    where not exists (select from notice known where known."user" = n."user" and known.kind = n.kind
      and known.detail @> jsonb_build_object('transfer', ${transfer}::bigint))`).execute(db);
}

/** What the followers of records are told of. */
export interface FollowerNotice {
  kind: string;
  module: Module;
  /** Who did it. */
  actor: number | null;
  detail?: Record<string, unknown>;
}

/**
 * Tells the followers of records of what `actor` did to them, each once: somebody who has not yet read the same of the
 * same record and actor is not told again.
 * @param owned those of the records whose owners are told, too, unless they want to hear nothing
 */
export async function insertFollowerNotices(
  db: Executor,
  records: readonly number[],
  owned: readonly number[],
  notice: FollowerNotice,
  except: readonly number[] = [],
): Promise<void> {
  const { kind, module, actor, detail = {} } = notice;
  const owner = ownerColumn(module);
  const owners =
    owner !== null && owned.length > 0
      ? sql`union select t.id, t.${sql.ref(owner)} from ${sql.table(module.table)} t
          where t.id = any(${owned}::bigint[]) and t.${sql.ref(owner)} is not null and not exists (select from follower f
            where f.record = t.id and f."user" = t.${sql.ref(owner)} and not f.follows)`
      : sql``;
  await told(sql`
    select f."user", ${kind}::text, ${module.name}::text, f.record, ${actor}::bigint, ${JSON.stringify(detail)}::jsonb
    from (select record, "user" from follower where record = any(${records}::bigint[]) and follows ${owners}) as f
    where f."user" is distinct from ${actor}::bigint
      and f."user" <> all(${except}::bigint[])
      and not exists (select from notice n where n."user" = f."user" and n.record = f.record and n.kind = ${kind}
        and n.actor is not distinct from ${actor}::bigint and n.detail = ${JSON.stringify(detail)}::jsonb
        and n.read_at is null)`).execute(db);
}

/** Some notices of a user, as they came. */
export async function noticesNamed(db: Executor, user: number, ids: readonly number[]): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${columns} from notice where "user" = ${user} and id = any(${ids}::bigint[]) order by id`.execute(
    db,
  );
  return rows;
}

/** Notices of a user, latest first. */
export async function noticesOf(
  db: Executor,
  user: number,
  page: { before?: number; unread?: boolean; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${columns} from notice
    where "user" = ${user}
      ${page.before === undefined ? sql`` : sql`and id < ${page.before}`}
      ${page.unread === undefined ? sql`` : page.unread ? sql`and read_at is null` : sql`and read_at is not null`}
    order by id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Ids of a user's notices since one of them; also those that were slower to be committed than it. */
export async function noticesSince(
  db: Executor,
  user: number,
  last: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from notice where "user" = ${user}
      and (id > ${last} or at > (select at - interval '2 minutes' from notice where id = ${last}))
      and id <> ${last}
    order by id desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id).reverse();
}

/** Marks notices of a user as read or unread. @returns the ids of those that are the user's */
export async function markNotices(
  db: Executor,
  user: number,
  ids: readonly number[],
  read: boolean,
): Promise<number[]> {
  await sql`
    update notice set read_at = case when ${read} then now() end
    where "user" = ${user} and id = any(${ids}::bigint[]) and (read_at is not null) <> ${read}`.execute(db);
  const { rows } = await sql<{ id: number }>`
    select id from notice where "user" = ${user} and id = any(${ids}::bigint[])`.execute(db);
  return rows.map(({ id }) => id);
}

/** Marks all notices of a user as read, up to one of them. */
export async function markAllRead(db: Executor, user: number, until: number | null): Promise<void> {
  await sql`
    update notice set read_at = now()
    where "user" = ${user} and read_at is null and (${until}::bigint is null or id <= ${until})`.execute(db);
}
