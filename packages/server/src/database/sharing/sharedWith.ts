import type { SharedTest } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';

/** SQL that is true when the row `alias`, or the one its reference points at, is shared as the test asks. */
export function sharedWith({ with: grantees, level, through }: SharedTest, alias: string): Sql {
  const record = sql.ref(`${alias}.${through?.column ?? 'id'}`);
  const enough = level === 'write' ? sql`and s.level = 'write'` : sql``;
  return sql`exists (select from share as s
    where s.record = ${record} and s.grantee = any(${grantees}::bigint[]) ${enough}
      and (s.until is null or s.until > now()))`;
}
