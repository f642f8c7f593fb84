import type { Filter } from '../filter/filter.ts';
import type { LayoutMetadata } from '../wire/metadata.ts';

/** What can be said of a field by condition and by role. */
export const fieldRuleKinds = ['visible', 'required', 'readOnly'] as const;
export type FieldRuleKind = (typeof fieldRuleKinds)[number];

/** When, and for whom, something is so. */
export interface FieldRule {
  /** Of the record at hand, with canonical operands; absent: always. */
  when?: Filter;
  /** Ids of roles; absent: for everyone. */
  roles?: number[];
}

export type FieldRules = Partial<Record<FieldRuleKind, FieldRule>>;

/** Where the fields of a module stand. */
export interface Layout extends LayoutMetadata {
  /** Fields that are left out; one that stands neither here nor in a section has come since, and is shown last. */
  unused: string[];
}

/** A layout for those who have one of its roles. */
export interface RoleLayout extends Layout {
  name: string;
  roles: number[];
}

/** What administrators have made of a module's layout and list; null and empty: it is as declared. */
export interface Arrangement {
  standard: Layout | null;
  /** The first whose roles fit is taken. */
  variants: RoleLayout[];
  rules: Record<string, FieldRules>;
  list: string[] | null;
  /** Names of the fields in code that are searched, beside the title. */
  search: string[] | null;
  /** When records look like the same: rules, each of fields that are alike together; absent: as declared. */
  duplicates?: string[][] | null;
}

export const asDeclared: Arrangement = { standard: null, variants: [], rules: {}, list: null, search: null };
