import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A person's place in something that belongs to the company: head of a department, administrator of a pool. */
export interface Place {
  /** Name of the module. */
  module: string;
  field: string;
  record: number;
  /** All who have the place, in their order. */
  holders: number[];
}

/** The fields of what belongs to nobody that name a person. */
export function placesIn({ ownership, keptBy, fields }: Module): ModuleField[] {
  if (ownership === 'record' || keptBy === 'system') return [];
  return [...fields.values()].filter(
    ({ kernel, readOnly, targets, type }) =>
      !kernel && !readOnly && type.refersTo !== undefined && targets?.length === 1 && targets[0] === 'user',
  );
}

/** The places that somebody has in the company. */
export async function placesHeld(db: Executor, modules: readonly Module[], user: number): Promise<Place[]> {
  const asked = modules.flatMap((module) => placesIn(module).map((field) => ({ module, field })));
  if (asked.length === 0) return [];
  const parts = asked.map(({ module, field: { name, column, type } }) => {
    const value = sql.ref(column);
    const several = type.refersTo === 'many';
    return sql`select ${module.name}::text as module, ${name}::text as field, id as record,
        ${several ? value : sql`array[${value}]`} as holders
      from ${sql.table(module.table)}
      where deleted_at is null and ${several ? sql`${user} = any(${value})` : sql`${value} = ${user}`}`;
  });
  const { rows } = await sql<Place>`
    select module, field, record, holders from (${sql.join(parts, sql` union all `)}) p
    order by module, record, field`.execute(db);
  return rows;
}
