import { Decimal } from '@gejie/core';

/** What a deal is worth, and what one unit of its currency is worth in the company's. */
export interface Amounts {
  amount: string | null;
  exchangeRate: string | null;
}

/** @returns the amount in the company's currency */
export function inBase(amount: string, exchangeRate: string): Decimal {
  return new Decimal(amount).times(exchangeRate);
}
