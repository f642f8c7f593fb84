import { dateType } from '../fields/date.ts';
import type { ValueContext } from '../fields/fieldType.ts';
import { filterLimits } from '../fields/filterShape.ts';
import { pointerOperand } from '../fields/pointing.ts';
import { Invalid, quoted } from '../messages/invalid.ts';
import type { Module, ModuleField } from '../module/module.ts';
import type { Registry } from '../module/registry.ts';
import type { Condition, FieldTest } from './condition.ts';
import { isOperatorName, type OperatorName } from './operators.ts';
import { instantsOf, periodDays } from './periods.ts';

const { depth: deepest, conditions: mostConditions, values: mostValues, steps: farthest } = filterLimits;

/** Whose filter it is: `$me` and the like, and the clock of the periods. */
export interface FilterContext extends ValueContext {
  fiscalYearStart: number;
  me: number | null;
  myDepartment: number | null;
  /** Users of my department and below. */
  myTeam: readonly number[];
  /** Whether the asker may use this field; a field that is hidden does not exist for the filter either. */
  mayUse?(module: Module, field: ModuleField): boolean;
  /**
   * What stands on records may be asked for, too: in the lists of a person who looks at them, not in rules, which judge a
   * record by itself.
   */
  withMarks?: boolean;
}

/** Where a filter finds the modules that its paths lead to. */
export type FilterModules = Pick<Registry, 'module'>;

/** A mistake in a filter and the path to it (`any.0.amount`). */
export class InvalidFilter extends Error {
  readonly path: string;
  readonly invalid: Invalid;

  constructor(path: string, invalid: Invalid) {
    super(`${path}: ${invalid.message}`);
    this.name = 'InvalidFilter';
    this.path = path;
    this.invalid = invalid;
  }
}

/**
 * Checks a Filter as it comes from a request, a view or a definition against a module.
 * @throws InvalidFilter at the first mistake: unknown field, operator or period, wrong operand, too deep, too many
 */
export function parseFilter(
  filter: unknown,
  module: Module,
  registry: FilterModules,
  context: FilterContext,
): Condition {
  return new FilterParser(registry, context).parse(filter, module, '', 1);
}

class FilterParser {
  private conditions = 0;
  private readonly registry: FilterModules;
  private readonly context: FilterContext;

  constructor(registry: FilterModules, context: FilterContext) {
    this.registry = registry;
    this.context = context;
  }

  parse(filter: unknown, module: Module, path: string, depth: number): Condition {
    if (depth > deepest) throw new InvalidFilter(path, new Invalid('filterTooDeep', { max: deepest }));
    if (!isObject(filter)) throw new InvalidFilter(path, new Invalid('notFilter'));
    const tests = Object.entries(filter).map(([key, value]) => {
      const here = path ? `${path}.${key}` : key;
      if (key === 'any' || key === 'all') return this.group(key, value, module, here, depth);
      if (key === 'not') return { kind: 'not', of: this.parse(value, module, here, depth + 1) } as Condition;
      return this.field(key, value, module, here);
    });
    return tests.length === 1 ? (tests[0] as Condition) : { kind: 'all', of: tests };
  }

  private group(kind: 'any' | 'all', value: unknown, module: Module, path: string, depth: number): Condition {
    if (!Array.isArray(value)) throw new InvalidFilter(path, new Invalid('notFilter'));
    return { kind, of: value.map((part, index) => this.parse(part, module, `${path}.${index}`, depth + 1)) };
  }

  private field(name: string, value: unknown, module: Module, path: string): Condition {
    const place = this.follow(name, module, path);
    const tests = operatorsIn(value, place.field, path).map(([operator, operand]) =>
      this.test(place, operator, operand, path),
    );
    return tests.length === 1 ? (tests[0] as Condition) : { kind: 'all', of: tests };
  }

  private follow(name: string, module: Module, path: string): Pick<FieldTest, 'through' | 'field'> {
    const steps = name.split('.');
    if (steps.length > farthest)
      throw new InvalidFilter(path, new Invalid('filterTooDeep', { max: farthest }));
    const through: FieldTest['through'] = [];
    let at = module;
    for (const [index, step] of steps.entries()) {
      const field = at.fields.get(step) ?? (this.context.withMarks ? at.marks.get(step) : undefined);
      const usable = field && field.type.operators.length > 0 && (this.context.mayUse?.(at, field) ?? true);
      if (!usable) throw new InvalidFilter(path, new Invalid('unknownField', { field: quoted(name) }));
      if (index === steps.length - 1) return { through, field };
      const target = field.type.refersTo === 'one' ? field.targets?.[0] : undefined;
      if (!target) throw new InvalidFilter(path, new Invalid('unknownField', { field: quoted(name) }));
      at = this.registry.module(target);
      through.push({ field, target: at });
    }
    throw new InvalidFilter(path, new Invalid('notFilter'));
  }

  private test(
    place: Pick<FieldTest, 'through' | 'field'>,
    operator: OperatorName,
    operand: unknown,
    path: string,
  ): Condition {
    if (++this.conditions > mostConditions)
      throw new InvalidFilter(path, new Invalid('filterTooLong', { max: mostConditions }));
    const { field } = place;
    const test = (name: FieldTest['operator'], value: unknown): Condition => ({
      kind: 'test',
      ...place,
      operator: name,
      operand: value,
    });
    try {
      if (operand === null && (operator === 'eq' || operator === 'ne'))
        return test('empty', operator === 'eq');
      if (
        !field.type.operators.includes(operator) &&
        !(operator === 'eq' && field.type.operators.includes('contains'))
      ) {
        throw new Invalid('operatorNotAllowed', { operator });
      }
      if (operator === 'empty') {
        if (typeof operand !== 'boolean') throw new Invalid('notBoolean');
        return test('empty', operand);
      }
      if (operator === 'in' || operator === 'notIn')
        return test(operator, this.list(operand, operator, field));
      if (operator === 'between') return test('between', this.pair(operand, operator, field));
      if (operator === 'within') return test('range', this.period(operand, field));
      const team = this.team(operand, field);
      if (team) return test(operator === 'ne' ? 'notIn' : 'in', team);
      return test(operator, this.value(operand, operator, field));
    } catch (error) {
      if (error instanceof Invalid) throw new InvalidFilter(path, error);
      throw error;
    }
  }

  private list(operand: unknown, operator: OperatorName, field: ModuleField): unknown[] {
    if (!Array.isArray(operand)) throw new Invalid('notList');
    if (operand.length > mostValues) throw new Invalid('tooMany', { max: mostValues });
    return operand.flatMap(
      (one): readonly unknown[] => this.team(one, field) ?? [this.value(one, operator, field)],
    );
  }

  private pair(operand: unknown, operator: OperatorName, field: ModuleField): [unknown, unknown] {
    if (!Array.isArray(operand) || operand.length !== 2) throw new Invalid('notRange');
    return [this.value(operand[0], operator, field), this.value(operand[1], operator, field)];
  }

  private period(operand: unknown, field: ModuleField): [string, string] {
    const days = typeof operand === 'string' ? periodDays(operand, this.context) : null;
    if (!days) throw new Invalid('unknownPeriod', { value: quoted(operand) });
    const isDay = (field.result ?? field).type.name === dateType.name;
    const { from, until } = isDay ? days : instantsOf(days, this.context.timeZone);
    return [from, until];
  }

  private team(operand: unknown, field: ModuleField): readonly unknown[] | null {
    if (operand !== '$myTeam' || !field.targets?.includes('user')) return null;
    return this.context.myTeam.map((id) => this.person(id, field));
  }

  /** A person as the field points at people. */
  private person(id: number, field: ModuleField): unknown {
    return this.pointer('user', id, field);
  }

  private pointer(module: string, id: number, { type }: ModuleField): unknown {
    return pointerOperand(type, { module: this.registry.module(module).path, id });
  }

  private value(operand: unknown, operator: OperatorName, field: ModuleField): unknown {
    // No record has id 0: an asker without a person or department behind matches nothing.
    if (operand === '$me' && field.targets?.includes('user')) return this.person(this.context.me ?? 0, field);
    if (operand === '$myDepartment' && field.targets?.includes('department'))
      return this.pointer('department', this.context.myDepartment ?? 0, field);
    if (operand === null || operand === undefined) throw new Invalid('required');
    const { type } = field;
    return type.parseOperand
      ? type.parseOperand(operand, operator, field, this.context)
      : type.parse(operand, field, this.context);
  }
}

/** `{ gte: 1, lt: 5 }` → its operators; anything else is what the field shall equal, a reference as answers have it too. */
function operatorsIn(value: unknown, field: ModuleField, path: string): [OperatorName, unknown][] {
  if (!isObject(value) || (field.type.refersTo && 'id' in value)) return [['eq', value]];
  const entries = Object.entries(value);
  if (entries.length === 0) throw new InvalidFilter(path, new Invalid('notFilter'));
  return entries.map(([operator, operand]) => {
    if (isOperatorName(operator)) return [operator, operand];
    throw new InvalidFilter(path, new Invalid('unknownOperator', { operator: quoted(operator) }));
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
