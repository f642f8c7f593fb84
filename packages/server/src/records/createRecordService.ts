import { type AnsweredRecord, type ListAnswer, type Module, pointerTo } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { SearchSamples } from '../database/search/searchSamples.ts';
import { isCommon } from '../database/search/textSearch.ts';
import { livingTitles } from '../database/write/writeRecords.ts';
import { historyOf, recordAsOf } from '../history/history.ts';
import { timelineOf } from '../history/timeline.ts';
import { forbidden, notFound, ProblemError } from '../problem.ts';
import { asOfInstant } from '../reading/asOfInstant.ts';
import { countFound, findRecords, streamChosen, streamRecords, tallyFound } from '../reading/find.ts';
import type { FindQuery } from '../reading/findQuery.ts';
import { getRecord } from '../reading/get.ts';
import { type ReadContext, readContext } from '../reading/readContext.ts';
import { previewAction, runAction } from './actions.ts';
import { checkBatch, inBatch, moveBatch, saveBatch } from './batch.ts';
import { boughtBy } from './boughtItems.ts';
import { changeOccurrence } from './changeOccurrence.ts';
import { changeRow } from './changeRow.ts';
import { createRow } from './createRows.ts';
import { refuseDuplicates } from './duplicates.ts';
import { handOver } from './handOver.ts';
import { holdThose } from './holdThose.ts';
import { lastPricesTo } from './lastPrices.ts';
import { checkMerge, mergeRecords } from './mergeRecords.ts';
import { priceItems } from './priceItems.ts';
import type { RecordDependencies } from './recordDependencies.ts';
import type { RecordService } from './recordService.ts';
import { recordWork } from './recordWork.ts';
import { purgeRecord, removeRow, restoreRow } from './removeRow.ts';
import { removeRows } from './removeRows.ts';
import { restoreRows } from './restoreRows.ts';
import { SensitiveViews } from './sensitiveViews.ts';
import { removeSeries, saveSeries } from './series.ts';
import { inTransaction, toldAsProblem } from './transaction.ts';
import type { WriteScope } from './writeScope.ts';

const streamPage = 200;

/** The doors to records over one database; see {@link RecordService}. */
export function createRecordService(dependencies: RecordDependencies): RecordService {
  const db: Executor = dependencies.database.kysely;
  const { samples = new SearchSamples(db) } = dependencies;
  const moduleOf = (name: string): Module => dependencies.registry().module(name);
  const reading = (session: Session): ReadContext => ({
    ...readContext(session, dependencies.registry(), dependencies.clock()),
    wanted: dependencies.wanted,
    findsMuch: (module, q) => isCommon(q, module, samples),
  });
  const views = new SensitiveViews(dependencies.database);
  /** What is shown is told to the operation log before it is answered. */
  const shown = async <T extends { id: number }>(
    session: Session,
    module: Module,
    records: T[],
  ): Promise<void> => views.seen(session, dependencies.registry(), module, records);
  const list = async (session: Session, module: Module, query: FindQuery): Promise<ListAnswer> => {
    const answer = await findRecords(db, module, query, reading(session));
    await shown(session, module, answer.records);
    return answer;
  };
  const one = async (session: Session, module: Module, record: Promise<AnsweredRecord>) => {
    await shown(session, module, [await record]);
    return record;
  };
  const writing = <T>(session: Session, run: (scope: WriteScope) => Promise<T>): Promise<T> =>
    inTransaction(dependencies, session, run);

  /** The answer after a write is read in its own transaction: it is what was written, also when it left the reach. */
  const answerAfter = async (scope: WriteScope, module: Module, id: number): Promise<AnsweredRecord> =>
    getRecord(scope.db, module, id, undefined, scope.context, true);

  return {
    find: (session, module, query) => list(session, moduleOf(module), query),
    count: (session, module, query, most) => countFound(db, moduleOf(module), query, reading(session), most),
    tally: (session, module, query) => tallyFound(db, moduleOf(module), query, reading(session)),
    get: (session, module, id, fields) =>
      one(session, moduleOf(module), getRecord(db, moduleOf(module), id, fields, reading(session), false)),

    async related(session, module, id, name, query) {
      const parent = moduleOf(module);
      const backlink = parent.backlinks.find((one) => one.name === name);
      if (!backlink) throw notFound();
      const child = moduleOf(backlink.module);
      const field = child.fields.get(backlink.field);
      const within = { [backlink.field]: field ? pointerTo(field, parent, id) : id };
      const wanted = { ...query, within, departed: true };
      // Side by side: two journeys to the database one after the other took half of the time of a related list.
      const [seen, listed] = await Promise.allSettled([
        getRecord(db, parent, id, ['id'], reading(session), false),
        findRecords(db, child, wanted, reading(session)),
      ]);
      if (seen.status === 'rejected') throw seen.reason;
      if (listed.status === 'rejected') throw listed.reason;
      await shown(session, child, listed.value.records);
      return listed.value;
    },

    create: (session, name, values, options) =>
      writing(session, async (scope) => {
        const module = moduleOf(name);
        if (!rightsOf(session, module).create) throw forbidden();
        if (options?.duplicates !== 'allow') await refuseDuplicates(scope, module, values);
        const { id } = await createRow(scope, module, values);
        return answerAfter(scope, module, id);
      }),

    changeOccurrence: (session, name, id, change) =>
      writing(session, async (scope) => {
        const module = moduleOf(name);
        return answerAfter(scope, module, await changeOccurrence(scope, module, id, change));
      }),

    saveSeries: (session, name, wish) =>
      writing(session, async (scope) => {
        const module = moduleOf(name);
        if (wish.id === null && !rightsOf(session, module).create) throw forbidden();
        return saveSeries(scope, module, wish);
      }),
    removeSeries: (session, module, id, state) =>
      writing(session, (scope) => removeSeries(scope, moduleOf(module), id, state)),

    update: (session, name, id, patch) => {
      const module = moduleOf(name);
      return writing(session, async (scope) => {
        await changeRow(scope, module, id, patch);
        return answerAfter(scope, module, id);
      }).catch(async (error: unknown) => {
        if (!(error instanceof ProblemError) || error.kind !== 'conflict') throw error;
        const current = await getRecord(db, module, id, undefined, reading(session), false);
        throw new ProblemError('conflict', error.detail, error.issues, { current });
      });
    },

    remove: (session, module, id) => writing(session, (scope) => removeRow(scope, moduleOf(module), id)),
    purge: (session, module, id) => writing(session, (scope) => purgeRecord(scope, moduleOf(module), id)),
    restore: (session, module, id) =>
      writing(session, async (scope) => {
        await restoreRow(scope, moduleOf(module), id);
        return answerAfter(scope, moduleOf(module), id);
      }),

    act: (session, name, id, action, input) =>
      writing(session, async (scope) => {
        const module = moduleOf(name);
        const told = await runAction(scope, module, id, action, input);
        return told === undefined || isRow(told, id) ? answerAfter(scope, module, id) : told;
      }),
    actBatch: (session, module, ids, action, within) =>
      inBatch(dependencies, session, within, (scope) =>
        moveBatch(scope, ids, 'updated', (id) => runAction(scope, moduleOf(module), id, action, {})),
      ),
    preview: (session, module, id, action) =>
      writing(session, (scope) => previewAction(scope, moduleOf(module), id, action)),

    priceItems: (session, module, question) =>
      writing(session, (scope) => priceItems(scope, moduleOf(module), question)),

    bought: (session, module, id) => boughtBy(db, moduleOf(module), id, reading(session)),
    lastPrices: (session, module, id) => lastPricesTo(db, moduleOf(module), id, reading(session)),
    history: (session, module, id, page) => historyOf(db, moduleOf(module), id, page, reading(session)),
    timeline: (session, module, id, page) => timelineOf(db, moduleOf(module), id, page, reading(session)),
    asOf: async (session, module, id, at) =>
      one(
        session,
        moduleOf(module),
        recordAsOf(db, moduleOf(module), id, asOfInstant(at, reading(session)), reading(session)),
      ),

    checkBatch: (session, module, rows) =>
      inBatch(dependencies, session, undefined, (scope) => checkBatch(scope, moduleOf(module), rows)),
    saveBatch: (session, module, rows, within) =>
      inBatch(dependencies, session, within, (scope) => saveBatch(scope, moduleOf(module), rows)),
    handOver: (session, module, request, within) =>
      inBatch(dependencies, session, within, (scope) => handOver(scope, moduleOf(module), request)),
    async editable(session, name, ids, within) {
      const module = moduleOf(name);
      const context = reading(session);
      const found = await livingTitles(within ?? db, module, ids, reachOf(session, module, 'edit'), context);
      return new Set(found.keys());
    },
    merge: (session, module, request, within) =>
      inBatch(dependencies, session, within, (scope) => mergeRecords(scope, moduleOf(module), request)).catch(
        (error: unknown) => {
          throw toldAsProblem(error, dependencies);
        },
      ),
    checkMerge: (session, module, request) =>
      writing(session, (scope) => checkMerge(scope, moduleOf(module), request)),
    removeBatch: (session, module, ids, within) =>
      inBatch(dependencies, session, within, (scope) => removeRows(scope, moduleOf(module), ids)),
    purgeBatch: (session, module, ids, within) =>
      inBatch(dependencies, session, within, (scope) =>
        moveBatch(scope, ids, 'removed', (id) => purgeRecord(scope, moduleOf(module), id)),
      ),
    restoreBatch: (session, module, ids, within) =>
      inBatch(dependencies, session, within, (scope) => restoreRows(scope, moduleOf(module), ids)),
    holding: (session, name, ids, where, run) =>
      writing(session, async (scope) => {
        const held = await holdThose(scope, moduleOf(name), ids, where);
        if (held.length > 0) await run(scope.work, held);
        return held.length;
      }),
    transaction: (session, run) => writing(session, (scope) => run(recordWork(scope))),

    stream: (session, module, { ids, ...query }) =>
      ids === undefined
        ? streamRecords(db, moduleOf(module), query, streamPage, reading(session))
        : streamChosen(db, moduleOf(module), ids, query, streamPage, reading(session)),
  };
}

/**
 * Whether an action tells of its record by the row as it is kept: whoever ran it is answered what everybody is, with the
 * names of what the record points at and without what is hidden.
 */
function isRow(told: unknown, id: number): boolean {
  return typeof told === 'object' && told !== null && 'version' in told && 'id' in told && told.id === id;
}
