import type { FieldPath, Module, ModuleField } from '../module/module.ts';
import type { ShareLevel } from '../wire/shareLevel.ts';
import type { OperatorName } from './operators.ts';

/** A parsed Filter: fields found, operands checked and canonical, tokens and periods replaced. */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | AnyOf
  | { kind: 'not'; of: Condition }
  | WholeSight
  | FieldTest
  | SharedTest
  | PointedTest
  | AboveTest
  | SightedTest;

/** Asked with the company's eyes: references lead to what the reader may not see, too. Access rules alone ask so. */
export interface WholeSight {
  kind: 'wholeSight';
  of: Condition;
}

export interface AnyOf {
  kind: 'any';
  of: Condition[];
  /** Each side is best looked up by itself, as the grounds of a reach are: one by owner, another by shares. */
  apart?: true;
}

/** The record is shared with somebody; access rules alone ask this, no filter can. ACC-05 */
export interface SharedTest {
  kind: 'shared';
  /** Ids of users and departments, one of which it must be shared with. */
  with: readonly number[];
  /** `write` shares are found for `read` too. */
  level: ShareLevel;
  /** The reference to the record whose shares count; null: the record's own. */
  through: ModuleField | null;
  /** Name of the module whose records' shares count. */
  module: string;
  /** A look-up begins with the shares, and goes from them to the records. */
  leads?: true;
}

/** The record that a reference points at is so; access rules alone ask this, with the company's eyes. */
export interface PointedTest {
  kind: 'pointed';
  field: ModuleField;
  target: Module;
  of: Condition;
}

/** A record above it in the tree of its module is so, however far above; access rules alone ask this. */
export interface AboveTest {
  kind: 'above';
  /** The link to the record above. */
  field: ModuleField;
  module: Module;
  of: Condition;
}

/**
 * The record that a reference to any of several modules points at is in the reader's sight, or has gone for good; access
 * rules alone ask this.
 */
export interface SightedTest {
  kind: 'sighted';
  field: ModuleField;
  targets: readonly Module[];
}

export interface FieldTest extends FieldPath {
  kind: 'test';
  operator: TestOperator;
  /** Canonical: a value of the field, a list of them (`in`, `among`), a pair (`between`, `range`), or true/false (`empty`). */
  operand: unknown;
}

/**
 * `within` has become `range`: from the first value up to, but not including, the second. `among` is asked by access
 * rules alone: there are some, and all of them stand in the list.
 */
export type TestOperator = Exclude<OperatorName, 'within'> | 'range' | 'among';

export const everything: Condition = { kind: 'all', of: [] };
export const nothing: Condition = { kind: 'any', of: [] };
