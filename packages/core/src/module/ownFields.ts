import type { Field, ValueOf } from '../fields/field.ts';
import type { KernelFields } from './kernelFields.ts';

/** What a module declares. */
export type Fields = Record<string, Field<unknown>>;

/** The part of a record its module declares: canonical values, null where nothing is given. */
export type OwnRecord<F extends Fields> = { [K in keyof F]: ValueOf<F[K]> };

/** A field of the module or the kernel, or one beyond a reference (`account.industry`). */
export type ColumnOf<F extends Fields> =
  | (keyof F & string)
  | keyof KernelFields
  | `${keyof F & string}.${string}`;

export type SortOf<F extends Fields> = ColumnOf<F> | `-${ColumnOf<F>}`;
