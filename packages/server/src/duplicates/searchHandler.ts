import type { Module, ModuleField, NormalForm, Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import {
  comparedRows,
  dropOldKeys,
  insertKeys,
  type KeyRow,
  keepGroups,
  livingCount,
} from '../database/duplicates/keyRows.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import { normalForms, soundOf } from '../records/normalForms.ts';

/** Behind which record the search is, and what it came to. */
interface Position {
  after: number;
  last: boolean;
  groups: number | null;
}

/** Records whose keys are written in one transaction. */
const batch = 5_000;
/** A key that more records share says nothing of any of them. */
const mostAlike = 20;

/**
 * Looks for duplicates over a whole module: what each record is compared by is written down, then the database puts the
 * equal ones together; nothing is compared pair by pair.
 */
export function searchHandler(needs: {
  database: Database;
  registry(): Registry;
}): JobHandler<unknown, Position> {
  return {
    async run(run) {
      const module = needs.registry().module(run.module);
      const rules = rulesOf(module);
      const fields = rules.map(({ field }) => field);
      const total = await livingCount(needs.database.kysely, module);
      const start: Position = { after: 0, last: false, groups: null };
      for (let at = run.position ?? start; !at.last; at = run.position ?? at) {
        const { after } = at;
        const done = run.done;
        await run.step(async (tx) => {
          if (after === 0) await dropOldKeys(tx, run.id);
          const rows = await comparedRows(tx, module, fields, { after, limit: batch });
          await insertKeys(
            tx,
            run.id,
            rows.flatMap((row) => keysOf(row, rules)),
          );
          const last = rows.length < batch;
          const position = { after: rows.at(-1)?.id ?? after, last, groups: null };
          return { position, done: done + rows.length, total: Math.max(total, done + rows.length) };
        });
      }
      if (run.position?.groups == null) {
        const at = run.position ?? start;
        await run.step(async (tx) => {
          const groups = await keepGroups(tx, module.name, run.id, mostAlike);
          return { position: { ...at, groups }, updated: groups };
        });
      }
      return { result: { groups: run.position?.groups ?? 0 } };
    },
  };
}

interface Rule {
  field: ModuleField;
  form: NormalForm;
}

function rulesOf(module: Module): Rule[] {
  return Object.entries(module.definition.duplicates ?? {}).flatMap(([name, form]) => {
    const field = module.fields.get(name);
    return field && form ? [{ field, form }] : [];
  });
}

/** What a record is compared by; names also by how they sound. */
export function keysOf(
  row: { id: number } & Record<string, string | null | number>,
  rules: readonly Rule[],
): KeyRow[] {
  return rules.flatMap(({ field: { name }, form }) => {
    const value = row[name];
    const normal = typeof value === 'string' ? normalForms[form](value) : '';
    if (normal === '') return [];
    const sound = form === 'companyName' ? soundOf(normal) : null;
    // Those of the same name sound the same, so one of the two keys is enough.
    return [{ field: name, key: sound === null ? normal : `~${sound}`, record: row.id }];
  });
}
