import type { SharesGoing } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A record as the fixed tables name it. */
export interface Holder {
  module: string;
  id: number;
}

/**
 * By table: keys that changed hands, keys that both records had, and keys that the other has got as well; exactly enough
 * to take a move back.
 */
export type Hung = Record<string, { moved: number[]; doubled: number[]; copied?: number[] }>;

interface Hanging {
  table: string;
  /** What tells the rows of one record apart. */
  key: string;
  /** Further columns that a copy takes over. */
  rest: readonly string[];
  /** Files in fields of the record belong to the field and stay. */
  only?: string;
}

/** Tables of what hangs on records. */
const tables: readonly Hanging[] = [
  { table: 'comment', key: 'id', rest: [] },
  { table: 'file_use', key: 'file', rest: ['created_at', 'created_by'], only: 'field' },
  { table: 'record_tag', key: 'tag', rest: ['created_at', 'created_by', 'owner'] },
  { table: 'follower', key: 'user', rest: ['created_at', 'follows'] },
  {
    table: 'share',
    key: 'grantee',
    rest: ['kind', 'level', 'role', 'until', 'created_at', 'created_by'],
  },
];

/** Lets comments, files, tags and followers of one record hang on another. */
export async function moveBelongings(
  db: Executor,
  from: Holder,
  to: Holder,
  { shares }: { shares: SharesGoing },
): Promise<Hung> {
  const hung: Hung = {};
  for (const { table, key, rest, only } of tables) {
    if (table === 'share' && shares === 'stay') continue;
    if (table === 'share' && shares === 'copied') {
      hung[table] = { moved: [], doubled: [], copied: await copy(db, from, to, { table, key, rest }) };
      continue;
    }
    const attached = (alias: string) => (only ? sql`and ${sql.ref(`${alias}.${only}`)} = ''` : sql``);
    const doubled = await sql<{ key: number }>`
      delete from ${sql.table(table)} as a using ${sql.table(table)} as b
      where a.record = ${from.id} and b.record = ${to.id}
        and ${sql.ref(`a.${key}`)} = ${sql.ref(`b.${key}`)} ${attached('a')} ${attached('b')}
      returning ${sql.ref(`a.${key}`)} as key`.execute(db);
    const moved = await sql<{ key: number }>`
      update ${sql.table(table)} as a set record = ${to.id}, module = ${to.module}
      where a.record = ${from.id} ${attached('a')} returning ${sql.ref(`a.${key}`)} as key`.execute(db);
    hung[table] = { moved: keysOf(moved.rows), doubled: keysOf(doubled.rows) };
  }
  return hung;
}

/** @returns keys that `to` did not have yet */
async function copy(
  db: Executor,
  from: Holder,
  to: Holder,
  { table, key, rest }: Hanging,
): Promise<number[]> {
  const columns = sql.join([key, ...rest].map((column) => sql.id(column)));
  const { rows } = await sql<{ key: number }>`insert into ${sql.table(table)} (module, record, ${columns})
    select ${to.module}, ${to.id}::bigint, ${columns} from ${sql.table(table)} where record = ${from.id}
    on conflict do nothing returning ${sql.id(key)} as key`.execute(db);
  return keysOf(rows);
}

/** Gives `from` back what it lost to `to`; what came to `to` since then, or before, stays there. */
export async function returnBelongings(db: Executor, from: Holder, to: Holder, hung: Hung): Promise<void> {
  for (const { table, key, rest, only } of tables) {
    const { moved = [], doubled = [], copied = [] } = hung[table] ?? {};
    const attached = only ? sql`and ${sql.id(only)} = ''` : sql``;
    if (doubled.length > 0) {
      const columns = sql.join([key, ...rest].map((column) => sql.id(column)));
      await sql`insert into ${sql.table(table)} (module, record, ${columns})
        select ${from.module}, ${from.id}::bigint, ${columns} from ${sql.table(table)}
        where record = ${to.id} and ${sql.id(key)} = any(${doubled}::bigint[]) ${attached}
        on conflict do nothing`.execute(db);
    }
    if (moved.length > 0) {
      await sql`update ${sql.table(table)} set record = ${from.id}, module = ${from.module}
        where record = ${to.id} and ${sql.id(key)} = any(${moved}::bigint[]) ${attached}`.execute(db);
    }
    if (copied.length > 0) {
      await sql`delete from ${sql.table(table)}
        where record = ${to.id} and ${sql.id(key)} = any(${copied}::bigint[]) ${attached}`.execute(db);
    }
  }
}

/** Takes away what hung on a record that is purged. */
export async function dropBelongings(db: Executor, record: number): Promise<void> {
  for (const { table } of tables)
    await sql`delete from ${sql.table(table)} where record = ${record}`.execute(db);
  await sql`delete from calendar_name where record = ${record}`.execute(db);
  await sql`delete from record_mail where record = ${record}`.execute(db);
}

function keysOf(rows: readonly { key: number }[]): number[] {
  return rows.map(({ key }) => key);
}
