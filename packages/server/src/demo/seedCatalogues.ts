import { addToDay } from '@gejie/core';
import type { CompanyFacts } from '../access/session.ts';
import { startingRecords } from '../organization/startingRecords.ts';
import type { DemoDoors } from './demoDoors.ts';

/** What one unit was worth in yuan, quarter by quarter until today. */
const rates: Record<string, readonly string[]> = {
  USD: ['7.18', '7.15', '7.12', '7.10'],
  EUR: ['8.21', '8.34', '8.29', '8.31'],
  HKD: ['0.923', '0.918', '0.915', '0.912'],
};

/** Currencies with their rates, taxes and holidays, as a company has them after a year. PLT-19 */
export async function seedCatalogues(doors: DemoDoors, company: CompanyFacts, now: Date): Promise<void> {
  for (const { module, rows } of startingRecords(company.currency, 'zh-CN', now.getUTCFullYear()))
    await doors.create(null, module, rows);
  const today = now.toISOString().slice(0, 10);
  const dated = Object.entries(rates).flatMap(([currency, quarters]) =>
    quarters.map((rate, index) => ({
      currency,
      from: addToDay(today, -3 * (quarters.length - 1 - index) - 3, 'month'),
      rate,
    })),
  );
  await doors.create(null, 'exchangeRate', dated);
}
