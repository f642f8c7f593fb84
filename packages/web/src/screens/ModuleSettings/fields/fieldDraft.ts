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

/** What the form starts with. */
export function draftOf(field: CustomizedField | null, type: FieldTypeAnswer): FieldDraft {
  if (!field)
    return {
      type: type.name,
      label: { zh: '', en: '' },
      name: '',
      hint: { zh: '', en: '' },
      required: false,
      hidden: false,
      options: {},
    };
  const said = optionNames(type.options).map((name) => [name, field[name as keyof CustomizedField]]);
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

/** What goes to the server: of a field of the product its values alone. */
export function saidOf(draft: FieldDraft, field: CustomizedField | null): Record<string, unknown> {
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
    ...(field ? {} : { name: draft.name }),
    ...(field && !field.changeable.includes('required') ? {} : { required: draft.required }),
    ...options,
  };
}
