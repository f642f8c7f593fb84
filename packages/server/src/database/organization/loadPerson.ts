import type { RightsTable } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A user as the access rules need one, with all that departments and roles say of the user. */
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
  roles: { rights: RightsTable | null; functions: string[] | null }[];
  /** Own department, those headed or deputised for, and all below. */
  departments: number[];
  /** Users of the own department. */
  colleagues: number[];
  /** Users of `departments`. */
  team: number[];
}

/**
 * One statement, whatever the size of the company. Departments that form a circle do not trouble it (`union` drops what
 * was seen). People who have left stay in their team: their records are still there.
 */
export async function loadPerson(db: Executor, id: number): Promise<Person | null> {
  const { rows } = await sql<Person>`
    with recursive me as (
      select * from "user" where id = ${id} and deleted_at is null
    ), below as (
      select d.id from department d, me
      where (d.id = me.department or d.head = me.id or me.id = any(d.deputies)) and d.deleted_at is null
      union
      select d.id from department d join below b on d.parent = b.id where d.deleted_at is null
    )
    select me.id, me.name, me.username, me.email, me.department, me.status, me.language,
      me.time_zone as "timeZone", me.theme,
      (select d.name from department d where d.id = me.department) as "departmentName",
      (select coalesce(jsonb_agg(jsonb_build_object('rights', r.rights, 'functions', r.functions)), '[]')
        from role r where r.id = any(me.roles) and r.deleted_at is null) as roles,
      array(select id from below) as departments,
      array(select u.id from "user" u where u.department = me.department or u.id = me.id) as colleagues,
      array(select u.id from "user" u where u.department in (select id from below) or u.id = me.id) as team
    from me`.execute(db);
  return rows[0] ?? null;
}

/** For signing in: whose name it is, in whatever case it was typed. */
export async function findCredentials(
  db: Executor,
  username: string,
): Promise<{ id: number; seal: string | null; status: string } | null> {
  const { rows } = await sql<{ id: number; seal: string | null; status: string }>`
    select id, password as seal, status from "user"
    where lower(username) = lower(${username}) and deleted_at is null`.execute(db);
  return rows[0] ?? null;
}

export async function anyUser(db: Executor): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from "user") as there`.execute(db);
  return rows[0]?.there ?? false;
}
