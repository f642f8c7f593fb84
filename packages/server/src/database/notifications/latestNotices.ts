import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

interface Kept {
  /** Of each person, the last ones. */
  kept: number;
  /** The last of those. */
  unread: number;
  now: Date;
}

/** Leaves each person the last notices, some hours apart up to `now`, all but the very last read. */
export async function keepLatestNotices(db: Executor, { kept, unread, now }: Kept): Promise<void> {
  await sql`
    with placed as (
      select id, row_number() over (partition by "user" order by id desc) as place from notice
    ), gone as (
      delete from notice n using placed p where p.id = n.id and p.place > ${kept}
    )
    update notice n set
      at = ${now}::timestamptz - p.place * p.place * interval '40 minutes',
      read_at = case when p.place > ${unread} then ${now}::timestamptz end
    from placed p where p.id = n.id and p.place <= ${kept}`.execute(db);
}
