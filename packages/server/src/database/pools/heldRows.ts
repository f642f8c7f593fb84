import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** To whom a record belongs, held until the transaction ends; null when there is no such living record. */
export async function holdBelonging(
  db: Executor,
  module: Module,
  id: number,
): Promise<{ owner: number | null; department: number | null; pool: number | null } | null> {
  const { rows } = await sql<{ owner: number | null; department: number | null; pool: number | null }>`
    select t.owner, t.department, t.pool from ${sql.table(module.table)} as t
    where t.id = ${id} and t.deleted_at is null for no key update`.execute(db);
  return rows[0] ?? null;
}
