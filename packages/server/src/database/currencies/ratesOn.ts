import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/**
 * What one unit of each currency is worth in the company's on a day: the latest rate that is valid by then.
 * @param day YYYY-MM-DD
 * @returns exact decimals by code; currencies without a rate are left out
 */
export async function ratesOn(
  db: Executor,
  currencies: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ currency: string; rate: string }>`
    select distinct on (currency) currency, rate::text as rate from exchange_rate
    where currency = any(${currencies}::text[]) and "from" <= ${day}::date and deleted_at is null
    order by currency, "from" desc, id desc`.execute(db);
  return new Map(rows.map(({ currency, rate }) => [currency, rate]));
}
