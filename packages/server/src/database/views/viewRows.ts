import type { Filter, RowHeight, ViewMode, ViewSharing } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** What a saved view says, as it is kept; nothing in it is cut to a reader yet. */
export interface ViewContent {
  name: string;
  where: Filter;
  /** Null: in the module's usual order. */
  sort: string | null;
  columns: string[];
  widths: Record<string, number>;
  rowHeight: RowHeight;
  mode: ViewMode;
  shared: ViewSharing;
  departments: number[];
  roles: number[];
  /** The list of those it is shared with opens with it. */
  opens: boolean;
}

export interface ViewRow extends ViewContent {
  id: number;
  owner: number;
  ownerName: string | null;
  departmentNames: Record<string, string>;
  roleNames: Record<string, string>;
  createdAt: string;
  updatedAt: string;
}

const columns = sql`v.id, v.name, v.owner, v."where", v.sort, v.columns, v.widths, v.row_height as "rowHeight", v.mode,
  v.shared, v.departments, v.roles, v.opens,
  v.created_at as "createdAt", v.updated_at as "updatedAt",
  (select u.name from "user" u where u.id = v.owner) as "ownerName",
  (select coalesce(jsonb_object_agg(d.id, d.name), '{}') from department d where d.id = any(v.departments))
    as "departmentNames",
  (select coalesce(jsonb_object_agg(r.id, r.name), '{}') from role r where r.id = any(v.roles)) as "roleNames"`;

/** A view as one person sees it. */
export interface SeenViewRow extends ViewRow {
  /** It is shared with this person; false: merely their own. */
  reached: boolean;
}

/** The person's own views and those shared with everybody, a role of theirs, their department or one above it. */
export async function viewsFor(
  db: Executor,
  module: string,
  user: number,
  only: number | null = null,
): Promise<SeenViewRow[]> {
  const { rows } = await sql<SeenViewRow>`
    with recursive me as (
      select department, roles from "user" where id = ${user}
    ), above as (
      select d.id, d.parent from department d join me on d.id = me.department
      union
      select d.id, d.parent from department d join above a on d.id = a.parent
    )
    select ${columns}, audience.reached from saved_view v
    cross join lateral (
      select v.shared = 'all' or (v.shared = 'some' and (
        exists (select from above where above.id = any(v.departments)) or
        exists (select from me where me.roles && v.roles))) as reached
    ) audience
    where v.module = ${module} and (${only}::bigint is null or v.id = ${only})
      and (v.owner = ${user} or audience.reached)
    order by v.owner = ${user} desc, v.id`.execute(db);
  return rows;
}

/** A view whoever it is for; locked until the transaction ends. */
export async function holdView(db: Executor, module: string, id: number): Promise<ViewRow | null> {
  const { rows } = await sql<ViewRow>`
    select ${columns} from saved_view v where v.module = ${module} and v.id = ${id} for update of v`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** @returns its id; null when the owner has `most` views of this module already */
export async function insertView(
  db: Executor,
  module: string,
  owner: number,
  view: ViewContent,
  most: number,
): Promise<number | null> {
  // Two at once by the same person are counted one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('saved_view ' || ${module}, ${owner}))`.execute(db);
  const { rows } = await sql<{ id: number }>`
    insert into saved_view
      (module, owner, name, "where", sort, columns, widths, row_height, mode, shared, departments, roles, opens)
    select ${module}, ${owner}, ${view.name}, ${JSON.stringify(view.where)}::jsonb, ${view.sort},
      ${view.columns}::text[], ${JSON.stringify(view.widths)}::jsonb, ${view.rowHeight}, ${view.mode}, ${view.shared},
      ${view.departments}::bigint[], ${view.roles}::bigint[], ${view.opens}
    where (select count(*) from saved_view where module = ${module} and owner = ${owner}) < ${most}
    returning id`.execute(db);
  return rows[0]?.id ?? null;
}

export async function updateView(db: Executor, id: number, view: ViewContent): Promise<void> {
  await sql`
    update saved_view set name = ${view.name}, "where" = ${JSON.stringify(view.where)}::jsonb, sort = ${view.sort},
      columns = ${view.columns}::text[], widths = ${JSON.stringify(view.widths)}::jsonb,
      row_height = ${view.rowHeight}, mode = ${view.mode}, shared = ${view.shared},
      departments = ${view.departments}::bigint[], roles = ${view.roles}::bigint[], opens = ${view.opens},
      updated_at = now()
    where id = ${id}`.execute(db);
}

/** Also for those who opened their list with it, or had it look otherwise. */
export async function deleteView(db: Executor, module: string, id: number): Promise<void> {
  await sql`delete from saved_view where id = ${id}`.execute(db);
  await sql`delete from default_view where module = ${module} and view = ${String(id)}`.execute(db);
  await sql`delete from list_look where module = ${module} and view = ${String(id)}`.execute(db);
}

export async function defaultViewOf(db: Executor, module: string, user: number): Promise<string | null> {
  const { rows } = await sql<{ view: string }>`
    select view from default_view where "user" = ${user} and module = ${module}`.execute(db);
  return rows[0]?.view ?? null;
}

/** @param view null: as the module says */
export async function setDefaultView(
  db: Executor,
  module: string,
  user: number,
  view: string | null,
): Promise<void> {
  if (view === null) {
    await sql`delete from default_view where "user" = ${user} and module = ${module}`.execute(db);
    return;
  }
  await sql`
    insert into default_view ("user", module, view) values (${user}, ${module}, ${view})
    on conflict ("user", module) do update set view = excluded.view`.execute(db);
}

/** Those of the ids that are no living department, and no living role. */
export async function unknownAudience(
  db: Executor,
  departments: readonly number[],
  roles: readonly number[],
): Promise<{ departments: number[]; roles: number[] }> {
  const { rows } = await sql<{ departments: number[]; roles: number[] }>`
    select array(select id from unnest(${[...departments]}::bigint[]) as id
        where not exists (select from department d where d.id = id.id and d.deleted_at is null)) as departments,
      array(select id from unnest(${[...roles]}::bigint[]) as id
        where not exists (select from role r where r.id = id.id and r.deleted_at is null)) as roles`.execute(
    db,
  );
  return rows[0] ?? { departments: [], roles: [] };
}
