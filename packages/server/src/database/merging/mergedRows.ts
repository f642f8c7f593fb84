import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Longer chains of merges are no work of people. */
const longestChain = 100;

export interface Merge {
  module: string;
  into: number;
  at: Date;
  by: number | null;
  job: number | null;
}

/** Notes that these records have gone up in another. */
export async function noteMerge(db: Executor, records: readonly number[], merge: Merge): Promise<void> {
  await sql`
    insert into merged_record (record, module, into_record, at, by, job)
    select record, ${merge.module}, ${merge.into}, ${merge.at}, ${merge.by}, ${merge.job}
    from unnest(${[...records]}::bigint[]) as record
    on conflict (record) do update
      set into_record = excluded.into_record, at = excluded.at, by = excluded.by, job = excluded.job`.execute(
    db,
  );
}

/** Records that stand by themselves again. */
export async function forgetMerges(db: Executor, records: readonly number[]): Promise<void> {
  await sql`delete from merged_record where record = any(${[...records]}::bigint[])`.execute(db);
}

/** The record that one of a module has gone up in, along all merges since; null when it stands by itself. */
export async function survivorOf(db: Executor, module: string, record: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with recursive chain(id, depth) as (
      select into_record, 1 from merged_record where record = ${record} and module = ${module}
      union all
      select m.into_record, chain.depth + 1 from chain join merged_record m on m.record = chain.id
      where chain.depth < ${longestChain}
    ) select id from chain order by depth desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** All records that have gone up in one, by one merge or several. */
export async function mergedInto(db: Executor, record: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive gone(id, depth) as (
      select record, 1 from merged_record where into_record = ${record}
      union all
      select m.record, gone.depth + 1 from gone join merged_record m on m.into_record = gone.id
      where gone.depth < ${longestChain}
    ) select distinct id from gone`.execute(db);
  return rows.map(({ id }) => id);
}
