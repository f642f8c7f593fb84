import type { FieldMetadata } from '@gejie/core';
import type { FieldView } from './fieldView.ts';

interface Looks {
  /** By the name of the field type in the API. */
  byType: Record<string, FieldView>;
  /** Of a type this web app does not know yet: a newer server's. */
  unknown: FieldView;
  /** Of lines whose goods come free. */
  givenLines: FieldView;
}

let known: Looks | null = null;

/** Says how fields look. Some show fields themselves, such as conditions: they ask here, not the list that they stand in. */
export function fieldsLook(looks: Looks): void {
  known = looks;
}

function looks(): Looks {
  if (!known) throw new Error('Nothing has imported fields/index.ts, which says how fields look');
  return known;
}

/** The view of a field; a type this web app does not know yet (a newer server's) is shown as text. */
export function viewOf(field: FieldMetadata): FieldView {
  const { byType, unknown, givenLines } = looks();
  return field.comesFree ? givenLines : (byType[field.type] ?? unknown);
}

/** Figures stand at the right edge, computed ones too. */
export function alignOf(field: FieldMetadata): 'right' | undefined {
  const { byType, unknown } = looks();
  return (byType[field.resultType ?? field.type] ?? unknown).align;
}
