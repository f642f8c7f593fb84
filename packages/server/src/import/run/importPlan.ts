import type { ImportOptions, Module, ModuleField, Registry } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { Executor } from '../../database/connection.ts';
import { ProblemError } from '../../problem.ts';
import { type ReadContext, readContext } from '../../reading/readContext.ts';
import type { Mapping } from '../mapping/guessMapping.ts';
import { importableFields } from '../mapping/importableFields.ts';
import { mappingOf } from '../mapping/mappingOf.ts';
import type { MappedColumn } from '../rows/readRow.ts';
import type { Sheet } from '../sheet/sheet.ts';

/** How the columns of a file become records. */
export interface ImportPlan {
  module: Module;
  mapping: Mapping;
  mapped: MappedColumn[];
  /** Names of the fields that are written; a record's number is only compared. */
  written: ReadonlySet<string>;
  duplicates: 'skip' | 'update' | 'create';
  match: ModuleField[];
  /** Who imports, and how they write values. */
  reader: ReadContext;
}

export async function importPlan(
  db: Executor,
  registry: Registry,
  session: Session,
  module: Module,
  sheet: Sheet,
  options: ImportOptions,
): Promise<ImportPlan> {
  const mapping = await mappingOf(db, registry, session, module, sheet.columns, options.mapping);
  const mapped = sheet.columns.flatMap((column, index): MappedColumn[] => {
    const field = mapping[column] ? module.fields.get(mapping[column]) : undefined;
    return field ? [{ column, index, field }] : [];
  });
  const names = new Set(mapped.map(({ field }) => field.name));
  const wished = options.match ?? recognisedBy(module, names);
  const match = wished.flatMap((name) => (names.has(name) ? [module.fields.get(name) as ModuleField] : []));
  return {
    module,
    mapping,
    mapped,
    written: new Set(importableFields(session, module).map(({ name }) => name)),
    duplicates: options.duplicates ?? (module.definition.filledInBy ? 'update' : 'skip'),
    match,
    reader: readContext(session, registry, new Date()),
  };
}

/** Unless told otherwise, a record of the same name is the same; of a list that was filled in, the line that is named. */
function recognisedBy({ definition: { filledInBy }, title }: Module, mapped: ReadonlySet<string>): string[] {
  if (filledInBy && mapped.has('number')) return ['number'];
  return (filledInBy ?? [title]).filter((name) => mapped.has(name));
}

/** @throws ProblemError malformed when nothing would be imported, or rows cannot be compared as wished */
export function requireUsable(plan: ImportPlan, { match = [] }: ImportOptions): void {
  if (plan.mapped.every(({ field }) => !plan.written.has(field.name)))
    throw new ProblemError('malformed', {
      zh: '没有任何一列对应到字段',
      en: 'No column stands for a field',
    });
  const missing = match.find((name) => !plan.mapped.some(({ field }) => field.name === name));
  const field = missing === undefined ? undefined : plan.module.fields.get(missing);
  if (field && plan.duplicates !== 'create')
    throw new ProblemError('malformed', {
      zh: `判断重复要用到“${field.label.zh}”，但没有列对应它`,
      en: `Duplicates are told by “${field.label.en}”, but no column stands for it`,
    });
}
