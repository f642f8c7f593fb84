import type { FieldRules, Layout, RoleLayout } from '../module/arrangement.ts';
import type { FieldMetadata, RelatedMetadata } from './metadata.ts';

/** A field as the layout editor knows it, with the conditions that its definition states. */
export interface ArrangedField extends FieldMetadata {
  /** May stand in a section. */
  placeable: boolean;
  /** Every layout has it, and nobody is kept from filling it in. */
  indispensable: boolean;
  /** May be found by search, where somebody wishes so; fields of administrators say it themselves. */
  searchable: boolean;
  /** May stand in a duplicate rule. */
  comparable: boolean;
}

/** What is shown of a module and where: `GET /api/customization/{path}/layout`. */
export interface ArrangementAnswer {
  /** Counts the changes; 0: all is as declared. A change names the one it was made from. */
  version: number;
  /** For everyone who has no layout by role. */
  standard: Layout;
  variants: RoleLayout[];
  rules: Record<string, FieldRules>;
  list: string[];
  /** Names of the fields in code that are searched, beside the title. */
  search: string[];
  /** What would be without any change. */
  declared: { standard: Layout; list: string[]; search: string[]; duplicates: string[][] };
  /** When records look like the same: rules, each of fields that are alike together. */
  duplicates: string[][];
  fields: ArrangedField[];
  related: Pick<RelatedMetadata, 'name' | 'label'>[];
  roles: { id: number; label: string }[];
}
