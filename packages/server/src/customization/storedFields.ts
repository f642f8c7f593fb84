import { type FieldDefinition, type FieldType, fieldTypes } from '@gejie/core';
import type { CustomFieldRow, StoredDefinition } from '../database/customization/customFieldRows.ts';

/**
 * @param path of the module the field is of
 * @throws Error when the kept definition has a type this version doesn't know
 */
export function definitionOf(row: CustomFieldRow, path: string): FieldDefinition {
  const { madeAt, former } = row;
  return {
    ...kindOf(row, path),
    ...(madeAt === null ? {} : { since: madeAt }),
    ...(former.length === 0
      ? {}
      : {
          former: former.map(({ until, definition }) => ({
            until,
            definition: kindOf({ ...row, definition }, path),
          })),
        }),
  };
}

function kindOf({ module, name, definition }: CustomFieldRow, path: string): FieldDefinition {
  const { type: typeName, backlink, result, ...rest } = definition;
  const type = fieldTypes.get(String(typeName));
  if (!type) throw new Error(`Custom field ${module}.${name} has the unknown type ${String(typeName)}`);
  const said = { ...implied(type), ...resultOf(result), ...(rest as Omit<FieldDefinition, 'type'>), type };
  return backlink ? { ...said, backlink: `${path}-${name}` } : said;
}

/** What a formula comes to. */
function resultOf(kept: unknown): Partial<FieldDefinition> {
  const type = fieldTypes.get(String((kept as { type?: unknown } | undefined)?.type));
  return type ? { result: { type, label: { zh: '', en: '' } } } : {};
}

/** What goes without saying: users are users. */
function implied({ name, refersTo }: FieldType): Partial<FieldDefinition> {
  return refersTo === 'one' && name !== 'link' ? { targets: [name] } : {};
}

/** What is known of a field in its place, and not said of it. */
const unsaid = ['name', 'column', 'kernel', 'custom', 'reads', 'compute', 'backlinkLabel', 'since', 'former'];

/** A definition as it is kept; what is not said is left out. */
export function stored({ type, backlink, result, ...rest }: FieldDefinition): StoredDefinition {
  const said = {
    ...rest,
    ...(backlink ? { backlink: true } : {}),
    ...(result ? { result: { type: result.type.name } } : {}),
  };
  const kept = Object.entries(said).filter(([name, value]) => isSaid(value) && !unsaid.includes(name));
  return { type: type.name, ...Object.fromEntries(kept) };
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}
