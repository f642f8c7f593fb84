import type { Filter } from '../filter/filter.ts';
import type { BilingualText } from '../messages/label.ts';
import type { ChoiceMetadata, Exactness } from '../wire/metadata.ts';
import type { ModuleNature } from './moduleNature.ts';

/** What a roll-up adds up: records of another module that point here. */
export interface RollupSource {
  /** Module whose records are added up. */
  of: string;
  /** Its link to this module. */
  by: string;
  /** Exactly one of the three: how many there are, the sum, or the latest/largest value of a field. */
  count?: true;
  sum?: string;
  max?: string;
  /** Only these. */
  where?: Filter;
}

/** A field whose value is that of other fields added and taken off; the database works it out, too. */
export interface Sums {
  plus: readonly string[];
  minus: readonly string[];
  /** Nought instead of what is below it. */
  notBelowNought?: true;
}

/** What is said of a field besides its type. */
export interface FieldSettings {
  label: BilingualText;
  hint?: BilingualText;
  required?: boolean;
  readOnly?: boolean;
  /** What a client sends of it, having read it, is left aside instead of refused: it is reckoned anew anyway. */
  leftAside?: boolean;
  unique?: boolean;
  /**
   * The reference within which no two records have the same here: a serial number is one product's, a contact has one role
   * in a deal. For texts and references to one record; an index holds it.
   */
  uniqueWithin?: string;
  default?: unknown;
  /** Smallest and largest value; for texts the length in characters, for dates the date. */
  min?: number | string;
  max?: number | string;
  /** Digits after the decimal point. */
  scale?: number;
  choices?: ChoiceMetadata[];
  dependsOn?: string;
  /** Names of the modules a reference may point at. */
  targets?: string[];
  /** Name of the list at the target that shows the records pointing there. */
  backlink?: string;
  backlinkLabel?: BilingualText;
  /** Lines: names of the modules whose records stand in them, and the field that keeps what they cost. */
  sells?: string[];
  /** Lines: the link of the record to whom they are sold to, on whom prices depend; they are in `currencyField`. */
  pricedFor?: string;
  /** Lines: the link of the record to the tax that new lines bear, and all of them once it is changed. INV-05 */
  taxedBy?: string;
  /** Lines: as long as the document fulfils this, the customer has bought what stands in them. CUS-01 */
  boughtWhen?: Filter;
  /** Lines: as long as the document fulfils this, what stands in them has yet to leave. INV-11 */
  outgoingWhile?: Filter;
  /** Day or time: when something happened last; of records that become one, the latest is true of that one. PLT-09 */
  lastTime?: true;
  /** Checkbox: checked is bad news, and looks like it. */
  warns?: true;
  /** Lines: what stands in them is bought. */
  buys?: boolean;
  costs?: string;
  /** Lines: the field that says what is earned on them, which tells what they cost. */
  earned?: string;
  /** Lines: what is not said stays open; nothing is taken over from what stands in them but its name. */
  leavesOpen?: boolean;
  /** Lines: what comes free with the record, for so many of it. */
  comesFree?: boolean;
  /** Lines: links of the record to documents that they may be copied from. */
  copiedFrom?: string[];
  /** What happens to a record whose target is deleted: keep pointing at it, refuse the deletion, or empty the link. */
  onDelete?: 'keep' | 'restrict' | 'clear';
  /** Link that refuses the deletion of its target: only as long as the record that points is so. */
  restrictsWhile?: Filter;
  /** A link to the same module that must not form a circle. */
  acyclic?: boolean;
  currencyField?: string;
  /**
   * Decimal: what one unit of the currency in this field of the record is worth in the company's; where it isn't given,
   * the rate of the day.
   */
  rateOf?: string;
  /** Condition, field names: the module it is about, or the field of the same record that names it. */
  over?: string;
  overField?: string;
  /** Field names: only fields that hold days or times. */
  daysOnly?: true;
  /** Steps: the choice field of `over` that they lead through. */
  choicesOf?: string;
  /** Choice: its values and their order come from the steps (field `steps`) of the record that `link` points at. */
  process?: { link: string; steps: string };
  /** Link: a new record begins with the first of these, and only these are chosen anew. */
  defaultsTo?: Filter;
  offers?: Filter;
  /** What a new record begins with: a field of a record it points at, such as `account.shippingAddress`. */
  takenFrom?: string;
  /** Module name: only modules of which this is true. References to any of several modules: these as well. */
  among?(module: ModuleNature): boolean;
  /**
   * Text that tells of what this reference of the same record points at, such as its number: it is shown to, and found by,
   * those who see that. Nobody filters or sorts by it.
   */
  tellsOf?: string;
  /** Found by search and list text search; `name` also by pinyin. */
  search?: boolean | 'name';
  /** Follows from other fields, and is kept for going back in time: its changes are told of nowhere. */
  untold?: boolean;
  /** A time that is shown to the minute or second wherever it stands, never as "3 days ago". */
  exact?: Exactness;
  /** Seeing its value is kept in the operation log. */
  sensitive?: boolean;
  /** File: every file it has held stays, to be read and brought back. */
  versioned?: boolean;
  /** File: its text is read out, shown as a preview and found by search. */
  contents?: boolean;
  /** Not shown in forms and not offered in lists unless somebody asks for it; it goes on working. */
  hidden?: boolean;
  /** Kept in an index because lists filter or sort by it. */
  index?: boolean;
  /** When an administrator made it (ISO 8601); absent: it has always been there. */
  since?: string;
  /** Formula: names of the fields it reads, and how it is computed. */
  reads?: string[];
  /** Formula of an administrator: what it was written as. */
  expression?: string;
  compute?(record: Record<string, unknown>): unknown;
  /** Formula: it is no more than these added up; see `sumOf`. */
  sums?: Sums;
  rollup?: RollupSource;
  visibleWhen?: Filter;
  requiredWhen?: Filter;
  readOnlyWhen?: Filter;
}

/** Options every field takes. `W` is the type conditions are written in. */
export interface CommonOptions {
  /** English label; absent: made from the key. */
  en?: string;
  hint?: BilingualText;
  required?: boolean;
  readOnly?: boolean;
  leftAside?: boolean;
  unique?: boolean;
  uniqueWithin?: string;
  index?: boolean;
  search?: boolean | 'name';
  tellsOf?: string;
  takenFrom?: string;
  sensitive?: boolean;
  hidden?: boolean;
  untold?: boolean;
  exact?: Exactness;
  visibleWhen?: Filter;
  requiredWhen?: Filter;
  readOnlyWhen?: Filter;
}
