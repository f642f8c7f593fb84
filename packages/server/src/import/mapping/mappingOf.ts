import type { Module, Registry } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { Executor } from '../../database/connection.ts';
import { rememberedMapping } from '../../database/import/mappingRows.ts';
import { guessMapping, type Mapping } from './guessMapping.ts';
import { importableFields, matchableFields } from './importableFields.ts';

/** The mapping given, else the one remembered for these columns, else a guess; always a word on every column. */
export async function mappingOf(
  db: Executor,
  registry: Registry,
  session: Session,
  module: Module,
  columns: readonly string[],
  given: Mapping | undefined,
): Promise<Mapping> {
  const fields = importableFields(session, module);
  const allowed = new Set([...fields, ...matchableFields(session, module)].map(({ name }) => name));
  const found =
    given ??
    (session.user && (await rememberedMapping(db, session.user.id, module.name, columns))) ??
    guessMapping(columns, fields, module, registry);
  return Object.fromEntries(
    columns.map((column) => {
      const field = found[column] ?? null;
      return [column, field !== null && allowed.has(field) ? field : null];
    }),
  );
}
