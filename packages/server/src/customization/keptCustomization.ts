import type { Arrangement, ChoiceMetadata } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { arrangementRows, livingRoles } from '../database/customization/arrangementRows.ts';
import { choiceOverlayRows } from '../database/customization/choiceOverlayRows.ts';
import { type CustomFieldRow, customFieldRows } from '../database/customization/customFieldRows.ts';
import { customizedModules } from '../database/customization/customizedModules.ts';

/** What administrators keep of one module, as it is read from the database. */
export interface KeptModule {
  /** Another one after each change. */
  change: string;
  fields: readonly CustomFieldRow[];
  /** Choices by field. */
  choices: Readonly<Record<string, readonly ChoiceMetadata[]>>;
  arrangement: Arrangement | null;
}

/** What administrators keep, by module, and the roles there are to arrange modules for. */
export interface Kept {
  modules: ReadonlyMap<string, KeptModule>;
  roles: ReadonlySet<number>;
}

/** Nothing is known yet. */
export const nothingKept: Kept = { modules: new Map(), roles: new Set() };

/**
 * What administrators keep now.
 * @param known as it was when it was read last: what has not changed since is not read again, and is the same object
 */
export async function readKept(db: Executor, known: Kept): Promise<Kept> {
  const marks = await customizedModules(db);
  const changed = marks.filter(({ module, change }) => known.modules.get(module)?.change !== change);
  // What is read after the marks may be newer than they say: then the next reading finds it changed once more.
  const modules = changed.length === 0 ? known.modules : await withModules(db, known.modules, changed);
  // In a new database there are no roles to ask for yet.
  const isArranged = [...modules.values()].some(({ arrangement }) => arrangement !== null);
  const roles = isArranged ? await livingRoles(db) : [];
  return { modules, roles: new Set(roles.map(({ id }) => id)) };
}

async function withModules(
  db: Executor,
  known: ReadonlyMap<string, KeptModule>,
  changed: readonly { module: string; change: string }[],
): Promise<ReadonlyMap<string, KeptModule>> {
  const names = changed.map(({ module }) => module);
  const fields = Map.groupBy(await customFieldRows(db, names), ({ module }) => module);
  const choices = Map.groupBy(await choiceOverlayRows(db, names), ({ module }) => module);
  const arrangements = new Map(
    (await arrangementRows(db, names)).map(({ module, arrangement }) => [module, arrangement]),
  );
  const modules = new Map(known);
  for (const { module, change } of changed)
    modules.set(module, {
      change,
      fields: fields.get(module) ?? [],
      choices: Object.fromEntries((choices.get(module) ?? []).map((one) => [one.field, one.choices])),
      arrangement: arrangements.get(module) ?? null,
    });
  return modules;
}
