import type { RecordingDatabase, Statement } from '../servers/recording.ts';
import { median } from './statistics.ts';

interface Explained {
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
  'Planning Time': number;
  'Execution Time': number;
}

/** What the database itself says of a case's statements. */
export interface InDatabase {
  /** Pages of 8 kB that they look at: unlike any time, the same on an idle and on a busy machine. */
  pages: number;
  /** Milliseconds that they are planned and run for, without the way there and back. */
  time: number;
}

/** Milliseconds after which a slow case is known well enough. */
const patience = 3000;

/** Asks PostgreSQL to explain statements that read, one after the other on one connection, several times. */
export async function explained(
  statements: readonly Statement[],
  { pool }: RecordingDatabase,
): Promise<InDatabase> {
  const client = await pool.connect();
  try {
    const times: number[] = [];
    let pages = 0;
    const begin = performance.now();
    for (let turn = 0; turn < 9 && (turn < 1 || performance.now() - begin < patience); turn++) {
      pages = 0;
      let time = 0;
      for (const { sql, parameters } of statements) {
        const { rows } = await client.query<{ 'QUERY PLAN': Explained[] }>(
          `explain (analyze, buffers, timing off, format json) ${sql}`,
          parameters,
        );
        const one = rows[0]?.['QUERY PLAN'][0];
        if (!one) throw new Error('PostgreSQL explained nothing');
        pages += one.Plan['Shared Hit Blocks'] + one.Plan['Shared Read Blocks'];
        time += one['Planning Time'] + one['Execution Time'];
      }
      times.push(time);
    }
    return { pages, time: median(times) };
  } finally {
    client.release();
  }
}
