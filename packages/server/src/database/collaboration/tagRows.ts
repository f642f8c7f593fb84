import type { TagAnswer, Tone } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';

export type Tag = TagAnswer;

/** A tag with the person whose own it is; null: everybody's. */
export interface OwnedTag extends Tag {
  owner: number | null;
}

/** Everybody's, and the reader's own. */
function readable(alias: string, reader: number | null): Sql {
  return sql`(${sql.ref(`${alias}.owner`)} is null or ${sql.ref(`${alias}.owner`)} = ${reader})`;
}

const answered = sql`id, name, color, owner is not null as private`;

/** The tag of this name, made when it is new; somebody's own beside the one of everybody. */
export async function ensureTag(db: Executor, name: string, owner: number | null): Promise<Tag> {
  // The update that changes nothing makes the row come back when the tag is there already.
  const same = owner === null ? sql`(name) where owner is null` : sql`(owner, name) where owner is not null`;
  const { rows } = await sql<Tag>`
    insert into tag (name, owner) values (${name}, ${owner})
    on conflict ${same} do update set name = excluded.name
    returning ${answered}`.execute(db);
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
    insert into record_tag (tag, module, record, created_by, owner)
    select g.id, ${module}, record, ${user}, g.owner
    from tag as g, unnest(${[...records]}::bigint[]) as record where g.id = ${tag}
    on conflict do nothing`.execute(db);
}

/** Those of a record that the reader may know of. */
export async function tagsOf(db: Executor, record: number, reader: number | null): Promise<Tag[]> {
  const { rows } = await sql<Tag>`
    select t.id, t.name, t.color, t.owner is not null as private
    from record_tag r join tag t on t.id = r.tag
    where r.record = ${record} and ${readable('t', reader)} order by t.name, private`.execute(db);
  return rows;
}

/** Takes a tag, by its name, off records. */
export async function untagRecords(
  db: Executor,
  { name, owner }: Pick<OwnedTag, 'name' | 'owner'>,
  records: readonly number[],
): Promise<void> {
  await sql`
    delete from record_tag r using tag t
    where t.id = r.tag and t.name = ${name} and t.owner is not distinct from ${owner}::bigint
      and r.record = any(${[...records]}::bigint[])`.execute(db);
}

/** @returns whether the tag was on the record */
export async function untagRecord(db: Executor, record: number, tag: number): Promise<boolean> {
  const { rows } = await sql`
    delete from record_tag where record = ${record} and tag = ${tag} returning tag`.execute(db);
  return rows.length > 0;
}

export async function allTags(db: Executor, reader: number | null): Promise<Tag[]> {
  const { rows } = await sql<Tag>`
    select ${answered} from tag where ${readable('tag', reader)} order by name, private`.execute(db);
  return rows;
}

/** @param hold until the transaction ends nobody else changes it */
export async function tagWith(
  db: Executor,
  id: number,
  reader: number | null,
  hold = false,
): Promise<OwnedTag | null> {
  const { rows } = await sql<OwnedTag>`
    select ${answered}, owner from tag where id = ${id} and ${readable('tag', reader)}
    ${hold ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

export async function tagNamed(db: Executor, name: string, owner: number | null): Promise<Tag | null> {
  const { rows } = await sql<Tag>`
    select ${answered} from tag where name = ${name} and owner is not distinct from ${owner}::bigint`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function updateTag(
  db: Executor,
  id: number,
  { name, color }: { name: string; color: Tone | null },
): Promise<void> {
  await sql`update tag set name = ${name}, color = ${color} where id = ${id}`.execute(db);
}

/** What has one tag gets the other, which belongs to the same, and the one is no more. */
export async function mergeTags(db: Executor, from: number, into: number): Promise<void> {
  await sql`
    insert into record_tag (tag, module, record, created_at, created_by, owner)
    select ${into}, module, record, created_at, created_by, owner from record_tag where tag = ${from}
    on conflict do nothing`.execute(db);
  await sql`delete from tag where id = ${from}`.execute(db);
}

/** @returns whether there was one */
export async function deleteTag(db: Executor, id: number): Promise<boolean> {
  const { rows } = await sql`delete from tag where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}
