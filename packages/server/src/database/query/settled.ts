import { createQueryId, PostgresQueryCompiler, type RootOperationNode, sql } from 'kysely';
import type { Sql } from '../connection.ts';

const compiler = new PostgresQueryCompiler();

/** The same piece of SQL as one ready text, where no parameters are in it: compiled once instead of in every query. */
export function settled(piece: Sql): Sql {
  const { sql: text, parameters } = compiler.compileQuery(
    piece.toOperationNode() as RootOperationNode,
    createQueryId(),
  );
  return parameters.length === 0 ? sql.raw(text) : piece;
}
