import type { SharedTest } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';

/**
 * SQL that is true when the row `alias`, or the one its reference points at, is shared as the test asks.
 * @param most a look-up that begins with the shares takes no more of them
 */
export function sharedWith(
  { with: grantees, level, through, module, leads }: SharedTest,
  alias: string,
  most?: number,
): Sql {
  const record = sql.ref(`${alias}.${through?.column ?? 'id'}`);
  const enough = level === 'write' ? sql`and s.level = 'write'` : sql``;
  const mine = sql`s.grantee = any(${grantees}::bigint[]) ${enough} and (s.until is null or s.until > now())`;
  // As an array the shares are read first, however many the planner expects: it would else walk through all records,
  // latest first, for somebody with whom none of them is shared.
  const limit = most === undefined ? sql`` : sql`limit ${most}`;
  if (leads)
    return sql`${record} = any(array(select s.record from share as s where s.module = ${module} and ${mine} ${limit}))`;
  return sql`exists (select from share as s where s.record = ${record} and ${mine})`;
}
