import { type Filter, fieldsNamedBy, InvalidFilter, type Module, parseFilter } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type ViewRow, viewsFor } from '../database/views/viewRows.ts';
import { ProblemError } from '../problem.ts';
import { type GoneName, type GoneNames, goneAmong, isHidden } from './goneFields.ts';
import type { ReadContext } from './readContext.ts';
import { projection, sortKeys } from './selection.ts';

/** What a view brings to a query, whoever made it. */
export interface ChosenView {
  where?: Filter;
  sort?: string;
  columns?: readonly string[];
}

/**
 * The view a query names: one that the module declares, or the id of a saved one that is for this reader.
 * @throws ProblemError malformed when there is none
 */
export async function chosenView(
  db: Executor,
  module: Module,
  name: string | undefined,
  context: ReadContext,
): Promise<ChosenView | undefined> {
  if (name === undefined) return undefined;
  const { views = {} } = module.definition;
  const view = Object.hasOwn(views, name) ? views[name] : await savedView(db, module, name, context);
  if (view) return view;
  const shown = name.slice(0, 60);
  throw new ProblemError('malformed', { zh: `没有视图“${shown}”`, en: `There is no view “${shown}”` });
}

async function savedView(
  db: Executor,
  module: Module,
  name: string,
  context: ReadContext,
): Promise<ChosenView | null> {
  if (!/^[1-9]\d{0,14}$/.test(name)) return null;
  const [row] = await viewsFor(db, module.name, context.session.user?.id ?? 0, Number(name));
  const shown = row ? shownTo(row, module, context) : null;
  if (!shown?.gone?.conditions.length) return shown;
  throw new ProblemError('malformed', {
    zh: `视图“${row?.name}”的条件用到了已删除的字段`,
    en: `The conditions of view “${row?.name}” name a field that has been deleted`,
  });
}

/** A saved view cut to its reader. */
export interface ShownView {
  where: Filter;
  sort: string;
  columns: string[];
  widths: Record<string, number>;
  /** What it names that exists no more, for nobody. */
  gone: GoneNames | null;
}

/** A saved view's readable part for this reader; null when its filter asks about what the reader may not. */
export function shownTo(row: ViewRow, module: Module, context: ReadContext): ShownView | null {
  const names = fieldsNamedBy(row.where);
  if (names.some((name) => isHidden(name, module, context))) return null;
  const conditions = isAskable(row.where, module, context) ? [] : lostIn(names, module, context);
  const usual = [row.sort, module.definition.sort].find(
    (sort) => sort != null && holds(() => sortKeys(module, sort, context)),
  );
  const columns = (row.columns.length > 0 ? row.columns : module.definition.list).filter((column) =>
    holds(() => projection(module, [column], context)),
  );
  const sorted = (row.sort ?? '').split(',').filter((key) => key !== '');
  const gone = {
    conditions,
    columns: goneAmong(row.columns, module, context),
    sort: goneAmong(
      sorted.map((key) => key.replace(/^-/, '')),
      module,
      context,
    ),
  };
  return {
    where: row.where,
    sort: usual ?? `-${module.latest}`,
    columns,
    widths: Object.fromEntries(
      columns.flatMap((name) => (row.widths[name] ? [[name, row.widths[name]]] : [])),
    ),
    gone: Object.values(gone).some((list) => list.length > 0) ? gone : null,
  };
}

/** What makes a filter senseless: fields that are gone, or else have become of a kind that can't be asked so. */
function lostIn(names: readonly string[], module: Module, context: ReadContext): GoneName[] {
  const gone = goneAmong(names, module, context);
  return gone.length > 0 ? gone : names.map((field) => ({ module: module.name, field }));
}

function isAskable(where: Filter, module: Module, context: ReadContext): boolean {
  try {
    parseFilter(where, module, context.registry, context.filters);
    return true;
  } catch (error) {
    if (error instanceof InvalidFilter) return false;
    throw error;
  }
}

function holds(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
