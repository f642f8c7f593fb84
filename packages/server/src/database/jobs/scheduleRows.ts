import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/**
 * Takes it upon this transaction to start what was due at a moment.
 * @returns false when that moment, or a later one, is somebody else's already, and where nothing was ever due before
 */
export async function takeDue(db: Executor, name: string, due: Date): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`
    insert into schedule as s (name, due) values (${name}, ${due})
    on conflict (name) do update set due = excluded.due where s.due < excluded.due
    returning s.xmax = 0 as first`.execute(db);
  return rows[0]?.first === false;
}
