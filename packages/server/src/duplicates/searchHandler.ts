import { type Compared, duplicateRules, type NormalForm, type Registry } from '@gejie/core';
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
      const rules = duplicateRules(module);
      const fields = [...new Set(rules.flat().map(({ field }) => field))];
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

/** What a record is compared by, rule by rule; names also by how they sound. */
export function keysOf(
  row: { id: number } & Record<string, string | null | number>,
  rules: readonly (readonly Compared[])[],
): KeyRow[] {
  return rules.flatMap((rule) => {
    const parts = rule.map(({ field: { name }, form }) => keyOf(row[name], form));
    // One empty field says nothing of the others together with it.
    if (parts.includes('')) return [];
    const field = rule.map(({ field: { name } }) => name).join(together);
    return [{ field, key: parts.length === 1 ? String(parts[0]) : JSON.stringify(parts), record: row.id }];
  });
}

function keyOf(value: unknown, form: NormalForm): string {
  const normal = typeof value === 'string' ? normalForms[form](value) : '';
  const sound = form === 'companyName' && normal !== '' ? soundOf(normal) : null;
  // Those of the same name sound the same, so one of the two keys is enough.
  return sound === null ? normal : `~${sound}`;
}

const together = '+';

/** The fields of a rule, by the name that its keys bear. */
export function fieldsOfRule(name: string): string[] {
  return name.split(together);
}
