import { type FieldType, fieldTypes } from '@gejie/core';

/** The types that the values of a type can become: both must be what can be written down in a cell of a spreadsheet. */
export function convertible(type: FieldType): string[] {
  if (!isPlain(type)) return [];
  return [...fieldTypes.values()]
    .filter((other) => other.name !== type.name && isPlain(other))
    .map(({ name }) => name);
}

function isPlain({ workshop, refersTo, holdsFiles, computed }: FieldType): boolean {
  return workshop !== undefined && !refersTo && !holdsFiles && !computed;
}
