import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { viewOf } from '../../fields/index.ts';
import { fieldState } from '../FormScreen/fieldState.ts';

/** Fields of the layout that need the room of the page. */
export function sheetsOf(module: ModuleMetadata, record: AnsweredRecord): FieldMetadata[] {
  return module.layout.sections
    .flatMap(({ fields }) => fields.flatMap(({ field }) => fieldOf(module, field) ?? []))
    .filter((field) => viewOf(field).sheet && fieldState(field, record).visible);
}

/** A document is its lines: its page opens with them. What moves through stages is told by its story. */
export function opensOnSheet(module: ModuleMetadata): boolean {
  return module.board === undefined && module.fields.some((field) => viewOf(field).sheet);
}
