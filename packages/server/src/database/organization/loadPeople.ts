import type { RightsTable } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A user as the access rules need one, with all that departments, roles and shares say of the user. */
export interface Person {
  id: number;
  name: string;
  username: string;
  email: string | null;
  department: number | null;
  departmentName: string | null;
  status: string;
  language: string | null;
  timeZone: string | null;
  theme: string | null;
  dateFormat: string | null;
  numberFormat: string | null;
  roles: { id: number; name: string; rights: RightsTable | null; functions: string[] | null }[];
  /** Own department, those headed or deputised for, and all below. */
  departments: number[];
  /** The departments headed or deputised for, and all below. */
  headed: number[];
  /** Own department and all above. */
  above: number[];
  /** Users of the own department. */
  colleagues: number[];
  /** Those who report to the user, and to them, all the way down. */
  reports: number[];
  /** Users of `headed`. */
  led: number[];
  /** Users of `departments`, and `reports`. */
  team: number[];
  /** Whether anything is shared with the user or one of `above`. */
  sharedWith: boolean;
}

/**
 * One statement, whatever the size of the company and however many are asked about. Departments or managers that form a
 * circle do not trouble it (`union` drops what was seen). People who have left stay in their team: their records are
 * still there.
 */
export async function loadPeople(db: Executor, ids: readonly number[]): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select me.id, me.name, me.username, me.email, me.department, me.status, me.language,
      me.time_zone as "timeZone", me.theme, me.date_format as "dateFormat", me.number_format as "numberFormat",
      (select d.name from department d where d.id = me.department) as "departmentName",
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', r.id, 'name', r.name, 'rights', r.rights, 'functions', r.functions) order by r.id), '[]')
        from role r where r.id = any(me.roles) and r.deleted_at is null) as roles,
      tree.below as departments, tree.headed, tree.above, tree.reports,
      array(select u.id from "user" u where u.department = me.department or u.id = me.id) as colleagues,
      array(select u.id from "user" u where u.department = any(tree.headed)) as led,
      array(select u.id from "user" u
        where u.department = any(tree.below) or u.id = any(tree.reports) or u.id = me.id) as team,
      exists (select from share s where s.grantee = any(me.id || tree.above)) as "sharedWith"
    from "user" me cross join lateral (
      with recursive mine as (
        select d.id, d.head = me.id or me.id = any(d.deputies) as headed from department d
        where (d.id = me.department or d.head = me.id or me.id = any(d.deputies)) and d.deleted_at is null
      ), below as (
        select id, coalesce(headed, false) as headed from mine
        union
        select d.id, b.headed from department d join below b on d.parent = b.id where d.deleted_at is null
      ), above as (
        select d.id, d.parent from department d where d.id = me.department and d.deleted_at is null
        union
        select d.id, d.parent from department d join above a on d.id = a.parent where d.deleted_at is null
      ), reports as (
        select u.id from "user" u where u.manager = me.id and u.deleted_at is null
        union
        select u.id from "user" u join reports r on u.manager = r.id where u.deleted_at is null
      )
      select array(select distinct id from below) as below,
        array(select distinct id from below where headed) as headed,
        array(select id from above) as above,
        array(select id from reports where id <> me.id) as reports
    ) as tree
    where me.id = any(${ids}::bigint[]) and me.deleted_at is null`.execute(db);
  return rows;
}

/** Users who can sign in. */
export async function activeUsers(db: Executor): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from "user" where status = 'active' and deleted_at is null order by id`.execute(db);
  return rows.map(({ id }) => id);
}
