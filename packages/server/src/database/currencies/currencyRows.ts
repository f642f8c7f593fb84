import type { KnownCurrency } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** The currencies the company deals in or has dealt in, by code. */
export async function currencyRows(db: Executor): Promise<KnownCurrency[]> {
  const { rows } = await sql<KnownCurrency>`
    select code, symbol, decimals, coalesce(active, false) as active from currency
    where deleted_at is null and code is not null order by code`.execute(db);
  return rows;
}
