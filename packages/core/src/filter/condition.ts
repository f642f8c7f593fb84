import type { Module, ModuleField } from '../module/registry.ts';
import type { OperatorName } from './operators.ts';

/** A parsed Filter: fields found, operands checked and canonical, tokens and periods replaced. */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | FieldTest;

export interface FieldTest {
  kind: 'test';
  /** References followed on the way, from the record outwards: `account.parent.name` has two. */
  through: { field: ModuleField; target: Module }[];
  field: ModuleField;
  operator: TestOperator;
  /** Canonical: a value of the field, a list of them (`in`), a pair (`between`, `range`), or true/false (`empty`). */
  operand: unknown;
}

/** `within` has become `range`: from the first value up to, but not including, the second. */
export type TestOperator = Exclude<OperatorName, 'within'> | 'range';

export const everything: Condition = { kind: 'all', of: [] };
export const nothing: Condition = { kind: 'any', of: [] };
