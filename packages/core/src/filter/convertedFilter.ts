import { convertedOperand } from '../fields/convertedOperand.ts';
import type { FieldDefinition, ValueContext } from '../fields/fieldType.ts';
import type { Module, ModuleField } from '../module/module.ts';
import type { Registry } from '../module/registry.ts';
import { fieldAlong } from './fieldAlong.ts';
import type { Filter } from './filter.ts';
import { isOperatorName, type OperatorName } from './operators.ts';

/** A field and what it is to become. */
export interface BecomingField {
  module: Module;
  from: ModuleField;
  to: ModuleField;
  context: ValueContext;
}

/**
 * A filter over a module's records that asks for what the values it asked for have become, where one of the fields it
 * names becomes another kind. What can't be asked of that kind, and all it names otherwise, stays as it is.
 */
export function convertedFilter(
  filter: Filter,
  module: Module,
  registry: Pick<Registry, 'modules'>,
  becoming: BecomingField,
): Filter {
  const turned = Object.entries(filter).map(([key, value]) => {
    if (key === 'not') return [key, convertedFilter(value as Filter, module, registry, becoming)];
    if (key === 'any' || key === 'all')
      return [key, (value as Filter[]).map((part) => convertedFilter(part, module, registry, becoming))];
    const at = fieldAlong(key, module, registry);
    const isIt = at?.of.name === becoming.module.name && at.field.name === becoming.from.name;
    return [key, isIt ? convertedCondition(value, becoming) : value];
  });
  return Object.fromEntries(turned) as Filter;
}

function convertedCondition(condition: unknown, becoming: BecomingField): unknown {
  if (typeof condition !== 'object' || condition === null) return operandOf(condition, 'eq', becoming);
  return Object.fromEntries(
    Object.entries(condition).map(([name, operand]) => {
      if (!isOperatorName(name)) return [name, operand];
      return [operatorOf(name, becoming.to), operandOf(operand, name, becoming)];
    }),
  );
}

/** What one value is among several, and several values asked for as one. */
const related: Partial<Record<OperatorName, OperatorName>> = {
  eq: 'contains',
  ne: 'notContains',
  contains: 'eq',
  notContains: 'ne',
};

function operatorOf(operator: OperatorName, { type: { operators } }: FieldDefinition): OperatorName {
  const other = related[operator];
  return !operators.includes(operator) && other && operators.includes(other) ? other : operator;
}

/** Operands that say something else than a value of the field. */
const unlikeValues: readonly OperatorName[] = ['empty', 'within', 'startsWith'];

function operandOf(operand: unknown, operator: OperatorName, { from, to, context }: BecomingField): unknown {
  if (unlikeValues.includes(operator)) return operand;
  // A part of a text is no value.
  if (operator.toLowerCase().endsWith('contains') && !from.choices) return operand;
  if (!Array.isArray(operand)) return convertedOperand(operand, from, to, context);
  return [...new Set(operand.map((one) => convertedOperand(one, from, to, context)))];
}
