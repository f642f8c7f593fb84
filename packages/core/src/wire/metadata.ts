import type { Filter } from '../filter/filter.ts';
import type { OperatorName } from '../filter/operators.ts';
import type { BilingualText } from '../messages/label.ts';
import type { InvitationAnswer } from './calendar.ts';

/** How exactly a time is told. */
export type Exactness = 'minute' | 'second';

/** One value of a `choice` or `multiChoice` field. */
export interface ChoiceMetadata {
  value: string;
  label: BilingualText;
  /** What choosing it means, where its name does not say. */
  hint?: BilingualText;
  /** One of the theme's tones; undefined draws the neutral grey. */
  color?: Tone;
  /** Retired values stay readable on old records but are no longer offered. */
  retired?: boolean;
  /** With dependent values: this choice is offered only while the parent field has one of these. */
  onlyFor?: string[];
  /** Stands only in processes that include it. */
  optional?: boolean;
  /** Anything a screen may want to know of a stage: probability in percent, days until a card "rots", closed or not. */
  probability?: number;
  rotsAfterDays?: number;
  closed?: 'won' | 'lost';
}

/** The tones a choice, tag or badge may have; the theme gives each a foreground and a ground. */
export const tones = ['grey', 'blue', 'green', 'amber', 'red', 'violet'] as const;
export type Tone = (typeof tones)[number];

/** A field as `GET /api/modules` describes it to the caller. */
export interface FieldMetadata {
  name: string;
  type: string;
  label: BilingualText;
  /** A line of help under the label. */
  hint?: BilingualText;
  required: boolean;
  /** True for kernel, formula and roll-up fields and for fields the caller may only read. */
  readOnly: boolean;
  unique: boolean;
  /** From the kernel (owner, createdAt…), not from the module. */
  kernel: boolean;
  custom: boolean;
  /** Neither in forms nor offered as a column, unless somebody asks for it by name. */
  hidden?: boolean;
  sortable: boolean;
  /** A mark on records, such as tags: for lists and their filters, not for conditions that are kept. */
  keptApart?: true;
  /** Operators a filter may use on this field, in the order to offer them; empty when it can't be filtered. */
  operators: OperatorName[];
  /** Value the form starts with. `$me`, `$today`, `$now`, `$myTimeZone` and `$companyCurrency` stand for the moment of creation. */
  default?: unknown;
  min?: number | string;
  max?: number | string;
  /** Digits after the decimal point. */
  scale?: number;
  choices?: ChoiceMetadata[];
  /** Name of the field that decides which choices are offered (see `onlyFor`). */
  dependsOn?: string;
  /** Paths of the modules a `link`, `linkAny`, `links`, `user` or `department` field may point at. */
  targets?: string[];
  /** For money: the field of the same record that holds the currency; absent means the company's currency. */
  currencyField?: string;
  /** For a decimal: the field that holds the currency whose rate of the day it is where nothing else is given. */
  rateOf?: string;
  /** For a choice: its values and their order come from `steps` of the record of `module` that `link` points at. */
  process?: { link: string; steps: string; module: string };
  /** For a link: a new record begins with the first of these; only these are offered. */
  defaultsTo?: Filter;
  /** Begins with this field of a record pointed at: `account.shippingAddress`. */
  takenFrom?: string;
  /** Lines: the field that says for whom they are priced. */
  pricedFor?: string;
  /** Lines: as long as the record fulfils this, what stands in them has yet to leave. */
  outgoingWhile?: Filter;
  /** Lines: as long as the record fulfils this, its goods are reserved for it. */
  reservedWhile?: Filter;
  /** Lines: the ledger (path) that tells what of each has come or left, its field that names the line, and how much it is. */
  settledBy?: { ledger: string; line: string; amount: string };
  /** Lines: the field that names the tax that new lines bear, and all of them once it is changed. */
  taxedBy?: string;
  /** Day or time: when something happened last; of records that become one, the latest is true of that one. */
  lastTime?: true;
  /** Checkbox: checked is bad news, and looks like it. */
  warns?: true;
  /** Lines: what stands in them is bought. */
  buys?: boolean;
  offers?: Filter;
  /** Lines: they are no sale, and nothing is taken over from what stands in them but its name. */
  leavesOpen?: boolean;
  comesFree?: boolean;
  /** For a condition: path of the module it is about, or the field of the same record that names it. */
  over?: string;
  overField?: string;
  /** For field names: only fields that hold days or times. */
  daysOnly?: true;
  /** A time that is shown to the minute or second wherever it stands. */
  exact?: Exactness;
  /** For a file: every file it has held can be listed and brought back. */
  versioned?: boolean;
  /** For formula and roll-up: the type its value is shown as. */
  resultType?: string;
  /** For a formula of an administrator: what it was written as and the fields it reads, where the caller may read them all. */
  expression?: string;
  reads?: string[];
  visibleWhen?: Filter;
  requiredWhen?: Filter;
  readOnlyWhen?: Filter;
}

export interface SectionMetadata {
  name: string;
  label: BilingualText;
  /** Field names in order; a field wrapped in `{ field, width: 'full' }` spans the form. */
  fields: { field: string; width: 'half' | 'full' }[];
}

export interface LayoutMetadata {
  /** The facts in the band under the record's title, at most six. */
  facts: string[];
  sections: SectionMetadata[];
  /** Fields asked for in the quick-create dialog. */
  quickCreate: string[];
  /** Related lists on the record page, in order: names of backlinks. */
  related: string[];
}

/** A list of other records that point at this one: `GET /api/{path}/{id}/related/{name}`. */
export interface RelatedMetadata {
  name: string;
  label: BilingualText;
  /** Path of the module the related records are of. */
  module: string;
  /** The field of that module that points here: filled in by "create related". */
  field: string;
  columns: string[];
}

export interface ViewMetadata {
  name: string;
  label: BilingualText;
  where: Filter;
  sort: string;
  columns: string[];
  default: boolean;
  /** How many there are stands at its tab. */
  counted?: boolean;
}

export interface ActionMetadata {
  name: string;
  label: BilingualText;
  visibleWhen?: Filter;
  /** A field: nobody but whom it names does this. */
  by?: string;
  /** Fields that name users whom it is not offered to. */
  notFor?: readonly string[];
  dangerous?: boolean;
  /** `next`: leads the record on; `rare`: stands in the menu. */
  standing?: 'next' | 'rare';
  /** Words that may be added, under this name in the body. */
  asks?: { name: string; label: BilingualText };
  /** `GET …/{id}/{action}` tells what goes along with it. */
  tells?: true;
  /** May be done to many records at once. */
  bulk?: boolean;
}

/** What the caller may do in a module at all; a record's own `rights` say what may be done with it. */
export interface ModuleRights {
  see: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  assign: boolean;
  import: boolean;
  export: boolean;
  bulk: boolean;
}

export interface BoardMetadata {
  /** The choice field whose values are the columns. */
  field: string;
  /** Money or number field summed at the head of each column. */
  sum?: string;
  /** Fields shown on a card under its title. */
  card: string[];
}

export interface TreeMetadata {
  /** Link of the module to itself (reportsTo, parent). */
  field: string;
  /** Link that bounds the tree (all contacts of one account). */
  within?: string;
  /** Fields shown on a node beside its title. */
  card: string[];
  /** Field that orders those under one; absent: their titles do. */
  sort?: string;
}

/** Which fields say when a record is, for calendars. */
export interface CalendarMetadata {
  start: string;
  end?: string;
  allDay?: string;
  kind?: string;
  /** Names those who take part. */
  people?: string;
  /** The actions by which whoever is asked to take part answers. */
  answers?: Readonly<Record<InvitationAnswer, string>>;
  /** `start` is a day, without a time. */
  days?: true;
  /** Shown to who asks for them. */
  aside?: true;
  /** Its records may repeat. */
  repeats?: { rule: string };
  /** Such records are done with. */
  done?: Filter;
}

/** What was planned and what came of it, side by side: names of two fields, or of the one that the caller may read. */
export interface PlannedMetadata {
  name: string;
  label: BilingualText;
  plan?: string;
  actual?: string;
  /** What was planned at first; empty where that has not been moved. */
  first?: string;
}

/** A part of the brief of a record: records of `module` whose `field` points at it. */
export interface BriefMetadata {
  /** Path of the module. */
  module: string;
  field: string;
  label: BilingualText;
  where: Filter;
  sort: string;
  columns: string[];
  /** The column with the day or the moment after which a record is late; null: there is none. */
  late: string | null;
  most: number;
}

export interface ModuleMetadata {
  name: string;
  path: string;
  label: BilingualText;
  /** The Chinese measure word of "1,284 位客户". */
  unit?: string;
  area: string;
  /** Of a module in the area `settings`: the group it stands in, and what it is for. */
  group?: string;
  about?: BilingualText;
  /** Path of the module in whose company it stands in the menu; it has no entry of its own. */
  menuUnder?: string;
  icon: string;
  /** Field that names a record. */
  title: string;
  /** Column that a card begins with where the title says little of it. */
  leads?: string;
  /** Field that tells the newest records. */
  latest: string;
  /** `system`: nobody changes its records or adds anything to them. */
  keptBy: 'people' | 'system';
  fields: FieldMetadata[];
  layout: LayoutMetadata;
  /** Columns of the list when no view says otherwise. */
  list: string[];
  views: ViewMetadata[];
  related: RelatedMetadata[];
  actions: ActionMetadata[];
  /** What the brief of a record is made of; empty: there is none. */
  brief: BriefMetadata[];
  /** Its records are sent by mail from their page. */
  mailed?: true;
  board?: BoardMetadata;
  tree?: TreeMetadata;
  calendar?: CalendarMetadata;
  /** Absent: nothing of it is planned. */
  planned?: PlannedMetadata[];
  /** Follow-ups are kept as its records: the reference to what they are about, and the choice of what was done. */
  followsUp?: { about: string; kind: string };
  /** Rows of a sheet fill in records that are there, recognised by these fields; absent: they are new ones. */
  filledInBy?: string[];
  hasDuplicateRule: boolean;
  /** Whether records of it can be merged, and the caller may both change and delete some. */
  mergeable: boolean;
  rights: ModuleRights;
}
