import fastify from 'fastify';
import { connect } from '../../packages/server/src/database/connection.ts';
import type { Statement } from './recording.ts';

/** What a bare handler does for one question. */
export interface FloorCase {
  name: string;
  statements: Statement[];
  /** Whether they are one transaction; else they run side by side. */
  writes: boolean;
  /** An id in the parameters that is another at every turn, so that writes don't meet in one row. */
  vary?: { id: number; among: number[] | 'new' };
}

export interface FloorOrder {
  databaseUrl: string;
  cases: FloorCase[];
}

/** Ids of records that the floor creates: out of the way of all others, also of an earlier floor. */
let fresh = Date.now() * 100;

/**
 * The floor: Fastify and the driver with nothing between them, given the very statements that our doors made. What our
 * server takes longer than this is what rights, parsing, checking and answering cost. A process of its own, as the
 * server is.
 */
async function serve({ databaseUrl, cases }: FloorOrder): Promise<string> {
  const { pool } = connect(databaseUrl);
  const byName = new Map(cases.map((one) => [one.name, one]));
  let turn = 0;
  const app = fastify();
  app.get<{ Querystring: { case: string } }>('/', async (request) => {
    const found = byName.get(request.query.case) as FloorCase;
    const statements = varied(found, turn++);
    if (!found.writes) {
      const results = await Promise.all(statements.map((one) => pool.query(one.sql, one.parameters)));
      return results[0]?.rows;
    }
    const client = await pool.connect();
    try {
      await client.query('begin');
      let rows: unknown[] = [];
      for (const { sql, parameters } of statements) rows = (await client.query(sql, parameters)).rows;
      await client.query('commit');
      return rows;
    } finally {
      client.release();
    }
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

function varied({ statements, vary }: FloorCase, turn: number): Statement[] {
  if (!vary) return statements;
  const id = vary.among === 'new' ? fresh++ : (vary.among[turn % vary.among.length] ?? vary.id);
  return statements.map(({ sql, parameters }) => ({
    sql,
    parameters: parameters.map((value) => withId(value, vary.id, id)),
  }));
}

function withId(value: unknown, from: number, to: number): unknown {
  if (value === from) return to;
  if (typeof value === 'string') return value.replaceAll(`:${from}`, `:${to}`);
  return Array.isArray(value) ? value.map((one) => withId(one, from, to)) : value;
}

process.once('message', async (order: FloorOrder) => process.send?.(await serve(order)));
