import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** How a calendar program calls what it made: the last part of its address, and its UID (RFC 5545, 3.8.4.7). */
export interface CalendarName {
  name: string;
  uid: string;
}

export async function insertCalendarName(
  db: Executor,
  module: string,
  record: number,
  { name, uid }: CalendarName,
): Promise<void> {
  await sql`insert into calendar_name (record, module, name, uid)
    values (${record}, ${module}, ${name}, ${uid})`.execute(db);
}

/** Those of records that have one. */
export async function calendarNamesOf(
  db: Executor,
  records: readonly number[],
): Promise<Map<number, CalendarName>> {
  const { rows } = await sql<CalendarName & { record: number }>`
    select record, name, uid from calendar_name where record = any(${[...records]}::bigint[])`.execute(db);
  return new Map(rows.map(({ record, ...name }) => [record, name]));
}

/** The records called so by whichever program, whoever may see them. */
export async function recordsCalled(
  db: Executor,
  module: string,
  by: 'name' | 'uid',
  names: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ record: number }>`
    select record from calendar_name where module = ${module} and ${sql.id(by)} = any(${[...names]}::text[])`.execute(
    db,
  );
  return rows.map(({ record }) => record);
}
