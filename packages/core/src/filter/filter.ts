/**
 * The one condition language: lists, views, reach, visibleWhen, automation, audiences and reports all speak it.
 * `{ stage: 'proposal' }` equals; `{ amount: { gte: 10000 } }` operators; `any`, `all`, `not` combine; a dot goes
 * through a reference (`account.industry`).
 */
export type Filter =
  | { any: Filter[] }
  | { all: Filter[] }
  | { not: Filter }
  | { [field: string]: FieldCondition };

export type FieldCondition = ScalarOperand | { [operator: string]: unknown };

export type ScalarOperand = string | number | boolean | null;

/** The operators that make sense for a value of type `V`, for conditions written in module definitions. */
export interface TypedOperators<V> {
  eq?: V;
  ne?: V;
  gt?: V;
  gte?: V;
  lt?: V;
  lte?: V;
  in?: readonly V[];
  notIn?: readonly V[];
  contains?: string;
  notContains?: string;
  startsWith?: string;
  empty?: boolean;
  between?: readonly [V, V];
  within?: string;
}

/** A Filter over records of type `R` whose field names and operands are checked by the compiler. */
export type FilterOf<R> =
  | { any: FilterOf<R>[] }
  | { all: FilterOf<R>[] }
  | { not: FilterOf<R> }
  | ({
      [K in keyof R]?:
        | NonNullable<R[K]>
        | TypedOperators<NonNullable<R[K]> | UserToken<R[K]>>
        | UserToken<R[K]>
        | null;
    } & { any?: never; all?: never; not?: never });

/** `$me`, `$myTeam`, `$myDepartment` stand where a user or department id is wanted. */
export type UserToken<V> = NonNullable<V> extends number ? '$me' | '$myTeam' | '$myDepartment' : never;
