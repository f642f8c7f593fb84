import type { FieldOptions } from '../fields/workshop.ts';
import type { BilingualText } from '../messages/label.ts';
import type { ChoiceMetadata } from './metadata.ts';

/** A kind of field as the workshop offers it. */
export interface FieldTypeAnswer {
  name: string;
  label: BilingualText;
  example: BilingualText;
  options: FieldOptions;
  /** Names of the types its values can become; see `POST …/fields/{name}/conversion`. */
  becomes: string[];
}

/** A field of a module as administrators see it. */
export interface CustomizedField {
  name: string;
  type: string;
  label: BilingualText;
  hint?: BilingualText;
  /** Another one after each change; sent with a change it sees to it that nothing of another administrator's is lost. */
  version: string;
  /** Made in the browser; else it is part of the product. */
  custom: boolean;
  kernel: boolean;
  required: boolean;
  unique: boolean;
  search: boolean;
  hidden: boolean;
  /** Place among the fields made in the browser; null for others. */
  order: number | null;
  /** What may be changed of it; empty when nothing. */
  changeable: string[];
  min?: number | string;
  max?: number | string;
  scale?: number;
  default?: unknown;
  choices?: CustomizedChoice[];
  dependsOn?: string;
  /** Paths of modules. */
  targets?: string[];
  backlink?: boolean;
  currencyField?: string;
  result?: string;
  expression?: string;
  /** When it was deleted, and until when it can be restored. */
  deletedAt?: string;
  restorableUntil?: string;
}

/** A value of a choice as administrators see it. */
export interface CustomizedChoice extends ChoiceMetadata {
  /** Part of the product: its name and colour may change, it can't be deleted. */
  fixed?: boolean;
  /** The system relies on it: it can't be retired either. */
  reliedOn?: boolean;
}

/** `GET /api/customization/{path}/fields` */
export interface CustomizedFields {
  fields: CustomizedField[];
  deleted: CustomizedField[];
  types: FieldTypeAnswer[];
}

/** Where a field is named: `GET …/fields/{name}/uses`. */
export interface FieldUse {
  /** `rule`: a record that speaks of it, such as a sharing rule or a role; `condition`: the layout's, of another field. */
  kind: 'view' | 'rule' | 'formula' | 'field' | 'layout' | 'condition' | 'list';
  /** Name of the view, record, field, layout; of a list the module's. */
  label: string;
  /** Whose it is (a view's owner), or what it is part of. */
  of: string | null;
}

export interface FieldUses {
  uses: FieldUse[];
  /** Living records with a value in it, counted up to 10,000. */
  records: { value: number; exact: boolean };
}

/** What would come of another type: `POST …/fields/{name}/conversion`. */
export interface ConversionPreview {
  /** Records with a value, in the recycle bin too. */
  records: number;
  fits: number;
  /** How many don't fit: they would lose the value. */
  fails: number;
  /** Some of those that don't fit. */
  failing: { id: number; label: string | null; value: string; message: string }[];
  /** Formulas that could not be worked out any more, by name. */
  breaks: string[];
  /** Conditions that could not be asked any more; all others ask for what the values have become. */
  stops: FieldUse[];
  /** Wherever else it is used. */
  uses: FieldUse[];
}

/** Whether something would be lost, so that somebody has to confirm it. */
export function isLosing({ fails, breaks, stops }: ConversionPreview): boolean {
  return fails > 0 || breaks.length > 0 || stops.length > 0;
}
