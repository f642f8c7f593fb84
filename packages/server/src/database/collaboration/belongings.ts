import type { Registry } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A record as the fixed tables name it. */
export interface Holder {
  module: string;
  path: string;
  id: number;
}

/** Tables of what hangs on records, and the column that would stand twice when two records' belongings meet. */
const tables = [
  { table: 'comment', once: null },
  { table: 'file_use', once: 'file' },
  { table: 'record_tag', once: 'tag' },
  { table: 'follower', once: 'user' },
] as const;

/** Lets comments, files, tags and followers of one record hang on another. */
export async function moveBelongings(db: Executor, from: Holder, to: Holder): Promise<void> {
  for (const { table, once } of tables) {
    if (once) {
      await sql`delete from ${sql.table(table)} as a using ${sql.table(table)} as b
        where a.record = ${from.id} and b.record = ${to.id} and a.${sql.id(once)} = b.${sql.id(once)}`.execute(
        db,
      );
    }
    await sql`update ${sql.table(table)} set record = ${to.id}, module = ${to.module} where record = ${from.id}`.execute(
      db,
    );
  }
}

/** Lets every reference to any of several modules that points at one record point at another. */
export async function redirectAnyLinks(
  db: Executor,
  registry: Registry,
  from: Holder,
  to: Holder,
): Promise<void> {
  for (const module of registry.modules) {
    for (const field of module.fields.values()) {
      if (field.type.refersTo !== 'any' || !field.targets?.includes(to.module)) continue;
      await sql`update ${sql.table(module.table)} set ${sql.id(field.column)} = ${`${to.path}:${to.id}`}
        where ${sql.id(field.column)} = ${`${from.path}:${from.id}`}`.execute(db);
    }
  }
}

/** Takes away what hung on a record that is purged. */
export async function dropBelongings(db: Executor, record: number): Promise<void> {
  for (const { table } of tables)
    await sql`delete from ${sql.table(table)} where record = ${record}`.execute(db);
}
