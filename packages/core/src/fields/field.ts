import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType } from './fieldType.ts';

declare const heldValue: unique symbol;
declare const requiredness: unique symbol;

/** A definition that remembers the TypeScript type of its value and whether it is always there. */
export interface Field<V, R extends boolean = boolean> extends FieldDefinition {
  readonly [heldValue]?: V;
  readonly [requiredness]?: R;
}

export type ValueOf<F> = F extends Field<infer V, infer R> ? (R extends true ? V : V | null) : never;

export type RequiredOf<O> = O extends { required: true } ? true : false;

/** Builds a definition; the English label is completed from the key by {@link defineModule}. */
export function field<V, R extends boolean>(
  type: FieldType<V>,
  label: string,
  options: CommonOptions & Partial<Omit<FieldDefinition, 'label' | 'type'>> = {},
): Field<V, R> {
  const { en, ...rest } = options;
  return { ...rest, type: type as FieldType, label: { zh: label, en: en ?? '' } };
}
