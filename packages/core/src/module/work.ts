import type { DocumentLine } from '../fields/documentLine.ts';
import type { AnyReference } from '../fields/linkAny.ts';
import type { RightsTable } from '../fields/rights.ts';
import type { Filter } from '../filter/filter.ts';
import type { BilingualText, Language } from '../messages/label.ts';
import type { NoticeKind } from '../notices/noticeKinds.ts';
import type { KernelFields } from './kernelFields.ts';
import type { Shortfall } from './ledgerTrait.ts';
import type { ModuleDefinition } from './moduleDefinition.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

type Rec<F extends Fields> = OwnRecord<F> & KernelFields;

export interface RecordAddress {
  /** Name of the module. */
  module: string;
  id: number;
}

declare const belongings: unique symbol;
/** What becomes of the shares of a record whose belongings move; `copied`: those it is shared with have the other besides. */
export type SharesGoing = 'moved' | 'copied' | 'stay';

/** What moved from one record to another, as JSON: kept in a note, given back to undo the move. */
export type Belongings = { readonly [belongings]?: true };

/** A line as others find it by what stands in it. */
export interface ListedLine extends Pick<DocumentLine, 'quantity' | 'price' | 'discount'> {
  document: number;
  item: AnyReference;
}

/** How far anybody goes without approval of whom no role says otherwise; null: as far as they like. */
export interface CompanyLimits {
  /** Percent below the list. INV-06 */
  maxDiscount: string | null;
  /** Percent of what is earned. */
  minMargin: string | null;
  /** What a purchase comes to, in the company's currency. INV-09 */
  maxPurchase: string | null;
}

/** What of a line stands in the documents that were copied from it. */
export interface TakenPart {
  quantity: string;
  /** Of an amount off the line, in the currency of the documents. */
  discount: string;
}

/**
 * A transaction with the doors to records, as effects and actions get it. Everything done through it is committed
 * together or not at all, with the rights of the session's user unless {@link Work.asSystem} says otherwise.
 */
export interface Work {
  readonly user: { id: number; name: string } | null;
  /** What that user's roles give; null while acting with full rights. */
  readonly holds: { rights: RightsTable; functions: ReadonlySet<string> } | null;
  readonly company: {
    /** ISO 4217 */
    currency: string;
    limits: CompanyLimits;
  };
  /** Of whoever the work is done for. */
  readonly language: Language;
  readonly now: Date;
  /** The day in the user's time zone, YYYY-MM-DD. */
  readonly today: string;
  /** The day an instant falls on in the user's time zone, YYYY-MM-DD. */
  dayOf(instant: string): string;
  /** @throws a 404 problem when the record is not there for this user */
  get<F extends Fields>(module: ModuleDefinition<F>, id: number): Promise<Rec<F>>;
  find<F extends Fields>(
    module: ModuleDefinition<F>,
    query: {
      where?: Filter;
      sort?: string;
      limit?: number;
      /** Those in the recycle bin instead of the living. */
      deleted?: boolean;
    },
  ): Promise<Rec<F>[]>;
  /** How many records a filter finds. */
  count<F extends Fields>(module: ModuleDefinition<F>, where: Filter): Promise<number>;
  create<F extends Fields>(module: ModuleDefinition<F>, values: Record<string, unknown>): Promise<Rec<F>>;
  /** Creates many records of one module with as few statements as one would take. @throws invalid for the first with mistakes */
  createAll<F extends Fields>(
    module: ModuleDefinition<F>,
    values: readonly Record<string, unknown>[],
  ): Promise<void>;
  update<F extends Fields>(
    module: ModuleDefinition<F>,
    id: number,
    patch: Record<string, unknown>,
  ): Promise<Rec<F>>;
  /** Changes many records of one module with as few statements as one takes. @throws like {@link Work.update}, for the first */
  updateAll<F extends Fields>(
    module: ModuleDefinition<F>,
    changes: readonly { id: number; values: Record<string, unknown> }[],
  ): Promise<void>;
  /**
   * Adds entries to a ledger, all of them or none: none when accounts would fall below nought that may not. What they come
   * to is held until the transaction ends, so what this answers stays true.
   * @returns the entries that could not be borne; nothing was added unless there are none
   */
  append<F extends Fields>(
    ledger: ModuleDefinition<F>,
    entries: readonly Partial<OwnRecord<F>>[],
  ): Promise<Shortfall[]>;
  remove<F extends Fields>(module: ModuleDefinition<F>, id: number): Promise<void>;
  restore<F extends Fields>(module: ModuleDefinition<F>, id: number): Promise<void>;
  /**
   * The record that stands for one occurrence of a series; one that is as its series says is taken out of it.
   * @param at when the series has it begin, ISO 8601
   * @throws invalid for what is no occurrence of it
   */
  occurrence<F extends Fields>(module: ModuleDefinition<F>, series: number, at: string): Promise<Rec<F>>;
  /**
   * Waits until nobody else is at `what`, and keeps others from it until the transaction ends: for a rule over several
   * records that two changes, each by itself, would keep and together break.
   */
  alone(what: string): Promise<void>;
  /** Records that look like `values` by the module's duplicate rule, newest first, at most ten; only visible ones carry an id. */
  duplicates<F extends Fields>(
    module: ModuleDefinition<F>,
    values: Record<string, unknown>,
  ): Promise<{ id?: number; label: string; reason: string }[]>;
  /** The lines of these documents that these items stand in, whoever may see them. */
  linesAbout(documents: readonly number[], items: readonly AnyReference[]): Promise<ListedLine[]>;
  /**
   * What of each of these lines stands in documents of a module that were copied from it, whoever may see them; lines of
   * which nothing was taken are left out. `counts` says which documents count.
   */
  taken<F extends Fields>(
    lines: readonly number[],
    module: ModuleDefinition<F>,
    counts: Filter,
  ): Promise<Map<number, TakenPart>>;
  /**
   * Lets everything hung on one record (comments, tags, files, followers, references of any module) hang on another.
   * @param options.shares what those whom the one is shared with get of the other
   */
  moveBelongings(
    from: RecordAddress,
    to: RecordAddress,
    options: { shares: SharesGoing },
  ): Promise<Belongings>;
  /** Takes a {@link moveBelongings} back: what moved then returns, what `to` had or got otherwise stays. */
  returnBelongings(from: RecordAddress, to: RecordAddress, moved: Belongings): Promise<void>;
  /** Living records that people have made and that refer to a record by a field of their own, whoever may see them. */
  pointingAt(record: RecordAddress): Promise<{ module: string; label: BilingualText; ids: number[] }[]>;
  /** Those of some references whose records are there: in no recycle bin, nor purged; whoever may see them. */
  living(references: readonly AnyReference[]): Promise<AnyReference[]>;
  /**
   * Notes that somebody saw to a record at a moment, and to those whose story its own is part of; modules without pools
   * don't keep that, and records out of sight stay as they are.
   */
  followedUp(record: AnyReference, at: string): Promise<void>;
  /** Puts an entry into the record's history that no field change shows ("converted into …"). */
  note(module: string, id: number, kind: string, detail: Record<string, unknown>): Promise<void>;
  /** The detail of the record's latest note of a kind. */
  latestNote(module: string, id: number, kind: string): Promise<Record<string, unknown> | null>;
  /**
   * Tells people of something, when this is committed; nobody is told of what they did themselves.
   * @param about the record it is about: only those who may see it when they read are shown the notice
   * @param detail fills the holes of the sentence (numbers and ids; a name might be none of the reader's business)
   */
  notify(
    users: readonly number[],
    kind: NoticeKind,
    about?: RecordAddress | null,
    detail?: Record<string, unknown>,
  ): Promise<void>;
  /** How many records of each module belong to these users; modules with none are left out, and users with none. */
  owned(users: readonly number[]): Promise<Map<number, { label: BilingualText; count: number }[]>>;
  /** Whether a record fulfils a kept filter, as the company asks it; one that can't be asked any more is not fulfilled. */
  fulfils<F extends Fields>(module: ModuleDefinition<F>, id: number, filter: Filter): Promise<boolean>;
  /** Which of many kept filters a record fulfils, in their order: asked at once. */
  fulfilsEach<F extends Fields>(
    module: ModuleDefinition<F>,
    id: number,
    filters: readonly Filter[],
  ): Promise<boolean[]>;
  /**
   * Gives the next turn of a round in fair shares by weight, each once only whoever else takes turns meanwhile.
   * @param round what the turns are of
   * @param among quota: turns a day at most, null: no limit
   * @returns null when all have had their quota today
   */
  takeTurn(
    round: RecordAddress,
    among: readonly { id: number; weight: number; quota: number | null }[],
  ): Promise<number | null>;
  /**
   * The same transaction, for values that the action's caller gave at `path`: mistakes are told at `path.field`, and what
   * the layout asks of whoever fills in such a record holds.
   */
  under(path: string): Work;
  /** The same transaction with full rights; `reason` is kept in the history of whatever it writes. */
  asSystem(reason: string): Work;
}
