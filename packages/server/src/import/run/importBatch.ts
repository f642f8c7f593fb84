import { inLanguage, type Language } from '@gejie/core';
import { rightsOf } from '../../access/rights.ts';
import type { Session } from '../../access/session.ts';
import type { Executor } from '../../database/connection.ts';
import type { FailureRow } from '../../database/jobs/failureRows.ts';
import type { BatchResult, RecordService } from '../../records/recordService.ts';
import { RowMatcher } from '../rows/matchRows.ts';
import type { ReadRow, RowProblem } from '../rows/readRow.ts';
import type { ImportPlan } from './importPlan.ts';

export interface BatchOutcome {
  created: number;
  updated: number;
  skipped: number;
  failures: FailureRow[];
}

/** Rows that become one record: one, or several that are alike. */
interface Entry {
  id?: number;
  key: string | null;
  rows: ReadRow[];
}

/**
 * Saves rows of a file by the rule for duplicates, those within the rows themselves included. Rows alike are saved one
 * after the other: what the first became decides about the next.
 */
export async function importBatch(
  tx: Executor,
  records: RecordService,
  session: Session,
  plan: ImportPlan,
  rows: readonly ReadRow[],
): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { created: 0, updated: 0, skipped: 0, failures: [] };
  const fail = (row: ReadRow, problems: readonly RowProblem[]) =>
    outcome.failures.push(failure(row, problems, plan, session.language));
  for (const row of rows) if (row.problems.length > 0) fail(row, row.problems);
  let waiting = rows.filter(({ problems }) => problems.length === 0);
  const matcher = plan.duplicates === 'create' ? null : new RowMatcher(plan.module, plan.match, plan.reader);
  const ids = (await matcher?.existing(tx, waiting)) ?? new Map<string, number[]>();
  while (waiting.length > 0) {
    const wave: Entry[] = [];
    const alike = new Map<string, Entry>();
    const later: ReadRow[] = [];
    for (const row of waiting) {
      const key = matcher?.keyOf(row) ?? null;
      const there = key === null ? [] : (ids.get(key) ?? []);
      const same = key === null ? undefined : alike.get(key);
      if (there.length > 0 && plan.duplicates === 'skip') outcome.skipped++;
      else if (there.length > 1)
        fail(row, [{ field: '', message: inLanguage(severalThere, session.language) }]);
      else if (there.length === 0 && !rightsOf(session, plan.module).create)
        fail(row, [{ field: '', message: inLanguage(noneThere, session.language) }]);
      else if (same && there.length === 0) later.push(row);
      else if (same && plan.module.definition.filledInBy)
        fail(row, [{ field: '', message: twice(same, session) }]);
      else if (same) same.rows.push(row);
      else {
        const entry: Entry = { id: there[0], key, rows: [row] };
        wave.push(entry);
        if (key !== null) alike.set(key, entry);
      }
    }
    const results = await records.saveBatch(
      session,
      plan.module.name,
      wave.map((entry) => ({ id: entry.id, values: valuesOf(entry, plan) })),
      tx,
    );
    for (const [index, entry] of wave.entries()) {
      const result = results[index] as BatchResult;
      if (result.outcome === 'failed') for (const row of entry.rows) fail(row, result.issues);
      else {
        if (result.outcome === 'created') outcome.created++;
        else outcome.updated += entry.rows.length;
        if (entry.key !== null && result.id !== null) ids.set(entry.key, [result.id]);
      }
    }
    waiting = later;
  }
  return outcome;
}

/** What was counted twice may be meant as a correction or as the rest: nobody but who counted can tell. */
function twice({ rows: [first] }: Entry, { language }: Session): string {
  const row = first?.row ?? 0;
  return inLanguage(
    {
      zh: `与第 ${row} 行是同一条记录，只写入了第 ${row} 行`,
      en: `This is the record of row ${row} again; row ${row} was taken`,
    },
    language,
  );
}

export const severalThere = {
  zh: '已有多条相同的记录，不知道应更新哪一条',
  en: 'Several records are like this one; which of them to update is not clear',
};

const noneThere = {
  zh: '没有可更新的相同记录，您的角色也不能新建',
  en: 'There is no record like this one to update, and your role may not make one',
};

/** Of rows alike the later ones win, cell by cell. */
function valuesOf({ rows }: Entry, { written }: ImportPlan): Record<string, unknown> {
  const values = Object.assign({}, ...rows.map((row) => row.values)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(values).filter(([name]) => written.has(name)));
}

function failure(
  row: ReadRow,
  problems: readonly RowProblem[],
  plan: ImportPlan,
  language: Language,
): FailureRow {
  return {
    row: row.row,
    cells: row.cells,
    reasons: problems.map(({ field, message }) => {
      const named = placeOf(field, plan, language);
      return named ? `${named}${language === 'en' ? ': ' : '：'}${message}` : message;
    }),
  };
}

/** The column a problem is in, by the name it has in the file; without a column the field's own name. */
export function placeOf(field: string, { mapped, module }: ImportPlan, language: Language): string {
  const column = mapped.find((one) => one.field.name === field)?.column;
  const label = module.fields.get(field)?.label;
  return column ?? (label ? inLanguage(label, language) : '');
}
