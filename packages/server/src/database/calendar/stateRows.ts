import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A person's calendar as a program was told of it: states of objects by their names. */
export interface CalendarState {
  user: number;
  module: string;
  /** Of the whole. */
  state: string;
  objects: Readonly<Record<string, string>>;
}

/** Of a calendar that many states are remembered: about as many as a person has programs that ask at different times. */
const mostKept = 20;

/** Remembers what a program is told, and forgets what was told longest ago. */
export async function keepCalendarState(
  db: Executor,
  { user, module, state, objects }: CalendarState,
): Promise<void> {
  await sql`
    insert into calendar_state ("user", module, state, objects)
    values (${user}, ${module}, ${state}, ${JSON.stringify(objects)}::jsonb)
    on conflict ("user", module, state) do update set told_at = clock_timestamp()`.execute(db);
  await sql`
    delete from calendar_state where "user" = ${user} and module = ${module} and state not in (
      select state from calendar_state where "user" = ${user} and module = ${module}
      order by told_at desc limit ${mostKept})`.execute(db);
}

/** Null for what was never told, or too long ago. */
export async function calendarStateOf(
  db: Executor,
  { user, module, state }: Omit<CalendarState, 'objects'>,
): Promise<CalendarState['objects'] | null> {
  const { rows } = await sql<{ objects: Record<string, string> }>`
    select objects from calendar_state
    where "user" = ${user} and module = ${module} and state = ${state}`.execute(db);
  return rows[0]?.objects ?? null;
}
