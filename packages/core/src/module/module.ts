import type { FieldDefinition } from '../fields/fieldType.ts';
import type { BilingualText } from '../messages/label.ts';
import type { AnyModuleDefinition } from './moduleDefinition.ts';

/** A field in its place: named, with its column, whoever declared it. */
export interface ModuleField extends FieldDefinition {
  name: string;
  /** Name of the column in the module's table. */
  column: string;
  kernel: boolean;
  custom: boolean;
  /** The reference that it tells of; see `tellsOf`. */
  about?: ModuleField;
}

/** A list of records of `module` whose `field` points at the record at hand. */
export interface Backlink {
  name: string;
  label: BilingualText;
  module: string;
  field: string;
}

/** A reference to records of these modules: who sees one of those sees what points there. */
export interface Holder {
  field: ModuleField;
  targets: readonly Module[];
}

/** A figure over records of another module, with the fields of theirs that it tells something of. */
export interface Figure {
  field: string;
  of: Module;
  tells: readonly string[];
}

/** A field, of the record itself or of one that it points at. */
export interface FieldPath {
  /** References followed on the way, from the record outwards: `account.parent.name` has two. */
  through: { field: ModuleField; target: Module }[];
  field: ModuleField;
}

/** A module as the engine runs it: kernel, declared and custom fields together. */
export interface Module {
  name: string;
  path: string;
  table: string;
  label: BilingualText;
  title: string;
  ownership: 'record' | 'none';
  keptBy: 'people' | 'system';
  /** The field that tells the newest records. */
  latest: string;
  fields: ReadonlyMap<string, ModuleField>;
  /** What stands on its records without being kept in them (`keptApart`): tags. */
  marks: ReadonlyMap<string, ModuleField>;
  backlinks: readonly Backlink[];
  /** Its references that lead to records with which its own are seen. */
  seenThrough: readonly Holder[];
  /** Its formulas, each after those it reads. */
  formulas: readonly ModuleField[];
  /** Its roll-ups. */
  figures: readonly Figure[];
  /** Where its records name the departments to which writing is bound; null: it is not. */
  boundBy: FieldPath | null;
  definition: AnyModuleDefinition;
  /** What its records hang on, and are seen with: see `hangsOn`; null: they stand by themselves. */
  hung: { field: ModuleField; targets: readonly Module[] } | null;
}
