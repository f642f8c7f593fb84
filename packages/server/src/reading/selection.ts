import {
  type Condition,
  everything,
  type Filter,
  type Module,
  type ModuleField,
  parseFilter,
  shownIn,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Projected } from '../database/query/projection.ts';
import type { Selection } from '../database/query/selectRecords.ts';
import type { SortKey } from '../database/query/sortKey.ts';
import { byFragments } from '../database/search/fragmentFilter.ts';
import { textSearchCondition } from '../database/search/textSearch.ts';
import { contentFields, searchedFields } from '../indexing/searchEntry.ts';
import { filterProblem, forbidden, ProblemError } from '../problem.ts';
import { decodeCursor } from './cursor.ts';
import type { FindQuery } from './findQuery.ts';
import { mayJudge, mayRead, type ReadContext, readableIn } from './readContext.ts';

const defaultLimit = 50;
const largestLimit = 200;
const mostSortKeys = 3;

/** What `find` asks of the database: the caller's wish cut to the caller's reach. */
export interface FoundSelection extends Selection {
  /** The sort as text, to which cursors are tied. */
  order: string;
}

/**
 * @param view what the view that the query names brings; see chosenView.ts
 * @param findsMuch whether the text in it stands in many records; absent: nobody knows
 * @throws ProblemError forbidden when the module may not be seen, malformed for a wrong filter, sort, field or cursor
 */
export function selectionOf(
  module: Module,
  query: FindQuery,
  context: ReadContext,
  view?: { where?: Filter; sort?: string },
  findsMuch?: boolean,
): FoundSelection {
  if (rightsOf(context.session, module).see === 'none') throw forbidden();
  const order = query.sort ?? view?.sort ?? module.definition.sort ?? `-${module.latest}`;
  const sort = sortKeys(module, order, context);
  const asked = [view?.where, query.where, query.within, present(module, query, view?.where)];
  const wished = conditionOf(module, asked, context);
  const whole = query.also ? all([wished, query.also]) : wished;
  const { condition, and } = byFragments(module, whole, 't');
  if (query.q?.trim())
    and.push(
      textSearchCondition(query.q, module, 't', hiddenSearchFields(module, context), context, findsMuch),
    );
  return {
    module,
    condition,
    and,
    findsLittle: findsMuch === false,
    deleted: query.deleted ?? false,
    projected: projection(module, query.fields, context),
    sort,
    order,
    after: query.after ? decodeCursor(query.after, order, sort.length) : null,
    limit: pageLimit(query.limit),
  };
}

/** A hit in a field the reader may not read is none. */
function hiddenSearchFields(module: Module, context: ReadContext): string[] {
  return [...searchedFields(module), ...contentFields(module)]
    .map(({ name }) => name)
    .filter((name) => !mayRead(context.session, module, name));
}

/** Records that have left the lists stay out, unless the filter asks about what made them leave, or about them by id. */
function present(module: Module, { where, departed, within }: FindQuery, viewed: unknown): unknown {
  const { leavesListsWhen } = module.definition;
  if (!leavesListsWhen || departed) return undefined;
  const asked = new Set([where, viewed, within].flatMap(fieldsNamed));
  if (asked.has('id') || fieldsNamed(leavesListsWhen).some((name) => asked.has(name))) return undefined;
  return { not: leavesListsWhen };
}

function fieldsNamed(filter: unknown): string[] {
  if (typeof filter !== 'object' || filter === null) return [];
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === 'id' && leavesOut(value)) return [];
    if (key === 'any' || key === 'all') return Array.isArray(value) ? value.flatMap(fieldsNamed) : [];
    return key === 'not' ? fieldsNamed(value) : [key];
  });
}

/** Whoever takes some out of a list by id doesn't ask for others by id. */
function leavesOut(test: unknown): boolean {
  if (typeof test !== 'object' || test === null) return false;
  return Object.keys(test).every((operator) => operator === 'ne' || operator === 'notIn');
}

/** Filters and reach together: the one place where they meet. */
export function conditionOf(module: Module, filters: readonly unknown[], context: ReadContext): Condition {
  const asked = filters
    .filter((filter) => filter !== undefined && filter !== null)
    .map((filter) => {
      try {
        return parseFilter(filter, module, context.registry, context.filters);
      } catch (error) {
        throw filterProblem(error);
      }
    });
  return all([context.visible(module), ...asked]);
}

export function all(conditions: readonly Condition[]): Condition {
  const telling = conditions.filter((condition) => condition.kind !== 'all' || condition.of.length > 0);
  return telling.length === 0 ? everything : { kind: 'all', of: [...telling] };
}

function pageLimit(limit: number | undefined): number {
  const wanted = limit ?? defaultLimit;
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > largestLimit) {
    throw malformed(`每页 1 至 ${largestLimit} 条`, `A page has 1 to ${largestLimit} records`);
  }
  return wanted;
}

/** @throws ProblemError malformed for too many, unknown, hidden or unsortable fields */
export function sortKeys(module: Module, order: string, context: ReadContext): SortKey[] {
  const names = order.split(',').map((name) => name.trim());
  if (names.length > mostSortKeys)
    throw malformed(`最多按 ${mostSortKeys} 个字段排序`, `Sort by ${mostSortKeys} fields at most`);
  return names.map((name) => {
    const field = module.fields.get(name.replace(/^-/, ''));
    if (!field?.type.sortable || !mayJudge(context.session, module, field)) {
      throw malformed(
        `不能按“${name.slice(0, 60)}”排序`,
        `Sorting by “${name.slice(0, 60)}” is not possible`,
      );
    }
    const [target] = field.type.refersTo === 'one' ? (field.targets ?? []) : [];
    return {
      field,
      descending: name.startsWith('-'),
      ...(target === undefined ? {} : { target: context.registry.module(target) }),
    };
  });
}

/** The fields asked for, or all of the module, without those that are hidden or never given back. */
export function projection(
  module: Module,
  names: readonly string[] | undefined,
  context: ReadContext,
): Projected[] {
  if (names) {
    const always = ['id', 'version'].filter((name) => module.fields.has(name));
    const kept = new Set([...always, ...names]);
    return [...kept].map((name) => followPath(module, name, context));
  }
  const readable = readableIn(context.session, module);
  return allOf(module).filter(({ name }) => readable(name));
}

const known = new WeakMap<Module, readonly Projected[]>();

/** All fields that are ever given back; put together once, for modules may have hundreds of them. */
function allOf(module: Module): readonly Projected[] {
  const before = known.get(module);
  if (before) return before;
  const all = [...module.fields.values()]
    .filter((field) => !field.type.secret)
    .map((field) => ({ name: field.name, through: [], field }));
  known.set(module, all);
  return all;
}

function followPath(module: Module, name: string, context: ReadContext): Projected {
  const unknown = () =>
    malformed(`没有名为“${name.slice(0, 120)}”的字段`, `There is no field “${name.slice(0, 120)}”`);
  const steps = name.split('.');
  const last = steps.pop() ?? '';
  const through: Projected['through'] = [];
  let at = module;
  const readable = (step: string): ModuleField => {
    const field = shownIn(at, step);
    if (!field || field.type.secret || !mayRead(context.session, at, step) || through.length > 2)
      throw unknown();
    return field;
  };
  for (const step of steps) {
    const field = readable(step);
    const target = field.type.refersTo === 'one' ? field.targets?.[0] : undefined;
    if (!target) throw unknown();
    at = context.registry.module(target);
    through.push({ field, target: at });
  }
  return { name, through, field: readable(last) };
}

function malformed(zh: string, en: string): ProblemError {
  return new ProblemError('malformed', { zh, en });
}
