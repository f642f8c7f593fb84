import type { BilingualText, CustomizedField, FieldOptions, FieldTypeAnswer, OptionName } from '@gejie/core';

/** A field as it is being described. */
export interface FieldDraft {
  type: string;
  label: BilingualText;
  name: string;
  hint: BilingualText;
  required: boolean;
  hidden: boolean;
  options: Record<string, unknown>;
}

/** What the form of a new field starts with. @param carried what was typed for one of another kind */
export function newDraft(type: FieldTypeAnswer, carried: FieldDraft | null): FieldDraft {
  const { choices } = carried?.options ?? {};
  return {
    type: type.name,
    label: carried?.label ?? { zh: '', en: '' },
    name: carried?.name ?? '',
    hint: carried?.hint ?? { zh: '', en: '' },
    required: carried?.required ?? false,
    hidden: false,
    options: type.options.choices && choices ? { choices } : {},
  };
}

/** What the form of a field that is there starts with. */
export function draftOf(field: CustomizedField, types: readonly FieldTypeAnswer[]): FieldDraft {
  const { options = {} } = types.find(({ name }) => name === field.type) ?? {};
  const said = optionNames(options).map((name) => [name, field[name as keyof CustomizedField]]);
  return {
    type: field.type,
    label: field.label,
    name: field.name,
    hint: field.hint ?? { zh: '', en: '' },
    required: field.required,
    hidden: field.hidden,
    options: Object.fromEntries(said),
  };
}

export function optionNames(options: FieldOptions): OptionName[] {
  return Object.keys(options) as OptionName[];
}

/** The options with one of them said. Values that went with those of another field go with any of the next one's. */
export function withOption({ options }: FieldDraft, name: string, value: unknown): Record<string, unknown> {
  const next = { ...options, [name]: value };
  if (name !== 'dependsOn' || !Array.isArray(options.choices)) return next;
  return { ...next, choices: options.choices.map((choice: object) => ({ ...choice, onlyFor: undefined })) };
}

/**
 * What goes to the server: all of a new field; of one that is there what differs, so that nothing of what others have
 * changed meanwhile is said again.
 * @param base the field that the draft was made of
 * @returns null when nothing is to be said
 */
export function saidOf(
  draft: FieldDraft,
  base: CustomizedField | null,
  types: readonly FieldTypeAnswer[],
): Record<string, unknown> | null {
  const said = wholeOf(draft, base);
  if (!base) return { ...said, name: draft.name };
  const before = wholeOf(draftOf(base, types), base);
  const changed = Object.entries(said).filter(([name, value]) => !same(value, before[name]));
  return changed.length > 0 ? { ...Object.fromEntries(changed), version: base.version } : null;
}

/** Of a field of the product its values alone. */
function wholeOf(draft: FieldDraft, field: CustomizedField | null): Record<string, unknown> {
  const options = Object.fromEntries(
    Object.entries(draft.options).map(([name, value]) => [name, value ?? null]),
  );
  if (field && !field.custom) return { choices: options.choices };
  const { zh, en } = draft.hint;
  return {
    type: draft.type,
    label: draft.label,
    hint: zh.trim() || en.trim() ? draft.hint : null,
    hidden: draft.hidden,
    ...(field && !field.changeable.includes('required') ? {} : { required: draft.required }),
    ...options,
  };
}

/**
 * A draft over what another administrator has saved meanwhile: what was not touched here is theirs, the rest stays.
 * @param start what both began with
 * @returns `disputed`: names of what both have changed, each in another way
 */
export function rebased(
  mine: FieldDraft,
  start: FieldDraft,
  theirs: FieldDraft,
): { draft: FieldDraft; disputed: string[] } {
  const [here, before, there] = [mine, start, theirs].map(partsOf) as [Parts, Parts, Parts];
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  const touched = names.filter((name) => !same(here[name], before[name]));
  const disputed = touched.filter(
    (name) => !same(there[name], before[name]) && !same(here[name], there[name]),
  );
  const { type, label, name, hint, required, hidden, ...options } = {
    ...there,
    ...Object.fromEntries(touched.map((one) => [one, here[one]])),
  } as Parts & Omit<FieldDraft, 'options'>;
  return { draft: { type, label, name, hint, required, hidden, options }, disputed };
}

type Parts = Record<string, unknown>;

function partsOf({ options, ...rest }: FieldDraft): Parts {
  return { ...rest, ...options };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
