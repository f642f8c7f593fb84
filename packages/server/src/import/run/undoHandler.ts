import { type AnsweredRecord, inLanguage, type Module, type ModuleField, sameValue } from '@gejie/core';
import { fieldRight } from '../../access/rights.ts';
import type { Session } from '../../access/session.ts';
import {
  countImportedChanges,
  type ImportedChange,
  importedChanges,
} from '../../database/import/importedChanges.ts';
import type { FailureRow } from '../../database/jobs/failureRows.ts';
import type { JobHandler } from '../../jobs/jobHandler.ts';
import type { BatchResult, BatchRow } from '../../records/recordService.ts';
import type { ImportDependencies } from './importHandler.ts';

export interface UndoTask {
  /** The import that is taken back. */
  job: number;
}

/** Where taking back is: everything from this event on is dealt with. */
interface UndoPosition {
  event?: number;
}

const batchSize = 200;

/**
 * Takes an import back, latest change first: records it made go to the recycle bin unless somebody has worked on them
 * since, records it changed get their old values again, except fields that somebody has changed since.
 */
export function undoHandler({
  database,
  records,
  registry,
}: Pick<ImportDependencies, 'database' | 'records' | 'registry'>): JobHandler<UndoTask, UndoPosition> {
  async function takenBack(session: Session, module: Module, changes: readonly ImportedChange[]) {
    const now = new Map<number, AnsweredRecord>();
    const ids = changes.flatMap(({ kind, touched, record }) =>
      kind === 'update' || touched ? [record] : [],
    );
    for await (const page of records.stream(session, module.name, { ids, departed: true }))
      for (const record of page) now.set(record.id, record);
    const gone: number[] = [];
    const rows: BatchRow[] = [];
    const failures: FailureRow[] = [];
    let skipped = 0;
    for (const { record: id, kind, touched, changes: made } of changes) {
      if (kind === 'create') {
        if (touched)
          failures.push(failureOf(id, now.get(id), module, inLanguage(workedOn, session.language)));
        else gone.push(id);
        continue;
      }
      const { values, kept } = oldValues(session, module, now.get(id), made ?? {});
      if (kept.length > 0) failures.push(keptFailure(session, id, now.get(id), kept, module));
      if (Object.keys(values).length > 0) rows.push({ id, values });
      else skipped++;
    }
    return { gone, rows, failures, skipped };
  }

  return {
    async run(run) {
      const { session, module: name, payload } = run;
      const module = registry().module(name);
      if (run.position === null) {
        const total = await countImportedChanges(database.kysely, payload.job, name);
        await run.step(async () => ({ position: {}, total, done: 0 }));
      }
      for (;;) {
        const from = run.position?.event ?? null;
        const changes = untilRepeated(
          await importedChanges(database.kysely, payload.job, name, from, batchSize),
        );
        const last = changes.at(-1);
        if (!last) return {};
        const back = await takenBack(session, module, changes);
        await run.step(async (tx) => {
          const results = [
            ...(await records.removeBatch(session, name, back.gone, tx)),
            ...(await records.saveBatch(session, name, back.rows, tx)),
          ];
          const failures = [...failuresOf(results), ...back.failures];
          return {
            position: { event: last.id },
            done: run.done + changes.length,
            updated: results.filter(({ outcome }) => outcome !== 'failed').length,
            skipped: back.skipped,
            failed: failures.length,
            failures,
          };
        });
      }
    },

    async failureHead({ session }) {
      const english = session.language === 'en';
      return {
        fileName: english ? 'not taken back' : '未撤回',
        format: 'xlsx',
        columns: ['id', english ? 'Name' : '名称', english ? 'Reason' : '原因'],
      };
    },
  };
}

/** Changes of different records: a record changed by several rows is taken back step by step. */
function untilRepeated(changes: ImportedChange[]): ImportedChange[] {
  const seen = new Set<number>();
  const again = changes.findIndex(({ record }) => seen.has(record) || !seen.add(record));
  return again < 0 ? changes : changes.slice(0, again);
}

/** The values to write back, and the fields that are left because somebody has changed them since. */
function oldValues(
  session: Session,
  module: Module,
  now: AnsweredRecord | undefined,
  changes: NonNullable<ImportedChange['changes']>,
): { values: Record<string, unknown>; kept: ModuleField[] } {
  const values: Record<string, unknown> = {};
  const kept: ModuleField[] = [];
  for (const [name, [before, after]] of Object.entries(changes)) {
    const field = module.fields.get(name);
    if (!now || !field || field.readOnly || field.type.computed || field.type.secret) continue;
    if (fieldRight(session, module, name) !== 'write') continue;
    const held = canonical(now[name]);
    if (sameValue(held, after)) values[name] = before;
    else if (!sameValue(held, before)) kept.push(field);
  }
  return { values: Object.keys(values).length > 0 ? { ...values, version: now?.version } : {}, kept };
}

/** The value behind an answer: of references and files the id. */
function canonical(answered: unknown): unknown {
  if (Array.isArray(answered)) return answered.map(canonical);
  if (typeof answered !== 'object' || answered === null || !('id' in answered)) return answered;
  return 'module' in answered ? { module: answered.module, id: answered.id } : answered.id;
}

function keptFailure(
  session: Session,
  id: number,
  now: AnsweredRecord | undefined,
  kept: readonly ModuleField[],
  module: Module,
): FailureRow {
  const fields = kept.map(({ label }) => inLanguage(label, session.language)).join('、');
  const reason = inLanguage(
    { zh: `之后又被修改，保持不变：${fields}`, en: `Changed since, left as it is: ${fields}` },
    session.language,
  );
  return failureOf(id, now, module, reason);
}

const workedOn = {
  zh: '导入后有人修改或跟进过，保持不变',
  en: 'Changed or commented on since the import, left as it is',
};

function failureOf(id: number, now: AnsweredRecord | undefined, module: Module, reason: string): FailureRow {
  return { row: id, cells: [String(id), String(now?.[module.title] ?? '')], reasons: [reason] };
}

function failuresOf(results: readonly BatchResult[]): FailureRow[] {
  return results.flatMap(({ id, outcome, issues }) =>
    outcome === 'failed' && id !== null
      ? [{ row: id, cells: [String(id), ''], reasons: issues.map(({ message }) => message) }]
      : [],
  );
}
