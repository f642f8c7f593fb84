import { type Filter, InvalidFilter, type Module, parseFilter } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type ViewRow, viewsFor } from '../database/views/viewRows.ts';
import { ProblemError } from '../problem.ts';
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
  return row ? shownTo(row, module, context) : null;
}

/** A saved view's readable part for this reader; null when its filter asks about what the reader may not. */
export function shownTo(
  row: ViewRow,
  module: Module,
  context: ReadContext,
): { where: Filter; sort: string; columns: string[] } | null {
  try {
    parseFilter(row.where, module, context.registry, context.filters);
  } catch (error) {
    // A hidden field, or one that has been taken away since.
    if (error instanceof InvalidFilter) return null;
    throw error;
  }
  const usual = [row.sort, module.definition.sort].find(
    (sort) => sort != null && holds(() => sortKeys(module, sort, context)),
  );
  const columns = row.columns.length > 0 ? row.columns : module.definition.list;
  return {
    where: row.where,
    sort: usual ?? `-${module.latest}`,
    columns: columns.filter((column) => holds(() => projection(module, [column], context))),
  };
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
