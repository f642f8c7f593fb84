import { extensionOf } from '../../extensions/extensionOf.ts';
import { viewOf } from '../../fields/index.ts';
import { faultsIn } from './checkValues.ts';
import { fieldState } from './fieldState.ts';
import type { FormFieldProps } from './formFieldProps.ts';

/**
 * Whether a field of a form need not be drawn again: neither its value, nor what is wrong with it, nor what its
 * conditions make of it, nor what its control looks at has changed. A key typed into one of five hundred fields is none
 * of the others' business; how long it takes must not depend on how many they are.
 */
export function isSameToLookAt(was: FormFieldProps, is: FormFieldProps): boolean {
  const { form: before, ...others } = was;
  const { form: after, ...now } = is;
  const { field } = is;
  return (
    sameParts(others, now) &&
    (before.values === after.values ||
      (Object.is(before.values[field.name], after.values[field.name]) && looksAtNothingNew(was, is))) &&
    before.problems[field.name] === after.problems[field.name] &&
    sameParts(faultsIn(before.problems, field.name) ?? {}, faultsIn(after.problems, field.name) ?? {}) &&
    before.module === after.module &&
    before.before === after.before &&
    before.isNew === after.isNew
  );
}

function sameParts(one: object, other: object): boolean {
  const names = Object.keys({ ...one, ...other }) as never[];
  return names.every((name) => Object.is(one[name], other[name]));
}

function looksAtNothingNew(was: FormFieldProps, is: FormFieldProps): boolean {
  const { field, form } = is;
  const before = fieldState(field, was.form.values, was.form.isNew);
  if (!sameParts(before, fieldState(field, form.values, form.isNew))) return false;
  if (!before.visible) return true;
  if (extensionOf(form.module.path).besideFields?.[field.name]) return false;
  const looked = viewOf(field).beside?.(field, form.module);
  return looked?.every((name) => Object.is(was.form.values[name], form.values[name])) ?? false;
}
