import {
  type FieldDefinition,
  type FieldMetadata,
  fieldTypes,
  formulaOver,
  type ModuleField,
  type ParsedFormula,
} from '@gejie/core';

/** Reads a formula in the browser, with the code the server reads it with; null: its result is of no known type. */
export function readFormula(
  text: string,
  fields: readonly FieldMetadata[],
  result: { type: string; scale?: number },
  own: string | null,
): ParsedFormula | null {
  const type = fieldTypes.get(result.type);
  if (!type) return null;
  const known = new Map(fields.map((field) => [field.name, definitionOf(field)]));
  return formulaOver({ fields: known }, own, text, { type, label: { zh: '', en: '' }, scale: result.scale });
}

function definitionOf(field: FieldMetadata): ModuleField {
  const { name, label, kernel, custom, choices, scale } = field;
  const type = fieldTypes.get(field.type);
  const resultType = field.resultType ? fieldTypes.get(field.resultType) : undefined;
  const result: FieldDefinition | undefined = resultType && { type: resultType, label, choices, scale };
  return {
    name,
    label,
    kernel,
    custom,
    choices,
    column: name,
    ...(result ? { result } : {}),
    ...(field.reads ? { reads: field.reads } : {}),
    type,
  } as ModuleField;
}
