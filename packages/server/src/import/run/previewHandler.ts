import {
  type ImportPreview,
  type ImportPreviewRow,
  Invalid,
  inLanguage,
  messageOf,
  type Reference,
} from '@gejie/core';
import type { JobHandler } from '../../jobs/jobHandler.ts';
import { RowMatcher } from '../rows/matchRows.ts';
import { type ReadRow, readRow } from '../rows/readRow.ts';
import { ReferenceFinder } from '../rows/resolveReferences.ts';
import { openSheet } from '../sheet/openSheet.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { placeOf, severalThere } from './importBatch.ts';
import type { ImportDependencies } from './importHandler.ts';
import { type ImportPlan, importPlan } from './importPlan.ts';
import type { ImportTask } from './importTask.ts';

/** Rows looked at closely, and rows shown of them. */
const examinedRows = 500;
const shownRows = 100;
/** A cell may be a novel; a preview shows its beginning. */
const longestCell = 300;

/** Looks into a file: how it would be understood, and what would go wrong. */
export function previewHandler(needs: ImportDependencies): JobHandler<ImportTask, null> {
  const { database, records, registry } = needs;
  return {
    async run(run) {
      const { payload, module: name, session } = run;
      const sheet = await openSheet(await needs.readFile(payload.sha256), payload.options);
      const module = registry().module(name);
      const plan = await importPlan(database.kysely, registry(), session, module, sheet, payload.options);
      const rows = await firstRows(sheet, plan);
      const fields = plan.mapped.map(({ field }) => field);
      await new ReferenceFinder(session, registry()).resolve(database.kysely, fields, rows);
      const twins = await duplicates(rows);
      await addProblems(rows.filter((row) => !twins.has(row)));
      if (plan.duplicates === 'update') for (const row of twins.keys()) addMisfits(row, plan);
      const labels = await labelsOf([...new Set(twins.values())]);
      const total = await sheet.count();

      const preview: ImportPreview = {
        sheets: sheet.sheets,
        sheet: sheet.sheet,
        columns: sheet.columns,
        mapping: plan.mapping,
        encoding: sheet.encoding,
        total,
        preview: rows.slice(0, shownRows).map((row) => shown(row, twins.get(row))),
        faulty: rows.filter(({ problems }) => problems.length > 0).length,
        examined: rows.length,
      };
      await run.step(async () => ({ position: null, total, ...counted(rows, twins, plan) }));
      return { result: preview };

      /** What is there already, in the database or further up in the file; 0 for the latter. */
      async function duplicates(all: ReadRow[]): Promise<Map<ReadRow, number>> {
        const found = new Map<ReadRow, number>();
        if (plan.duplicates === 'create') return found;
        const matcher = new RowMatcher(module, plan.match, plan.reader);
        const existing = await matcher.existing(database.kysely, all);
        const above = new Set<string>();
        for (const row of all) {
          const key = matcher.keyOf(row);
          if (key === null) continue;
          const [id, another] = existing.get(key) ?? [];
          if (another !== undefined && plan.duplicates === 'update')
            row.problems.push({ field: '', message: inLanguage(severalThere, session.language) });
          if (id !== undefined || above.has(key)) found.set(row, id ?? 0);
          above.add(key);
        }
        return found;
      }

      /** What the doors to records would say of the rows that would be created. */
      async function addProblems(fresh: ReadRow[]): Promise<void> {
        const values = fresh.map((row) =>
          Object.fromEntries(Object.entries(row.values).filter(([field]) => plan.written.has(field))),
        );
        const issues = await records.checkBatch(session, name, values);
        for (const [index, row] of fresh.entries()) {
          const told = new Set(row.problems.map(({ field }) => field));
          row.problems.push(...(issues[index] ?? []).filter(({ field }) => !told.has(field)));
        }
      }

      /** Names of the records rows are like, as far as the user sees them. */
      async function labelsOf(ids: number[]): Promise<Map<number, string>> {
        const found = new Map<number, string>();
        for await (const page of records.stream(session, name, {
          ids: ids.filter((id) => id > 0),
          fields: [module.title],
        }))
          for (const record of page) found.set(record.id, String(record[module.title] ?? ''));
        return found;
      }

      function shown(row: ReadRow, twin: number | undefined): ImportPreviewRow {
        const duplicateOf: Reference | undefined =
          twin === undefined
            ? undefined
            : { id: labels.has(twin) ? twin : 0, label: labels.get(twin) ?? null };
        return {
          row: row.row,
          cells: Object.fromEntries(
            sheet.columns.map((column, index) => [column, (row.cells[index] ?? '').slice(0, longestCell)]),
          ),
          errors: row.problems.map(({ field, message }) => ({
            column: placeOf(field, plan, session.language),
            message,
          })),
          duplicateOf,
        };
      }
    },

    end: ({ file }) => needs.forgetFile(file),
  };
}

/** What would come of the rows that were looked at, counted as an import counts. */
function counted(rows: readonly ReadRow[], twins: ReadonlyMap<ReadRow, number>, plan: ImportPlan) {
  const good = rows.filter(({ problems }) => problems.length === 0);
  const known = good.filter((row) => twins.has(row)).length;
  return {
    done: rows.length,
    created: good.length - known,
    ...(plan.duplicates === 'update' ? { updated: known } : { skipped: known }),
    failed: rows.length - good.length,
  };
}

/** Of a row that would change a record: values that no record may hold. */
function addMisfits(row: ReadRow, { mapped, reader }: ImportPlan): void {
  for (const { field } of mapped) {
    const value = row.values[field.name];
    if (value === undefined || row.problems.some((problem) => problem.field === field.name)) continue;
    try {
      field.type.parse(value, field, reader.filters);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      row.problems.push({ field: field.name, message: messageOf(error.issue, reader.filters.language) });
    }
  }
}

async function firstRows(sheet: Sheet, plan: ImportPlan): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(readRow(row, plan.mapped, sheet.columns.length, plan.reader.filters));
    if (rows.length === examinedRows) break;
  }
  return rows;
}
