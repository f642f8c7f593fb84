import type { CustomizedField, FieldOption, FieldTypeAnswer, ModuleMetadata, OptionName } from '@gejie/core';
import type { FieldDraft } from './fieldDraft.ts';

export interface OptionControlProps {
  name: OptionName;
  draft: FieldDraft;
  field: CustomizedField | null;
  type: FieldTypeAnswer;
  module: ModuleMetadata | undefined;
  problem: string | undefined;
  onChange(value: unknown): void;
}

/** What asks for an option of one kind gets. */
export interface KindProps extends OptionControlProps {
  option: FieldOption;
  value: unknown;
}
