import type { AnsweredRecord, ListAnswer, Module } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { nameAnyReferences } from '../database/query/anyReferenceNames.ts';
import { tellGoneItems } from '../database/query/goneItems.ts';
import { countRecords, selectRecords } from '../database/query/selectRecords.ts';
import { tallyRecords } from '../database/query/tally.ts';
import { ProblemError } from '../problem.ts';
import { answered } from './answer.ts';
import { type ChosenView, chosenView } from './chosenView.ts';
import { encodeCursor } from './cursor.ts';
import type { FindQuery } from './findQuery.ts';
import { mayRead, type ReadContext } from './readContext.ts';
import { selectionOf } from './selection.ts';
import { tellWanted } from './tellWanted.ts';

/** Counts go no further than this. */
export const countLimit = 10_000;
/** Nor further than this among what a text finds, which is looked at entry by entry: 10,000 of them take seconds. */
const foundLimit = 1_000;

export async function findRecords(
  db: Executor,
  module: Module,
  query: FindQuery,
  context: ReadContext,
): Promise<ListAnswer> {
  return findWith(db, module, query, await chosenView(db, module, query.view, context), context);
}

async function findWith(
  db: Executor,
  module: Module,
  query: FindQuery,
  view: ChosenView | undefined,
  context: ReadContext,
): Promise<ListAnswer> {
  const selection = await selected(module, query, context, view);
  tellWanted(selection, context);
  const most = selection.and.length > 0 ? foundLimit : countLimit;
  const [rows, count] = await Promise.all([
    selectRecords(db, { ...selection, limit: selection.limit + 1 }, context),
    query.count ? countRecords(db, selection, most, context) : undefined,
  ]);
  const page = rows.slice(0, selection.limit);
  await nameAnyReferences(db, page, selection.projected, context);
  await tellGoneItems(db, page, selection.projected, context);
  const last = page.at(-1);
  const next =
    rows.length > page.length && last
      ? encodeCursor(
          { id: last.$id as number, values: selection.sort.map((_, index) => last[`$key${index}`] ?? null) },
          selection.order,
        )
      : null;
  const answer: ListAnswer = { records: page.map((row) => answered(row, selection.projected)), next };
  return count === undefined ? answer : { ...answer, count: capped(count, most) };
}

export async function countFound(
  db: Executor,
  module: Module,
  query: FindQuery,
  context: ReadContext,
  most = countLimit,
): Promise<{ value: number; exact: boolean }> {
  const view = await chosenView(db, module, query.view, context);
  return capped(await countRecords(db, await selected(module, query, context, view), most, context), most);
}

function capped(count: number, most: number): { value: number; exact: boolean } {
  return { value: Math.min(count, most), exact: count <= most };
}

export async function tallyFound(
  db: Executor,
  module: Module,
  query: { where?: unknown; q?: string; by?: string; sum?: string },
  context: ReadContext,
): Promise<{ value: string | null; count: number; sum: string | null }[]> {
  const readable = (name: string) =>
    mayRead(context.session, module, name) ? module.fields.get(name) : undefined;
  const by = query.by === undefined ? null : readable(query.by);
  const sum = query.sum === undefined ? null : readable(query.sum);
  const summable =
    sum === null || (sum !== undefined && sum.type.column(sum).shape === 'ordered' && !sum.type.refersTo);
  const groups = by === null || (by?.choices !== undefined && by.type.column(by).shape === 'text');
  if (!groups || !summable) {
    throw new ProblemError('malformed', {
      zh: '不能按此字段汇总',
      en: 'Totals by this field are not possible',
    });
  }
  return tallyRecords(
    db,
    await selected(module, { where: query.where, q: query.q }, context),
    by ?? null,
    sum ?? null,
    context,
  );
}

async function selected(module: Module, query: FindQuery, context: ReadContext, view?: ChosenView) {
  const findsMuch = query.q?.trim() ? await context.findsMuch?.(module, query.q) : undefined;
  return selectionOf(module, query, context, view, findsMuch);
}

/** All records a query finds, page by page, in the order of the query. */
export async function* streamRecords(
  db: Executor,
  module: Module,
  query: FindQuery,
  pageSize: number,
  context: ReadContext,
): AsyncGenerator<AnsweredRecord[]> {
  // Once for all pages: whoever changes the view meanwhile changes the next stream.
  const view = await chosenView(db, module, query.view, context);
  let after: string | undefined;
  do {
    const wanted = { ...query, count: false, limit: pageSize, after };
    const page = await findWith(db, module, wanted, view, context);
    if (page.records.length > 0) yield page.records;
    after = page.next ?? undefined;
  } while (after);
}

/** The chosen ones among the records a query finds, a page of ids at a time. */
export async function* streamChosen(
  db: Executor,
  module: Module,
  ids: readonly number[],
  query: FindQuery,
  pageSize: number,
  context: ReadContext,
): AsyncGenerator<AnsweredRecord[]> {
  for (let start = 0; start < ids.length; start += pageSize) {
    const chosen = ids.slice(start, start + pageSize);
    yield* streamRecords(db, module, { ...query, within: { id: { in: chosen } } }, pageSize, context);
  }
}
