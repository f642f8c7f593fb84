import type { Module, ModuleField } from '../module/module.ts';
import type { Registry } from '../module/registry.ts';
import { fieldAlong } from './fieldAlong.ts';
import type { Filter } from './filter.ts';
import { isOperatorName } from './operators.ts';

/** Records of a module that have gone up in another of it. */
export interface GoneUp {
  module: Pick<Module, 'name' | 'path'>;
  from: readonly number[];
  into: number;
}

/**
 * A filter over a module's records that asks for the record that stays where it asked for one that went up in it. What it
 * asks for otherwise, and what it names that there is not, stays as it is.
 */
export function turnedFilter(filter: Filter, module: Module, registry: Registry, gone: GoneUp): Filter {
  const turned = Object.entries(filter).map(([key, value]) => {
    if (key === 'not') return [key, turnedFilter(value as Filter, module, registry, gone)];
    if (key === 'any' || key === 'all')
      return [key, (value as Filter[]).map((part) => turnedFilter(part, module, registry, gone))];
    const field = fieldAlong(key, module, registry);
    return [key, field && pointsThere(field, gone) ? turnedCondition(value, gone) : value];
  });
  return Object.fromEntries(turned) as Filter;
}

/** References to the module, and its own ids. */
function pointsThere({ field, of }: { field: ModuleField; of: Module }, { module }: GoneUp): boolean {
  const isOwnId = field.kernel && field.name === 'id' && of.name === module.name;
  return isOwnId || (field.type.refersTo !== undefined && field.targets?.includes(module.name) === true);
}

function turnedCondition(condition: unknown, gone: GoneUp): unknown {
  if (!isObject(condition) || 'id' in condition) return turnedOperand(condition, gone);
  return Object.fromEntries(
    Object.entries(condition).map(([operator, operand]) => [
      operator,
      isOperatorName(operator) ? turnedOperand(operand, gone) : operand,
    ]),
  );
}

function turnedOperand(operand: unknown, gone: GoneUp): unknown {
  const { module, from, into } = gone;
  if (Array.isArray(operand)) {
    const turned = operand.map((one) => turnedOperand(one, gone));
    return [...new Map(turned.map((one) => [JSON.stringify(one), one])).values()];
  }
  if (isObject(operand)) {
    const isGone = from.includes(Number(operand.id));
    if (!isGone || (operand.module !== undefined && operand.module !== module.path)) return operand;
    return operand.module === undefined ? into : { module: module.path, id: into };
  }
  if (typeof operand === 'string' && from.some((id) => operand === `${module.path}:${id}`))
    return `${module.path}:${into}`;
  const isId = typeof operand === 'number' || (typeof operand === 'string' && /^\d+$/.test(operand));
  return isId && from.includes(Number(operand)) ? into : operand;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
