import type { Registry } from '@gejie/core';
import type { Database } from '../../database/connection.ts';
import { rememberMapping } from '../../database/import/mappingRows.ts';
import { refreshStatistics } from '../../database/import/refreshStatistics.ts';
import { partSearch } from '../../database/search/searchParts.ts';
import type { JobHandler, JobRun } from '../../jobs/jobHandler.ts';
import type { RecordService } from '../../records/recordService.ts';
import { type ReadRow, readRow } from '../rows/readRow.ts';
import { ReferenceFinder } from '../rows/resolveReferences.ts';
import { openSheet } from '../sheet/openSheet.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { importBatch } from './importBatch.ts';
import { type ImportPlan, importPlan, requireUsable } from './importPlan.ts';
import type { ImportTask } from './importTask.ts';

export interface ImportDependencies {
  database: Database;
  records: RecordService;
  registry(): Registry;
  /** The bytes of a kept file. */
  readFile(sha256: string): Promise<Buffer>;
  /** Lets a file go that only the import needed. */
  forgetFile(id: number): Promise<void>;
}

/** Rows saved in one transaction. */
const batchSize = 500;
/** From so many new records on a module is worth a part of the search index, and its statistics renewing at once. */
const many = 5000;

/** Where an import is: all rows up to this one of the file are dealt with. */
interface ImportPosition {
  row: number;
}

export function importHandler(needs: ImportDependencies): JobHandler<ImportTask, ImportPosition> {
  const { database, records, registry } = needs;

  async function open(run: JobRun<ImportTask, ImportPosition>): Promise<{ sheet: Sheet; plan: ImportPlan }> {
    const { sha256, options } = run.payload;
    const sheet = await openSheet(await needs.readFile(sha256), options);
    const module = registry().module(run.module);
    const plan = await importPlan(database.kysely, registry(), run.session, module, sheet, options);
    return { sheet, plan };
  }

  return {
    async run(run) {
      const { sheet, plan } = await open(run);
      requireUsable(plan, run.payload.options);
      if (run.position === null) {
        const total = await sheet.count();
        await run.step(async (tx) => {
          const { user } = run.session;
          if (user) await rememberMapping(tx, user.id, run.module, sheet.columns, plan.mapping);
          if (total >= many) await partSearch(tx, plan.module);
          return { position: { row: 0 }, done: 0, total };
        });
      }
      const references = new ReferenceFinder(run.session, registry());
      const fields = plan.mapped.map(({ field }) => field);
      for await (const rows of batches(sheet, plan, run.position?.row ?? 0)) {
        await references.resolve(database.kysely, fields, rows);
        await run.step(async (tx) => {
          const { failures, ...counts } = await importBatch(tx, records, run.session, plan, rows);
          const position = { row: rows.at(-1)?.row ?? 0 };
          return { ...counts, position, done: run.done + rows.length, failed: failures.length, failures };
        });
      }
      if (run.done >= many) await refreshStatistics(database.kysely, plan.module);
      return {};
    },

    async failureHead(run) {
      const { sheet } = await open(run);
      const english = run.session.language === 'en';
      return {
        fileName: `${run.payload.name.replace(/\.[^.]*$/, '')} ${english ? 'not imported' : '未导入'}`,
        format: sheet.format,
        columns: [...sheet.columns, english ? 'Reason' : '未导入原因'],
      };
    },

    end: ({ file }) => needs.forgetFile(file),
  };
}

/** The rows behind one, understood, a batch at a time. */
async function* batches(sheet: Sheet, plan: ImportPlan, behind: number): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = [];
  for await (const row of sheet.rows(behind)) {
    batch.push(readRow(row, plan.mapped, sheet.columns.length, plan.reader.filters));
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
