import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Every day that is not what its weekday says, YYYY-MM-DD; of two entries for a day the one made last holds. */
export async function exceptionalDays(db: Executor): Promise<Map<string, 'off' | 'work'>> {
  const { rows } = await sql<{ day: string; kind: 'off' | 'work' }>`
    select to_char(d.day, 'YYYY-MM-DD') as day, h.kind
    from holiday h cross join lateral generate_series(h."from"::timestamp, coalesce(h.until, h."from")::timestamp, '1 day') as d(day)
    where h.deleted_at is null and h."from" is not null order by h.id`.execute(db);
  return new Map(rows.map(({ day, kind }) => [day, kind]));
}
