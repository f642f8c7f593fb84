import { Kysely, PostgresDialect, type RawBuilder } from 'kysely';
import pg from 'pg';
import { instantOf } from './instant.ts';
import { PlanKeepingClient } from './keptPlans.ts';

/** Any place SQL runs: the pool or one transaction. */
export type Executor = Kysely<unknown>;

/** A piece of SQL with its parameters. */
export type Sql = RawBuilder<unknown>;

/** The database of one company. */
export interface Database {
  readonly pool: pg.Pool;
  readonly kysely: Executor;
  /** Runs everything in one transaction: committed when `run` ends, undone when it throws. */
  transaction<T>(run: (tx: Executor) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const { builtins } = pg.types;

/** The type number of bigint[] in pg_type; the driver's list has only single values. */
const bigintArray = 1016;

/** Values as the API writes them: ids are numbers, decimals stay text, days are YYYY-MM-DD, instants ISO 8601 in UTC. */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: Number,
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMPTZ]: instantOf,
  [bigintArray]: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)),
};

/** What makes a value of the text of a type, by the type's number in pg_type. */
export function parserOf(oid: number): (text: string) => unknown {
  return parsers[oid] ?? pg.types.getTypeParser(oid, 'text');
}

const types = {
  getTypeParser: (oid: number, format?: string) =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

const sessionSettings = {
  TimeZone: 'UTC',
  statement_timeout: 120_000,
  idle_in_transaction_session_timeout: 120_000,
  // The cores are for many short requests side by side. Parallel workers made pages of 51 rows up to four times slower on
  // two busy cores, and the planner prefers them to indexes that it would else use.
  max_parallel_workers_per_gather: 0,
  // A company's records are mostly at hand in memory. Priced as if on a disk, a walk through a sorted index looked
  // cheaper than sorting the 1,000 records of one person: 58 ms instead of 8.
  seq_page_cost: 0.2,
  random_page_cost: 0.25,
};

/**
 * @param url `postgres://…`
 * @param connections most connections at a time
 */
export function connect(url: string, connections = 16): Database {
  const pool = new pg.Pool({
    Client: PlanKeepingClient,
    connectionString: url,
    max: connections,
    types,
    options: Object.entries(sessionSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same while it is lent out, between two statements of a transaction: the next statement says that it broke.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    kysely,
    transaction: (run) => kysely.transaction().execute(run),
    close: () => kysely.destroy(),
  };
}
