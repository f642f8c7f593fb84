import type { RecordingDatabase, Statement } from '../servers/recording.ts';

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

/**
 * Pages of 8 kB that the statements look at: unlike any time, the same on an idle and on a busy machine.
 */
export async function pagesTouched(
  statements: readonly Statement[],
  { pool }: RecordingDatabase,
): Promise<number> {
  let pages = 0;
  for (const { sql, parameters } of statements) {
    const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      `explain (analyze, buffers, timing off, format json) ${sql}`,
      parameters,
    );
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (plan) pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  }
  return pages;
}
