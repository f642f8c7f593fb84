import { type Module, quoted, type Registry } from '@gejie/core';
import { fieldRight, rightsOf } from '../../access/rights.ts';
import type { Session } from '../../access/session.ts';
import { forbidden, invalidField, ProblemError } from '../../problem.ts';
import { readContext } from '../../reading/readContext.ts';
import { selectionOf } from '../../reading/selection.ts';
import type { BulkRequest } from '../jobService.ts';
import { assignmentIn } from './assignment.ts';

/** Those about pools; what a pool lets somebody do it limits itself, so they don't need the right to mass work. */
export const poolActions = ['claim', 'allot', 'release'] as const;
export type PoolAction = (typeof poolActions)[number];

export const bulkActions = [
  'update',
  'assign',
  'delete',
  'restore',
  'purge',
  'tag',
  'untag',
  'run',
  ...poolActions,
] as const;
export type BulkAction = (typeof bulkActions)[number];

export function isPoolAction(action: BulkAction): action is PoolAction {
  return (poolActions as readonly string[]).includes(action);
}

/** A checked request for mass work. */
export interface BulkTask {
  action: BulkAction;
  target: { ids: number[] } | { where: unknown; q?: string };
  values: Record<string, unknown>;
}

/** More are asked for by a filter: the ids alone would be too long a request. */
const mostIds = 20_000;
const longestTag = 40;
const longestReason = 500;

/** @throws ProblemError forbidden without the right to mass work; malformed; invalid for values that fit no record */
export function bulkTask(
  session: Session,
  module: Module,
  request: BulkRequest,
  registry: Registry,
): BulkTask {
  const action = bulkActions.find((one) => one === request.action);
  if (!action)
    throw malformed(`可用的操作：${bulkActions.join('、')}`, `Actions are ${bulkActions.join(', ')}`);
  if (!isPoolAction(action) && !rightsOf(session, module).bulk) throw forbidden();
  const target = targetOf(request);
  const values = request.values ?? {};
  if (typeof values !== 'object' || Array.isArray(values))
    throw malformed('values 应为对象', 'values must be an object');
  checks[action](session, module, values as Record<string, unknown>, registry);
  // What can't be understood is told at once, not by a job that fails.
  if ('where' in target)
    selectionOf(module, { where: target.where }, readContext(session, registry, new Date()));
  return { action, target, values: values as Record<string, unknown> };
}

function targetOf({ ids, where, q }: BulkRequest): BulkTask['target'] {
  if ((ids === undefined) === (where === undefined))
    throw malformed('需要 ids 或 where 之一', 'Either ids or where is needed');
  // A search that is not heeded would change far more than was meant.
  if (q !== undefined && (typeof q !== 'string' || ids !== undefined))
    throw malformed('q 应为文本，并与 where 同用', 'q must be text, and goes with where');
  if (ids === undefined) return { where, q };
  const valid = Array.isArray(ids) && ids.every((id) => Number.isSafeInteger(id) && id > 0);
  if (!valid || ids.length === 0 || ids.length > mostIds)
    throw malformed(`ids 应为 1 至 ${mostIds} 个编号`, `ids must be 1 to ${mostIds} ids`);
  return { ids: [...new Set(ids as number[])].sort((a, b) => a - b) };
}

type Check = (session: Session, module: Module, values: Record<string, unknown>, registry: Registry) => void;

const nothing: Check = () => undefined;

const namesTag: Check = (_session, _module, { name, private: own }) => {
  if (typeof name !== 'string' || name.trim() === '') throw invalidField('name', 'required');
  if (name.trim().length > longestTag)
    throw invalidField('name', 'tooLong', { max: longestTag, length: name.trim().length });
  if (own !== undefined && typeof own !== 'boolean') throw invalidField('private', 'notBoolean');
};

const checks: Record<BulkAction, Check> = {
  update(session, module, values) {
    const names = Object.keys(values).filter((name) => name !== 'version');
    if (names.length === 0) throw malformed('没有要修改的字段', 'There is no field to change');
    for (const name of names) checkWritable(session, module, name);
  },
  assign: (session, module, values, registry) => void assignmentIn(session, module, registry, values),
  delete: nothing,
  restore: nothing,
  purge: ({ functions }) => {
    if (!functions.has('purge')) throw forbidden();
  },
  run(_session, module, { action }) {
    const spec = typeof action === 'string' ? module.definition.actions?.[action] : undefined;
    if (!spec?.bulk) throw invalidField('action', 'notChoice', { value: quoted(action) });
  },
  tag: namesTag,
  untag: namesTag,
  claim: (_session, module, values) => checkIds(module, values, ['pool']),
  allot: (_session, module, values) => checkIds(module, values, ['pool', 'user']),
  release(_session, module, { reason, pool }) {
    checkIds(module, { pool: pool ?? 1 }, ['pool']);
    if (typeof reason !== 'string' || reason.trim() === '') throw invalidField('reason', 'required');
    if (reason.length > longestReason)
      throw invalidField('reason', 'tooLong', { max: longestReason, length: reason.length });
  },
};

/** @throws ProblemError malformed where the module has no pools; invalid for what can't be an id */
function checkIds({ definition }: Module, values: Record<string, unknown>, names: readonly string[]): void {
  if (!definition.pool) throw malformed('此模块没有公海', 'This module has no pools');
  for (const name of names) {
    if (values[name] === undefined) throw invalidField(name, 'required');
    if (!Number.isSafeInteger(values[name]) || (values[name] as number) < 1)
      throw invalidField(name, 'notReference');
  }
}

function checkWritable(session: Session, module: Module, name: string): void {
  const field = module.fields.get(name);
  const right = field ? fieldRight(session, module, name) : 'hidden';
  if (!field || right === 'hidden') throw invalidField(name, 'unknownField', { field: name.slice(0, 120) });
  if (field.readOnly || field.type.computed) throw invalidField(name, 'readOnly');
  if (right !== 'write') throw invalidField(name, 'notAllowed');
}

function malformed(zh: string, en: string): ProblemError {
  return new ProblemError('malformed', { zh, en });
}
