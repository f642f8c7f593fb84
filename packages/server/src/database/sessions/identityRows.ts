import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import type { Source } from './sessionRows.ts';

/** A user as signing in needs one. */
export interface LinkedUser {
  id: number;
  status: string;
}

/** Who is known to a source under this name of its own. Whoever is in the recycle bin is nobody. */
export async function findIdentity(
  db: Executor,
  source: Source,
  subject: string,
): Promise<LinkedUser | null> {
  const { rows } = await sql<LinkedUser>`
    update identity i set last_at = now() from "user" u
    where i.source = ${source} and i.subject = ${subject} and u.id = i."user" and u.deleted_at is null
    returning u.id, u.status`.execute(db);
  return rows[0] ?? null;
}

/** A source knows each user by one name; a link of somebody who is no more gives way. */
export async function linkIdentity(
  db: Executor,
  source: Source,
  subject: string,
  user: number,
): Promise<void> {
  await sql`delete from identity where source = ${source} and "user" = ${user}`.execute(db);
  await sql`
    insert into identity (source, subject, "user") values (${source}, ${subject}, ${user})
    on conflict (source, subject) do update set "user" = excluded."user", created_at = now(), last_at = now()`.execute(
    db,
  );
}

export async function identitiesOf(db: Executor, user: number): Promise<Source[]> {
  const { rows } = await sql<{ source: Source }>`
    select source from identity where "user" = ${user} order by source`.execute(db);
  return rows.map(({ source }) => source);
}

/** Users with this e-mail address; two of them are nobody in particular. */
export async function usersByEmail(db: Executor, email: string): Promise<LinkedUser[]> {
  const { rows } = await sql<LinkedUser>`
    select id, status from "user" where lower(email) = lower(${email}) and deleted_at is null limit 2`.execute(
    db,
  );
  return rows;
}

/** The department of this name, where there is just one. */
export async function departmentNamed(db: Executor, name: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from department where name = ${name} and deleted_at is null limit 2`.execute(db);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** What a source last told of a user, to write only what is another now. */
export async function userFacts(
  db: Executor,
  user: number,
): Promise<{
  name: string;
  email: string | null;
  phone: string | null;
  department: number | null;
  roles: number[];
}> {
  const { rows } = await sql<{
    name: string;
    email: string | null;
    phone: string | null;
    department: number | null;
    roles: number[] | null;
  }>`select name, email, phone, department, roles from "user" where id = ${user}`.execute(db);
  const found = rows[0];
  if (!found) throw new Error(`There is no user ${user}`);
  return { ...found, roles: found.roles ?? [] };
}
