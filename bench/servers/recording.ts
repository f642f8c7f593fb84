import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../../packages/server/src/database/connection.ts';

/** A statement with its parameters, as the driver got them. */
export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** A second face of a database that notes every statement that goes through it. */
export class RecordingDatabase implements Database {
  readonly pool: Database['pool'];
  readonly kysely: Kysely<unknown>;
  private heard: Statement[] = [];

  constructor({ pool }: Database) {
    this.pool = pool;
    this.kysely = new Kysely<unknown>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => this.note(query),
    });
  }

  transaction<T>(run: (tx: Kysely<unknown>) => Promise<T>): Promise<T> {
    return this.kysely.transaction().execute(run);
  }

  /** The pool belongs to the database behind. */
  async close(): Promise<void> {}

  /** Runs something and tells what it asked of the database. */
  async statementsOf(run: () => Promise<unknown>): Promise<Statement[]> {
    const heard: Statement[] = [];
    this.heard = heard;
    await run();
    this.heard = [];
    return heard;
  }

  private note({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): void {
    if (!/^(begin|commit|rollback|savepoint|release)/i.test(sql))
      this.heard.push({ sql, parameters: [...parameters] });
  }
}
