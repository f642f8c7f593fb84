import type { TagAnswer, Tone } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export type Tag = TagAnswer;

/** The tag of this name, made when it is new. */
export async function ensureTag(db: Executor, name: string): Promise<Tag> {
  // The update that changes nothing makes the row come back when the tag is there already.
  const { rows } = await sql<Tag>`
    insert into tag (name) values (${name})
    on conflict (name) do update set name = excluded.name
    returning id, name, color`.execute(db);
  return rows[0] as Tag;
}

export async function tagRecords(
  db: Executor,
  tag: number,
  module: string,
  records: readonly number[],
  user: number | null,
): Promise<void> {
  await sql`
    insert into record_tag (tag, module, record, created_by)
    select ${tag}, ${module}, record, ${user} from unnest(${[...records]}::bigint[]) as record
    on conflict do nothing`.execute(db);
}

export async function tagsOf(db: Executor, record: number): Promise<Tag[]> {
  const { rows } = await sql<Tag>`
    select t.id, t.name, t.color from record_tag r join tag t on t.id = r.tag
    where r.record = ${record} order by t.name`.execute(db);
  return rows;
}

/** Takes a tag, by its name, off records. */
export async function untagRecords(db: Executor, name: string, records: readonly number[]): Promise<void> {
  await sql`
    delete from record_tag r using tag t
    where t.id = r.tag and t.name = ${name} and r.record = any(${[...records]}::bigint[])`.execute(db);
}

/** @returns whether the tag was on the record */
export async function untagRecord(db: Executor, record: number, tag: number): Promise<boolean> {
  const { rows } = await sql`
    delete from record_tag where record = ${record} and tag = ${tag} returning tag`.execute(db);
  return rows.length > 0;
}

export async function allTags(db: Executor): Promise<Tag[]> {
  const { rows } = await sql<Tag>`select id, name, color from tag order by name`.execute(db);
  return rows;
}

/** @param hold until the transaction ends nobody else changes it */
export async function tagWith(db: Executor, id: number, hold = false): Promise<Tag | null> {
  const { rows } = await sql<Tag>`
    select id, name, color from tag where id = ${id} ${hold ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

export async function tagNamed(db: Executor, name: string): Promise<Tag | null> {
  const { rows } = await sql<Tag>`select id, name, color from tag where name = ${name}`.execute(db);
  return rows[0] ?? null;
}

export async function updateTag(
  db: Executor,
  id: number,
  { name, color }: { name: string; color: Tone | null },
): Promise<void> {
  await sql`update tag set name = ${name}, color = ${color} where id = ${id}`.execute(db);
}

/** What has one tag gets the other, and the one is no more. */
export async function mergeTags(db: Executor, from: number, into: number): Promise<void> {
  await sql`
    insert into record_tag (tag, module, record, created_at, created_by)
    select ${into}, module, record, created_at, created_by from record_tag where tag = ${from}
    on conflict do nothing`.execute(db);
  await sql`delete from tag where id = ${from}`.execute(db);
}

/** @returns whether there was one */
export async function deleteTag(db: Executor, id: number): Promise<boolean> {
  const { rows } = await sql`delete from tag where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}
