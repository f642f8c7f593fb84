import { currencyDigits, Decimal } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { ratesOn } from '../database/currencies/ratesOn.ts';

/** An amount in some currency on some day. */
export interface Amount {
  /** Exact decimal. */
  amount: string;
  /** ISO 4217 */
  currency: string;
  /** YYYY-MM-DD */
  day: string;
}

/**
 * What an amount is worth in the company's currency, rounded half up to what that is counted in.
 * @param own the company's currency
 * @returns null when no rate is known on that day: such an amount can't be added to others
 */
export async function inCompanyCurrency(
  db: Executor,
  own: string,
  { amount, currency, day }: Amount,
): Promise<string | null> {
  const rate = currency === own ? '1' : (await ratesOn(db, [currency], day)).get(currency);
  return rate === undefined ? null : new Decimal(amount).times(rate).toFixed(currencyDigits(own));
}
