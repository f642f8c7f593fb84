import type { Filter, ShareLevel } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface SharingRuleRow {
  id: number;
  name: string;
  /** Path of the module. */
  module: string;
  condition: Filter | null;
  level: ShareLevel;
  users: number[];
  departments: number[];
  roles: number[];
}

/** The rules by which records are shared of themselves. */
export async function activeSharingRules(db: Executor): Promise<SharingRuleRow[]> {
  const { rows } = await sql<SharingRuleRow>`
    select id, name, module, condition, level, coalesce(users, '{}') as users,
      coalesce(departments, '{}') as departments, coalesce(roles, '{}') as roles
    from sharing_rule where active and deleted_at is null order by id`.execute(db);
  return rows;
}
