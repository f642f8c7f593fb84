import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface Tag {
  id: number;
  name: string;
}

/** The tag of this name, made when it is new. */
export async function ensureTag(db: Executor, name: string): Promise<Tag> {
  // The update that changes nothing makes the row come back when the tag is there already.
  const { rows } = await sql<Tag>`
    insert into tag (name) values (${name})
    on conflict (name) do update set name = excluded.name
    returning id, name`.execute(db);
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
    select t.id, t.name from record_tag r join tag t on t.id = r.tag
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
