import { sql } from 'kysely';
import type { Database } from '../../packages/server/src/database/connection.ts';
import { type Scale, userId } from '../data/company.ts';

/** One account in a hundred, single shares all, is shared with this person: 10,000 of a million. */
const oneIn = 100;

/** Shares every hundredth account with a salesperson, unless that was done before. */
export async function ensureShares(database: Database, scale: Scale, person: number): Promise<void> {
  const { first, count } = scale.account;
  await sql`
    insert into share (module, record, grantee, kind, level)
    select 'account', ${first}::bigint + at, ${userId(person)}, 'user', 'write'
    from generate_series(0, ${count - 1}::int, ${oneIn}::int) as at
    on conflict (record, grantee) do update set level = excluded.level`.execute(database.kysely);
  await sql`analyze share`.execute(database.kysely);
}
