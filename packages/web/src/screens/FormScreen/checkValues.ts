import {
  type AnsweredRecord,
  type FieldDefinition,
  type FieldMetadata,
  fieldTypes,
  Invalid,
  type Issue,
  messageOf,
  type ValueContext,
} from '@gejie/core';
import { requestValue } from '../../api/index.ts';
import { fieldState, hasLacked, isEmpty } from './fieldState.ts';

/** Messages by field name; '' is the record as a whole, and `lines.3.quantity` a place inside of `lines`, which has one, too. */
export type Problems = Readonly<Record<string, string>>;

/** What is wrong inside of a field, by its place there; undefined: nothing. */
export function faultsIn(problems: Problems, field: string): Problems | undefined {
  const inside = Object.entries(problems).flatMap(([path, message]) =>
    path.startsWith(`${field}.`) ? [[path.slice(field.length + 1), message] as const] : [],
  );
  return inside.length > 0 ? Object.fromEntries(inside) : undefined;
}

/** What the server would say against one value, said without asking it; null when nothing. */
export function problemOf(field: FieldMetadata, value: unknown, context: ValueContext): string | null {
  const type = fieldTypes.get(field.type);
  if (isEmpty(value) || !type || type.computed) return null;
  try {
    type.parse(requestValue(value), { ...(field as Omit<FieldDefinition, 'type'>), type }, context);
    return null;
  } catch (error) {
    if (error instanceof Invalid) return messageOf(error.issue, context.language);
    throw error;
  }
}

/**
 * Everything wrong with the fields of a form that are on the screen.
 * @param before the record as it is: what it has lacked since it became required may go on lacking
 */
export function problemsOf(
  fields: FieldMetadata[],
  values: Record<string, unknown>,
  context: ValueContext,
  { isNew = false, before = null }: { isNew?: boolean; before?: AnsweredRecord | null } = {},
): Problems {
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const state = fieldState(field, values, isNew);
    if (!state.visible || state.readOnly) continue;
    const missing: Issue = { code: 'required', parameters: {} };
    const problem =
      state.required && isEmpty(values[field.name]) && !hasLacked(field, before)
        ? messageOf(missing, context.language)
        : problemOf(field, values[field.name], context);
    if (problem) problems[field.name] = problem;
  }
  return problems;
}
