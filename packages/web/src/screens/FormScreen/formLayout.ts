import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { fieldState } from './fieldState.ts';

export interface FormSection {
  name: string;
  label: ModuleMetadata['label'] | null;
  fields: { field: FieldMetadata; width: 'half' | 'full' }[];
}

/** Fields a form may show at all: not what the system fills in, but what it works out as one types. */
function mayBeShown(field: FieldMetadata | undefined): field is FieldMetadata {
  return field !== undefined && (!field.readOnly || field.expression !== undefined);
}

function mayBeTyped(field: FieldMetadata | undefined): field is FieldMetadata {
  return mayBeShown(field) && !field.readOnly;
}

/** The sections of a form; required fields that no section names come last, for they can't be left out. */
export function formSections(module: ModuleMetadata): FormSection[] {
  const sections: FormSection[] = module.layout.sections.map((section) => ({
    name: section.name,
    label: section.label,
    fields: section.fields.flatMap(({ field: name, width }) => {
      const field = fieldOf(module, name);
      return mayBeShown(field) ? [{ field, width }] : [];
    }),
  }));
  const named = new Set(
    module.layout.sections.flatMap((section) => section.fields.map(({ field }) => field)),
  );
  const left = module.fields.filter((field) => mayBeTyped(field) && !field.kernel && !named.has(field.name));
  const others = named.size === 0 ? left : left.filter((field) => field.required);
  const last: FormSection = {
    name: 'others',
    label: null,
    fields: others.map((field) => ({ field, width: 'half' })),
  };
  return [...sections, last].filter(({ fields }) => fields.length > 0);
}

/**
 * What the quick-create dialog asks: the fields named for it, those preset, and those that can't be left out.
 * @param typed values so far: some fields are required only beside others
 */
export function quickFields(
  module: ModuleMetadata,
  preset: Record<string, unknown>,
  typed: Record<string, unknown> = {},
): FieldMetadata[] {
  const wanted = module.layout.quickCreate.length > 0 ? module.layout.quickCreate : [module.title];
  const missing = module.fields.filter(
    (field) =>
      fieldState(field, typed).required &&
      !field.kernel &&
      field.default === undefined &&
      !wanted.includes(field.name),
  );
  const given = Object.keys(preset).filter((name) => !wanted.includes(name) && preset[name] !== null);
  const names = [...wanted, ...missing.map(({ name }) => name), ...given];
  return [...new Set(names)].map((name) => fieldOf(module, name)).filter(mayBeTyped);
}
