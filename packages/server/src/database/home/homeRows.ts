import type { HomeWidget, ViewSharing } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';

/** Whose home pages are meant: a person's, or those given to a role. */
export type HomeHolder = { user: number } | { role: number };

export interface HomeRow {
  id: number;
  version: number;
}

export interface HomePageContent {
  /** Null: a new one. */
  id: number | null;
  name: string;
  widgets: HomeWidget[];
  shared: ViewSharing;
  departments: number[];
  users: number[];
}

export interface HomePageRow extends Omit<HomePageContent, 'id'> {
  id: number;
  owner: number | null;
  ownerName: string | null;
  departmentNames: Record<string, string>;
  userNames: Record<string, string>;
}

const columns = sql`p.id, p.name, p.widgets, p.shared, p.departments, p.users, h."user" as owner,
  (select u.name from "user" u where u.id = h."user") as "ownerName",
  (select coalesce(jsonb_object_agg(d.id, d.name), '{}') from department d where d.id = any(p.departments))
    as "departmentNames",
  (select coalesce(jsonb_object_agg(u.id, u.name), '{}') from "user" u where u.id = any(p.users)) as "userNames"`;

function holderIs(holder: HomeHolder): Sql {
  return 'user' in holder ? sql`"user" = ${holder.user}` : sql`role = ${holder.role}`;
}

/** @param hold until the transaction ends nobody else changes it */
export async function homeOf(db: Executor, holder: HomeHolder, hold = false): Promise<HomeRow | null> {
  const { rows } = await sql<HomeRow>`
    select id, version from home where ${holderIs(holder)} ${hold ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** The first of these roles, in the order given, that has pages. */
export async function firstHomeOfRoles(
  db: Executor,
  roles: readonly number[],
): Promise<(HomeRow & { role: number }) | null> {
  const { rows } = await sql<HomeRow & { role: number }>`
    select id, version, role from home where role = any(${[...roles]}::bigint[])
    order by array_position(${[...roles]}::bigint[], role) limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Makes the home there is to change; two at once make one. */
export async function holdHome(db: Executor, holder: HomeHolder): Promise<HomeRow & { isNew: boolean }> {
  const [column, id] = 'user' in holder ? (['user', holder.user] as const) : (['role', holder.role] as const);
  const { rows } = await sql<HomeRow & { isNew: boolean }>`
    insert into home (${sql.ref(column)}) values (${id})
    on conflict (${sql.ref(column)}) do update set updated_at = home.updated_at
    returning id, version, xmax = 0 as "isNew"`.execute(db);
  return rows[0] as HomeRow & { isNew: boolean };
}

export async function pagesOf(db: Executor, home: number): Promise<HomePageRow[]> {
  const { rows } = await sql<HomePageRow>`
    select ${columns} from home_page p join home h on h.id = p.home
    where p.home = ${home} order by p.position, p.id`.execute(db);
  return rows;
}

/** Pages that others share with this person: by name, with a department of theirs or one above it, with everybody. */
export async function pagesSharedWith(
  db: Executor,
  user: number,
  departments: readonly number[],
  most: number,
): Promise<HomePageRow[]> {
  const { rows } = await sql<HomePageRow>`
    select ${columns} from home_page p join home h on h.id = p.home
    where p.shared <> 'private' and h."user" <> ${user}
      and (p.shared = 'all' or ${user} = any(p.users) or p.departments && ${[...departments]}::bigint[])
      and exists (select from "user" u where u.id = h."user" and u.deleted_at is null)
    order by p.id limit ${most}`.execute(db);
  return rows;
}

/** Puts these pages in the place of those there are; pages named by their id stay what they are to others. */
export async function replacePages(
  db: Executor,
  home: number,
  pages: readonly HomePageContent[],
): Promise<void> {
  const kept = pages.flatMap(({ id }) => id ?? []);
  await sql`delete from home_page where home = ${home} and not id = any(${kept}::bigint[])`.execute(db);
  for (const [position, page] of pages.entries()) {
    const { id, name, widgets, shared, departments, users } = page;
    const content = sql`${position}, ${name}, ${JSON.stringify(widgets)}::jsonb, ${shared},
      ${departments}::bigint[], ${users}::bigint[]`;
    if (id === null)
      await sql`
        insert into home_page (home, position, name, widgets, shared, departments, users)
        values (${home}, ${content})`.execute(db);
    else
      await sql`
        update home_page set (position, name, widgets, shared, departments, users) = (${content})
        where id = ${id} and home = ${home}`.execute(db);
  }
  await sql`update home set version = version + 1, updated_at = now() where id = ${home}`.execute(db);
}

/** @returns whether there was one */
export async function deleteHome(db: Executor, holder: HomeHolder): Promise<boolean> {
  const { rows } = await sql`delete from home where ${holderIs(holder)} returning id`.execute(db);
  return rows.length > 0;
}

/** Those of the ids that are no living department, and no living user. */
export async function unknownReaders(
  db: Executor,
  departments: readonly number[],
  users: readonly number[],
): Promise<{ departments: number[]; users: number[] }> {
  const { rows } = await sql<{ departments: number[]; users: number[] }>`
    select array(select id from unnest(${[...departments]}::bigint[]) as id
        where not exists (select from department d where d.id = id.id and d.deleted_at is null)) as departments,
      array(select id from unnest(${[...users]}::bigint[]) as id
        where not exists (select from "user" u where u.id = id.id and u.deleted_at is null)) as users`.execute(
    db,
  );
  return rows[0] ?? { departments: [], users: [] };
}

export async function roleNamed(db: Executor, role: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from role where id = ${role} and deleted_at is null`.execute(db);
  return rows[0]?.name ?? null;
}
