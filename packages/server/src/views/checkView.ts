import { type FieldIssue, Invalid, InvalidFilter, type Module, parseFilter } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { unknownAudience, type ViewContent } from '../database/views/viewRows.ts';
import { ProblemError } from '../problem.ts';
import type { ReadContext } from '../reading/readContext.ts';
import { projection, sortKeys } from '../reading/selection.ts';

/** Characters of a view's filter in JSON: what still fits into an address beside the rest. */
const longestFilter = 32_000;

/** What is wrong with the parts of a view that are given, by the rights of whoever saves it. */
export function contentIssues(
  module: Module,
  { where, sort, columns, mode }: Partial<ViewContent>,
  context: ReadContext,
): FieldIssue[] {
  return [
    ...(where === undefined ? [] : filterIssues(module, where, context)),
    ...(sort == null ? [] : refused('sort', () => sortKeys(module, sort, context))),
    ...(columns ?? []).flatMap((column, index) =>
      refused(`columns.${index}`, () => projection(module, [column], context)),
    ),
    ...(mode === undefined || mode === 'list' || module.definition[mode]
      ? []
      : [{ ...new Invalid('notChoice', { value: mode }).issue, field: 'mode' }]),
  ];
}

function filterIssues(module: Module, where: unknown, context: ReadContext): FieldIssue[] {
  const text = JSON.stringify(where);
  if (text.length > longestFilter) {
    const issue = new Invalid('tooLong', { max: longestFilter, length: text.length }).issue;
    return [{ ...issue, field: 'where' }];
  }
  if (text.includes('\\u0000')) return [{ ...new Invalid('nulCharacter').issue, field: 'where' }];
  try {
    parseFilter(where, module, context.registry, context.filters);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidFilter)) throw error;
    return [{ ...error.invalid.issue, field: error.path ? `where.${error.path}` : 'where' }];
  }
}

function refused(field: string, check: () => unknown): FieldIssue[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return [{ ...new Invalid('rule', { zh: error.detail.zh, en: error.detail.en }).issue, field }];
  }
}

type Audience = Pick<ViewContent, 'shared' | 'departments' | 'roles'>;

/** @throws ProblemError forbidden when the session may not share that far */
export function requireMayShare(
  { functions, standing: { departments: own } }: Session,
  { shared, departments, roles }: Audience,
): void {
  const within = roles.length === 0 && departments.every((department) => own.includes(department));
  if (shared === 'private' || functions.has('settings') || (shared === 'some' && within)) return;
  throw new ProblemError('forbidden', {
    zh: '您只能把视图共享给自己的部门',
    en: 'You may share views with your own department only',
  });
}

/** @throws ProblemError forbidden when the session may not say what others' lists open with */
export function requireMayOpen({ functions }: Session): void {
  if (functions.has('settings')) return;
  throw new ProblemError('forbidden', {
    zh: '只有可以更改设置的人能决定别人打开列表时看到的视图',
    en: 'What the lists of others open with is for those who may change settings',
  });
}

export async function audienceIssues(
  db: Executor,
  { shared, departments, roles }: Audience,
): Promise<FieldIssue[]> {
  if (shared === 'some' && departments.length + roles.length === 0)
    return [{ ...new Invalid('required').issue, field: 'departments' }];
  const unknown = await unknownAudience(db, departments, roles);
  return (['departments', 'roles'] as const)
    .filter((field) => unknown[field].length > 0)
    .map((field) => ({ ...new Invalid('unknownReference').issue, field }));
}
