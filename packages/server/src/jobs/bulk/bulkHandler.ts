import { inLanguage, type Registry } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import { ownerOf } from '../../collaboration/tags.ts';
import { ensureTag, tagRecords, untagRecords } from '../../database/collaboration/tagRows.ts';
import type { Executor } from '../../database/connection.ts';
import type { FailureRow } from '../../database/jobs/failureRows.ts';
import { forbidden, notFound } from '../../problem.ts';
import type { BatchResult, FindQuery, RecordService } from '../../records/recordService.ts';
import type { HandOutNeeds } from '../../transfers/handOut.ts';
import type { JobHandler, JobRun } from '../jobHandler.ts';
import { type Assignment, assign } from './assignment.ts';
import { type BulkAction, type BulkTask, isPoolAction, type PoolAction } from './bulkTask.ts';
import type { PoolVerbs } from './poolVerbs.ts';

/** Records changed in one transaction. */
const batch = 200;
/** A whole view may have this many. */
const mostRecords = 1_000_000;

/** Where mass work is: after so many of the ids, or behind a page of the filter. */
interface BulkPosition {
  taken: number;
  after?: string;
  /** Nothing comes behind it. */
  last: boolean;
}

type Run = JobRun<BulkTask, BulkPosition>;

interface Taken {
  records: { id: number; label: string }[];
  missing: number[];
  next: BulkPosition;
}

export interface BulkDependencies extends HandOutNeeds {
  pools: PoolVerbs;
}

/** Changes many records, each by the rights of whoever asked for it. */
export function bulkHandler(needs: BulkDependencies): JobHandler<BulkTask, BulkPosition> {
  const { records, registry } = needs;
  return {
    async run(run) {
      const reader = await readerOf(needs, run);
      const total = await totalOf(records, reader, run);
      while (!run.position?.last) {
        const taken = await take(records, registry(), reader, run, run.position ?? { taken: 0, last: false });
        await run.step(async (tx) => {
          const { updated, failures } = await perform(needs, run, taken, tx);
          return {
            position: taken.next,
            total: Math.max(total, taken.next.taken),
            done: taken.next.taken,
            updated,
            failed: failures.length + taken.missing.length,
            failures: [...failures, ...missing(run, taken)],
          };
        });
      }
      return {};
    },
    async failureHead({ module: name, session }) {
      const module = registry().module(name);
      const title = module.fields.get(module.title);
      const english = session.language === 'en';
      return {
        fileName: `${inLanguage(module.label, session.language)} ${english ? 'not changed' : '未处理'}`,
        format: 'xlsx',
        columns: ['id', title ? inLanguage(title.label, session.language) : '', english ? 'Reason' : '原因'],
      };
    },
  };
}

function queryOf({ payload: { target, action } }: Run): FindQuery {
  const filter = 'ids' in target ? {} : { where: target.where, q: target.q };
  return { ...filter, deleted: action === 'restore' || action === 'purge' };
}

async function totalOf(records: RecordService, reader: Session, run: Run): Promise<number> {
  const { target } = run.payload;
  if ('ids' in target) return target.ids.length;
  return (await records.count(reader, run.module, queryOf(run), mostRecords)).value;
}

/** The next records: those that are there for this user, and of chosen ones those that aren't. */
async function take(
  records: RecordService,
  registry: Registry,
  reader: Session,
  run: Run,
  at: BulkPosition,
): Promise<Taken> {
  const { target } = run.payload;
  const { title } = registry.module(run.module);
  const ids = 'ids' in target ? target.ids.slice(at.taken, at.taken + batch) : null;
  const page = await records.find(reader, run.module, {
    ...queryOf(run),
    ...(ids ? { within: { id: { in: ids } }, departed: true } : { after: at.after }),
    // By id: what the change does to a record can't make it come up again.
    sort: 'id',
    fields: [title],
    limit: batch,
  });
  const found = page.records.map((record) => ({ id: record.id, label: String(record[title] ?? '') }));
  const there = new Set(found.map(({ id }) => id));
  const missing = ids?.filter((id) => !there.has(id)) ?? [];
  const taken = at.taken + (ids?.length ?? found.length);
  const last = 'ids' in target ? taken >= target.ids.length : page.next === null;
  return { records: found, missing, next: { taken, after: page.next ?? undefined, last } };
}

/** What a step came to. */
interface Done {
  updated: number;
  failures: FailureRow[];
}

type Action = (needs: HandOutNeeds, run: Run, taken: Taken, tx: Executor) => Promise<Done>;

/** Each record came to an end of its own. */
function eachOf(
  change: (records: RecordService, run: Run, taken: Taken, tx: Executor) => Promise<BatchResult[]>,
): Action {
  return async ({ records }, run, taken, tx) => doneBy(taken, await change(records, run, taken, tx));
}

function doneBy(taken: Taken, results: readonly BatchResult[]): Done {
  return {
    updated: results.filter(({ outcome }) => outcome !== 'failed').length,
    failures: failuresOf(taken, results),
  };
}

async function perform(needs: BulkDependencies, run: Run, taken: Taken, tx: Executor): Promise<Done> {
  const { session, module, payload } = run;
  const { action, values } = payload;
  if (!isPoolAction(action)) return actions[action](needs, run, taken, tx);
  const verb = needs.pools[action];
  const results = await verb(session, needs.registry().module(module), idsOf(taken), values, tx);
  return doneBy(taken, results);
}

/** Who looks for the records: what is to be got out of a pool is seen through it. */
function readerOf(
  { pools, registry }: BulkDependencies,
  { session, module, payload }: Run,
): Promise<Session> {
  const { action, values } = payload;
  return isPoolAction(action)
    ? pools.reader(session, registry().module(module), values)
    : Promise.resolve(session);
}

const actions: Record<Exclude<BulkAction, PoolAction>, Action> = {
  update: eachOf((records, { session, module, payload }, taken, tx) =>
    records.saveBatch(
      session,
      module,
      taken.records.map(({ id }) => ({ id, values: payload.values })),
      tx,
    ),
  ),
  assign: (needs, { session, module, payload, position }, { records }, tx) =>
    assign(needs, tx, session, needs.registry().module(module), records, {
      assignment: payload.values as Assignment,
      before: position?.taken ?? 0,
    }),
  delete: eachOf((records, { session, module }, taken, tx) =>
    records.removeBatch(session, module, idsOf(taken), tx),
  ),
  restore: eachOf((records, { session, module }, taken, tx) =>
    records.restoreBatch(session, module, idsOf(taken), tx),
  ),
  purge: eachOf((records, { session, module }, taken, tx) =>
    records.purgeBatch(session, module, idsOf(taken), tx),
  ),
  run: eachOf((records, { session, module, payload }, taken, tx) =>
    records.actBatch(session, module, idsOf(taken), String(payload.values.action), tx),
  ),
  tag: taggedBy(async (tx, { name, owner }, { session, module }, ids) => {
    const { id: tag } = await ensureTag(tx, name, owner);
    await tagRecords(tx, tag, module, ids, session.user?.id ?? null);
  }),
  untag: taggedBy((tx, tag, _run, ids) => untagRecords(tx, tag, ids)),
};

function idsOf({ records }: Taken): number[] {
  return records.map(({ id }) => id);
}

type Mark = (
  tx: Executor,
  tag: { name: string; owner: number | null },
  run: Run,
  ids: number[],
) => Promise<void>;

/** Everybody's tags belong to who may change the record; somebody's own stand on whatever that person sees. */
function taggedBy(mark: Mark): Action {
  return eachOf(async (records, run, taken, tx) => {
    const { session, module, payload } = run;
    const owner = ownerOf(session, { private: payload.values.private === true });
    const ids = idsOf(taken);
    const editable = owner === null ? await records.editable(session, module, ids, tx) : new Set(ids);
    await mark(tx, { name: String(payload.values.name).trim(), owner }, run, [...editable]);
    const { kind, detail } = forbidden();
    const issue = { field: '', code: kind, message: inLanguage(detail, session.language) };
    return ids.map((id) =>
      editable.has(id) ? { id, outcome: 'updated', issues: [] } : { id, outcome: 'failed', issues: [issue] },
    );
  });
}

function failuresOf({ records }: Taken, results: readonly BatchResult[]): FailureRow[] {
  return results.flatMap((result, index): FailureRow[] => {
    const record = records[index];
    if (result.outcome !== 'failed' || !record) return [];
    return [
      {
        row: record.id,
        cells: [String(record.id), record.label],
        reasons: result.issues.map(({ message }) => message),
      },
    ];
  });
}

/** Chosen ones that aren't there for this user. */
function missing({ session }: Run, taken: Taken): FailureRow[] {
  const reason = inLanguage(notFound().detail, session.language);
  return taken.missing.map((id) => ({ row: id, cells: [String(id), ''], reasons: [reason] }));
}
