import type { Case } from '../cases/case.ts';
import type { FloorCase } from '../servers/floor.ts';
import type { RecordingDatabase } from '../servers/recording.ts';
import { explained } from './explained.ts';
import type { HttpClient } from './http.ts';
import { interleaved, type Timing } from './interleaved.ts';
import { median } from './statistics.ts';

export interface Compared {
  name: string;
  ours: Timing;
  floor: Timing;
  ratio: number;
  /** Records in our answer; not a number where it is none. */
  rows: number;
  /** Milliseconds of the statements alone, one after the other, on an open connection; not a number for writes. */
  database: number;
  /** Milliseconds that PostgreSQL plans and runs them for, without the way there and back; not a number for writes. */
  planned: number;
  /** Pages the statements look at; not a number for writes. */
  pages: number;
  statements: number;
}

/** Hears what SQL each case makes, for the floor to run the same. */
export async function floorCases(cases: readonly Case[], recording: RecordingDatabase): Promise<FloorCase[]> {
  const floor: FloorCase[] = [];
  for (const { name, ask, writes } of cases) {
    // What is asked only once in a process's life, such as samples for the planner's sake, is no part of the case.
    await ask();
    let answer: unknown;
    const statements = await recording.statementsOf(async () => {
      answer = await ask();
    });
    const vary = writes && { ...writes, id: writes.id || (answer as { id: number }).id };
    floor.push({ name, statements, writes: writes !== undefined, vary });
  }
  return floor;
}

/** Measures a case on the server and on the floor by turns. */
export async function compare(
  one: Case,
  floorCase: FloorCase,
  clients: { ours: HttpClient; floor: HttpClient },
  recording: RecordingDatabase,
  rounds: number,
): Promise<Compared> {
  const path = `/?case=${encodeURIComponent(one.name)}`;
  const { ours, floor } = await interleaved(
    { client: clients.ours, call: (round) => one.call(round) },
    { client: clients.floor, call: () => ({ method: 'GET', path }) },
    rounds,
  );
  const inDatabase = one.writes
    ? { time: Number.NaN, pages: Number.NaN }
    : await explained(floorCase.statements, recording);
  return {
    name: one.name,
    ours,
    floor,
    ratio: ours.median / floor.median,
    rows: one.writes ? Number.NaN : await rowsIn(one, clients.ours),
    database: one.writes ? Number.NaN : await databaseTime(floorCase, recording),
    planned: inDatabase.time,
    pages: inDatabase.pages,
    statements: floorCase.statements.length,
  };
}

async function rowsIn(one: Case, client: HttpClient): Promise<number> {
  const answer: unknown = JSON.parse((await client.expect(one.call(0))).text);
  if (Array.isArray(answer)) return answer.length;
  const { records, groups } = answer as { records?: unknown[]; groups?: { records: unknown[] }[] };
  if (groups) return groups.reduce((sum, group) => sum + group.records.length, 0);
  return records?.length ?? 1;
}

/** Milliseconds after which a slow case is known well enough. */
const patience = 5000;

async function databaseTime({ statements }: FloorCase, { pool }: RecordingDatabase): Promise<number> {
  const client = await pool.connect();
  try {
    const times: number[] = [];
    const begin = performance.now();
    for (let turn = 0; turn < 12 && (turn < 3 || performance.now() - begin < patience); turn++) {
      const start = performance.now();
      for (const { sql, parameters } of statements) await client.query(sql, parameters);
      if (turn > 1) times.push(performance.now() - start);
    }
    return median(times);
  } finally {
    client.release();
  }
}
