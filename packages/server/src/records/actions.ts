import {
  type Action,
  type BilingualText,
  englishName,
  type Filter,
  isActionOn,
  type Module,
  matches,
  namesUser,
} from '@gejie/core';
import type { z } from 'zod';
import { issuesOf } from '../bodyIssues.ts';
import { forbidden, invalid, notFound, ProblemError } from '../problem.ts';
import { readableIn } from '../reading/readContext.ts';
import { holdRow, inRecycleBin } from './changeRow.ts';
import { emptyValue } from './parseValues.ts';
import type { WriteScope } from './writeScope.ts';

/**
 * Runs a named action on a record, in the scope's transaction.
 * @throws ProblemError notFound (record or action), forbidden, state when the action isn't for this record now, invalid
 */
export async function runAction(
  scope: WriteScope,
  module: Module,
  id: number,
  name: string,
  input: unknown,
): Promise<unknown> {
  const action = actionOf(scope, module, name);
  if (!action.run) throw notFound();
  const record = await heldFor(scope, module, id, name);
  const parsed = action.input.safeParse(input ?? {}, { reportInput: true });
  if (!parsed.success)
    throw invalid(parsed.error.issues.flatMap((issue) => issuesOf(issue as z.core.$ZodIssue)));
  return action.run(scope.work, record, parsed.data, module.path);
}

/** What the dialog of an action shows before it is run: of the record, as much as may be read. */
export async function previewAction(
  scope: WriteScope,
  module: Module,
  id: number,
  name: string,
): Promise<unknown> {
  const action = actionOf(scope, module, name);
  if (!action.preview) throw notFound();
  return action.preview(scope.work, readableOf(scope, module, await heldFor(scope, module, id, name)));
}

function readableOf<R extends Record<string, unknown>>(
  { session }: WriteScope,
  module: Module,
  record: R,
): R {
  const reads = readableIn(session, module);
  const hidden = [...module.fields.values()].filter(({ name }) => !reads(name));
  return { ...record, ...Object.fromEntries(hidden.map((field) => [field.name, emptyValue(field)])) };
}

/** Says what stands in the way, where that is a state which the session reads. */
function notNow(
  { session }: WriteScope,
  module: Module,
  action: BilingualText,
  condition: Filter,
  record: Record<string, unknown>,
): ProblemError {
  const reads = readableIn(session, module);
  const [name = ''] =
    Object.entries(condition).find(([one, part]) => reads(one) && !matches({ [one]: part }, record)) ?? [];
  const field = module.fields.get(name);
  const state = field?.choices?.find(({ value }) => value === record[field.name])?.label;
  if (!field || !state)
    return new ProblemError('state', {
      zh: '此记录现在不能执行该操作',
      en: 'This is not possible for this record now',
    });
  return new ProblemError('state', {
    zh: `${field.label.zh}为“${state.zh}”，不能“${action.zh}”`,
    en: `${field.label.en} is “${state.en}”: “${action.en}” is not possible`,
  });
}

function actionOf({ dependencies }: WriteScope, module: Module, name: string): Action {
  const action = dependencies.actions.find((one) => one.name === name && isActionOn(one, module.definition));
  if (!action) throw notFound();
  return action;
}

async function heldFor(scope: WriteScope, module: Module, id: number, name: string) {
  const { record, may } = await holdRow(scope, module, id);
  const spec = module.definition.actions?.[name];
  if (record.deletedAt !== null) throw inRecycleBin();
  const right = spec?.right ?? actionOf(scope, module, name).right ?? 'edit';
  if (right !== 'see' && !may[right]) throw forbidden();
  if (spec?.needs && scope.session.elevation === null && !scope.session.functions.has(spec.needs))
    throw forbidden();
  if (spec?.visibleWhen && !matches(spec.visibleWhen, record))
    throw notNow(
      scope,
      module,
      { zh: spec.label, en: spec.en ?? englishName(name) },
      spec.visibleWhen,
      record,
    );
  if (scope.session.elevation !== null) return record;
  const me = scope.session.user?.id;
  if (spec?.by && !namesUser(record[spec.by], me)) throw forbidden();
  if (spec?.notFor?.some((field) => namesUser(record[field], me)))
    throw new ProblemError('state', {
      zh: '此操作不适用于您，或您已经做过',
      en: 'This is not for you to do, or you have done it already',
    });
  return record;
}
