import { type Filter, type Module, storedCondition } from '@gejie/core';
import { readRow } from '../database/write/writeRecords.ts';
import { companyFilters } from '../reading/companyFilters.ts';
import { whichHold } from '../reading/whichHold.ts';
import type { WriteScope } from './writeScope.ts';

/** Whether a record fulfils a filter, as the company asks it; one that can't be asked any more is not fulfilled. */
export async function fulfils(
  { db, registry, session, now, context }: WriteScope,
  module: Module,
  id: number,
  filter: Filter,
): Promise<boolean> {
  const condition = storedCondition(filter, module, registry, companyFilters(session.company, now));
  return condition !== null && (await readRow(db, module, id, condition, context)) !== null;
}

/** The same of many filters, in one statement. */
export async function fulfilsEach(
  { db, registry, session, now, context }: WriteScope,
  module: Module,
  id: number,
  filters: readonly Filter[],
): Promise<boolean[]> {
  const asked = filters.flatMap((filter, place) => {
    const condition = storedCondition(filter, module, registry, companyFilters(session.company, now));
    return condition === null ? [] : [{ condition, place }];
  });
  const holding = new Set((await whichHold(db, module, id, asked, context)).map(({ place }) => place));
  return filters.map((_, place) => holding.has(place));
}
