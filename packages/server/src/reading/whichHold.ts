import { type Condition, everything, type Module } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { selectRecord } from '../database/query/selectRecords.ts';
import type { ReadContext } from './readContext.ts';

export interface AskedCondition {
  condition: Condition;
}

/** Conditions asked in one statement; PostgreSQL takes 1,664 columns. */
const most = 400;

/** Those of many conditions that hold of one record, asked of the database as lists ask it. */
export async function whichHold<T extends AskedCondition>(
  db: Executor,
  module: Module,
  id: number,
  asked: readonly T[],
  context: ReadContext,
): Promise<T[]> {
  const holding: T[] = [];
  for (let start = 0; start < asked.length; start += most) {
    const some = asked.slice(start, start + most);
    const named = Object.fromEntries(some.map(({ condition }, index) => [String(index), condition]));
    const row = await selectRecord(
      db,
      { module, id, condition: everything, projected: [], asked: named },
      context,
    );
    if (row) holding.push(...some.filter((_, index) => row[`$${index}`] === true));
  }
  return holding;
}
