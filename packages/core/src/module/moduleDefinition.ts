import type { FieldDefinition, NormalForm } from '../fields/fieldType.ts';
import type { Filter, FilterOf } from '../filter/filter.ts';
import type { BilingualText } from '../messages/label.ts';
import type { ActionSpec, AnyActionSpec } from './actionSpec.ts';
import type { Arrangement } from './arrangement.ts';
import type { AnyBriefSection, BriefSection } from './briefTrait.ts';
import type {
  AnyCalendarTrait,
  AnyRemindersTrait,
  CalendarTrait,
  MadeByDatesTrait,
  RemindersTrait,
} from './calendarTrait.ts';
import type { AnyClaimsTrait, ClaimsTrait } from './claimsTrait.ts';
import type { AnyCustomerPageTrait, CustomerPageTrait } from './customerPageTrait.ts';
import type { KernelFields } from './kernelFields.ts';
import type { AnyLedgerTrait, LedgerTrait } from './ledgerTrait.ts';
import type { AnyMailedTrait, MailedTrait } from './mailedTrait.ts';
import type { OwnDepartments } from './ownDepartments.ts';
import type { ColumnOf, Fields, OwnRecord, SortOf } from './ownFields.ts';
import type { AnyPiecesTrait, PiecesTrait } from './piecesTrait.ts';
import type { PlannedPair } from './plannedTrait.ts';
import type { PoolTrait } from './poolTrait.ts';
import type { StandardBlock, StandardPaper } from './printTrait.ts';
import type { SoldTrait } from './soldTrait.ts';
import type { StoryTrait } from './storyTrait.ts';

/** A record of a module as rules, effects and filters see it. */
export type RecordOf<M> = M extends ModuleDefinition<infer F> ? OwnRecord<F> & KernelFields : never;

/** What may be given to create a record: everything with a default or not required may be left out. */
export type NewRecordOf<M> = Partial<RecordOf<M>>;

/** The product menu's areas, in its order. */
export const areas = {
  marketing: { zh: '营销', en: 'Marketing' },
  sales: { zh: '销售', en: 'Sales' },
  trade: { zh: '盘点', en: 'Trade' },
  support: { zh: '服务', en: 'Support' },
  reports: { zh: '报表', en: 'Reports' },
  tools: { zh: '工具', en: 'Tools' },
  settings: { zh: '设置', en: 'Settings' },
} as const satisfies Record<string, BilingualText>;
export type Area = keyof typeof areas;

/** Where a part of the settings stands among the others, in their order. */
export const settingsGroups = {
  company: { zh: '公司', en: 'Company' },
  people: { zh: '人员与权限', en: 'People and rights' },
  sales: { zh: '销售', en: 'Sales' },
  data: { zh: '模块与数据', en: 'Modules and data' },
  security: { zh: '安全', en: 'Security' },
  mine: { zh: '个人', en: 'Mine' },
} as const satisfies Record<string, BilingualText>;
export type SettingsGroup = keyof typeof settingsGroups;

export interface SectionSpec<N> {
  label: string;
  en?: string;
  fields: readonly (N | { field: N; width: 'half' | 'full' })[];
}

export interface ViewSpec<F extends Fields> {
  label: string;
  en?: string;
  where?: FilterOf<OwnRecord<F> & KernelFields>;
  sort?: SortOf<F>;
  columns?: readonly ColumnOf<F>[];
  default?: boolean;
  /** How many there are stands at its tab: what waits, what came of it. */
  counted?: boolean;
}

/** How likely duplicates are recognised: fields compared by the named normal form. */
export type DuplicateRule<F extends Fields> = { [K in keyof F]?: NormalForm };

/** What a module is: data only, so the browser may import it. */
export interface ModuleSpec<F extends Fields> {
  label: string;
  en?: string;
  /** Path in the API and the address bar; absent: the kebab-case plural of the name. */
  path?: string;
  /** Chinese measure word for counts ("1,284 位"). */
  unit?: string;
  area: Area;
  /** Of a module in the area `settings`: among which of them it stands; absent: `data`. */
  group?: SettingsGroup;
  /** Of a module in the area `settings`: what it is for, in a line. */
  about?: BilingualText;
  icon?: string;
  /** The module of the same area in whose company it stands in the menu: seldom opened but from there. */
  menuUnder?: string;
  /** Pattern of the record number, for instance `OPP-{00000}`. */
  number?: string;
  /** Text field that names a record. */
  title: keyof F & string;
  /** What a card begins with where the title says little of it: the product of a movement. */
  leads?: ColumnOf<F>;
  fields: F;
  layout?: {
    facts?: readonly ColumnOf<F>[];
    sections?: Record<string, SectionSpec<(keyof F & string) | 'owner' | 'department'>>;
    quickCreate?: readonly (keyof F & string)[];
    related?: readonly string[];
  };
  list: readonly ColumnOf<F>[];
  sort?: SortOf<F>;
  views?: Record<string, ViewSpec<F>>;
  actions?: Record<string, ActionSpec<F>>;
  board?: { field: keyof F & string; sum?: keyof F & string; card?: readonly ColumnOf<F>[] };
  /** `sort`: the order of those under one; absent: by their titles. */
  tree?: {
    field: keyof F & string;
    within?: keyof F & string;
    card?: readonly ColumnOf<F>[];
    sort?: keyof F & string;
  };
  duplicates?: DuplicateRule<F>;
  /**
   * Sheets of it are lists that were filled in by hand: their rows fill in the records that are there, which they name by
   * their number or by these.
   */
  filledInBy?: readonly (keyof F & string)[];
  /**
   * Records that are done with: lists leave them out unless the filter itself asks about one of the fields named here.
   * By their own address, in related lists and in search they stay.
   */
  leavesListsWhen?: FilterOf<OwnRecord<F> & KernelFields>;
  /** The reference along which shares reach: whoever a customer is shared with sees what hangs on the customer. ACC-05 */
  sharedThrough?: keyof F & string;
  /**
   * Whoever sees one of the records these references point at sees what points there, and whoever may edit it may edit
   * that: the documents of a customer, the documents in a folder.
   */
  seenThrough?: readonly (keyof F & string)[];
  /** Whoever sees, or may edit, a record of the tree sees, or may edit, all beneath it: folders. */
  seenBeneath?: boolean;
  /** References to people (`user`, several users, users among others) who see a record because it names them. CAL-01 */
  seenBy?: readonly (keyof F & string)[];
  /**
   * The reference to the record it hangs on, whatever that is of: who may not see that one sees what hangs on it only when
   * owning it or being named in it ({@link seenBy}). CAL-01
   */
  hangsOn?: keyof F & string;
  /** Follow-ups are kept as its records, on what they hang on; `kind` is a choice of what was done. PLT-02 */
  followsUp?: { kind: keyof F & string };
  /** What it contributes to the briefs of other records; see {@link BriefSection}. CMP-10 */
  brief?: readonly BriefSection<F>[];
  /** Customers see its records, and answer, without signing in; see {@link CustomerPageTrait}. CMP-07 */
  customerPage?: CustomerPageTrait<F>;
  /** How its records look on paper until somebody makes a template; absent: all there is. PLT-20 */
  print?: readonly StandardBlock[];
  /** Further papers that its records are printed on without a template, by name. */
  papers?: Record<string, StandardPaper>;
  /** Its records are sent by mail, as PDF; see {@link MailedTrait}. INV-06 */
  mailed?: MailedTrait<F>;
  /** How its records stand in the story of others; see {@link StoryTrait}. PLT-02 */
  story?: StoryTrait<F>;
  /** People are reminded of its records; see {@link RemindersTrait}. CAL-03 */
  reminds?: RemindersTrait<F>;
  /** What rules over dates make; see {@link MadeByDatesTrait}. One module says so. CAL-03 */
  madeByDates?: MadeByDatesTrait<F>;
  /** The work by the clock that goes by its records: it is done at once, too, when one of them is saved. */
  workedBy?: 'dateRules';
  /** Its records stand in calendars; see {@link CalendarTrait}. CAL-01 */
  calendar?: CalendarTrait<F>;
  /** What was planned and what came of it stand side by side on its records; see {@link PlannedPair}. CAL-02 */
  planned?: Record<string, PlannedPair<F>>;
  /** Its records are entries of a ledger; see {@link LedgerTrait}. INV-10 */
  ledger?: LedgerTrait<F>;
  /** Its records are pieces of what a ledger keeps; see {@link PiecesTrait}. INV-10 */
  pieces?: PiecesTrait<F>;
  /** What its lines take or bring while it is live; see {@link ClaimsTrait}. INV-07 */
  claims?: ClaimsTrait<F>;
  /** Records that nobody looks after return to a pool (公海) for others to claim; see {@link PoolTrait}. ACC-07 */
  pool?: PoolTrait<F>;
  /** Its records stand in the lines of quotes, orders and invoices; see {@link SoldTrait}. INV-05 */
  sold?: SoldTrait<F>;
  /** `none`: records belong to nobody (users, departments, roles); then reach is all or nothing. */
  ownership?: 'record' | 'none';
  /** Rights that every signed-in user has here without a role saying so. */
  everyoneSees?: boolean;
  /** Writing needs this function of a role (`users`, `settings`) instead of the module's rights. */
  writtenWith?: string;
  /** Narrows that function to the records of the writer's own departments; see {@link OwnDepartments}. ACC-03 */
  writtenWithin?: OwnDepartments;
  /**
   * Who finds its records by the search over everything; absent: all who see them, and those of the settings only who
   * may write them. A search among named modules finds all that may be seen.
   */
  foundBy?: 'readers' | 'writers';
  /** Reading needs this function of a role (`audit`) instead of the module's rights. */
  readWith?: string;
  /**
   * `system`: records are written once by the system, at the moment the field `latest` tells; nobody changes or deletes
   * them, so they have neither owner nor version nor recycle bin.
   */
  keptBy?: 'people' | 'system';
  /** The field that tells the newest records; absent: `updatedAt`. */
  latest?: keyof F & string;
  /** Who makes or changes records of it is kept in the operation log; `rule`: as a change of rules, which rights follow. */
  logged?: boolean | 'rule';
}

export interface ModuleDefinition<F extends Fields = Fields> extends ModuleSpec<F> {
  name: string;
  path: string;
}

/**
 * Declares a module. A field that does not exist, a default or a stage that is not among the choices does not compile.
 * @param name singular, camelCase: `opportunity`
 */
export function defineModule<const F extends Fields>(name: string, spec: ModuleSpec<F>): ModuleDefinition<F> {
  return { ...spec, name, path: spec.path ?? pluralPath(name) };
}

/** `salesOrder` → `sales-orders`-like paths: kebab case, English plural. */
export function pluralPath(name: string): string {
  const kebab = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  if (/[^aeiou]y$/.test(kebab)) return `${kebab.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(kebab) ? `${kebab}es` : `${kebab}s`;
}

/** What `defineModule` gives, whichever fields it has: the registry takes a list of them. */
export type DeclaredModule = Pick<ModuleDefinition, 'name' | 'path' | 'label' | 'area' | 'title' | 'fields'>;

/** A definition whose field types are forgotten, as the engine handles it. */
export type AnyModuleDefinition = Omit<
  ModuleDefinition,
  | 'views'
  | 'actions'
  | 'fields'
  | 'leavesListsWhen'
  | 'pool'
  | 'calendar'
  | 'reminds'
  | 'madeByDates'
  | 'brief'
  | 'ledger'
  | 'claims'
  | 'pieces'
  | 'customerPage'
  | 'mailed'
> & {
  fields: Record<string, FieldDefinition>;
  leavesListsWhen?: Filter;
  /** What administrators have made of its layout and list. */
  arrangement?: Arrangement;
  brief?: readonly AnyBriefSection[];
  customerPage?: AnyCustomerPageTrait;
  mailed?: AnyMailedTrait;
  calendar?: AnyCalendarTrait;
  reminds?: AnyRemindersTrait;
  madeByDates?: { due: string; remindAt?: string };
  ledger?: AnyLedgerTrait;
  claims?: AnyClaimsTrait;
  pieces?: AnyPiecesTrait;
  pool?: { followedUpAt: string; dealtOn?: string; stays?: Filter; along?: Record<string, Filter> };
  views?: Record<
    string,
    {
      label: string;
      en?: string;
      where?: Filter;
      sort?: string;
      columns?: readonly string[];
      default?: boolean;
      counted?: boolean;
    }
  >;
  actions?: Record<string, AnyActionSpec>;
};
