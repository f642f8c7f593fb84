import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is measured, as the environment says. */
export interface Settings {
  /** Accounts in the large database; everything else follows from it. */
  rows: number;
  /** And in the small one it is compared with. */
  smallRows: number;
  dataDirectory: string;
  /** Times each case is asked, of server and floor. */
  rounds: number;
  /** Seconds of each load test. */
  seconds: number;
  /** Of the part `stock`. */
  products: number;
  movements: number;
  /** Of the part `log`. */
  entries: number;
  /** Names of parts to run; all when there are none. */
  parts: string[];
}

export function settingsFrom(environment: NodeJS.ProcessEnv, parts: readonly string[]): Settings {
  const whole = (name: string, usual: number) => {
    const number = Number(environment[name]?.trim() || usual);
    if (!Number.isInteger(number) || number < 1) throw new Error(`${name} must be a whole number above 0`);
    return number;
  };
  return {
    rows: whole('BENCH_ROWS', 1_000_000),
    smallRows: whole('BENCH_SMALL_ROWS', 10_000),
    dataDirectory: environment.BENCH_DATA_DIR?.trim() || join(tmpdir(), 'gejie-bench'),
    rounds: whole('BENCH_ROUNDS', 60),
    seconds: whole('BENCH_SECONDS', 8),
    products: whole('BENCH_PRODUCTS', 200_000),
    movements: whole('BENCH_MOVEMENTS', 10_000_000),
    entries: whole('BENCH_ENTRIES', 1_000_000),
    parts: [...parts],
  };
}
