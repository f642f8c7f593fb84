import {
  type AnyModuleDefinition,
  type AnyReference,
  dayIn,
  type Filter,
  type ListedLine,
  type Module,
  type NoticeKind,
  parseFilter,
  type RecordAddress,
  type SharesGoing,
  type Work,
} from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import { appendEvents, eventsOf } from '../database/events/events.ts';
import { holdAlone } from '../database/holdAlone.ts';
import { noteSeenTo } from '../database/pools/seenTo.ts';
import { linesAbout } from '../database/query/linesAbout.ts';
import { countRecords, selectRecords } from '../database/query/selectRecords.ts';
import { takenParts } from '../database/query/takenParts.ts';
import { ownedCounts } from '../database/transfers/ownedRows.ts';
import { type TurnMember, takeTurn } from '../database/turns/takeTurn.ts';
import { readRow } from '../database/write/writeRecords.ts';
import { notify } from '../notifications/notify.ts';
import { invalid, notFound, ProblemError } from '../problem.ts';
import { canonical } from '../reading/answer.ts';
import { companyFilters } from '../reading/companyFilters.ts';
import { selectionOf } from '../reading/selection.ts';
import { appendEntries } from './appendEntries.ts';
import { bringBack, carryBelongings, type MovedBelongings } from './carryBelongings.ts';
import { occurrenceOf } from './changeOccurrence.ts';
import { changeRow } from './changeRow.ts';
import { changeRowsOrNone, type RowChange } from './changeRows.ts';
import { createRow, createRowsOrNone } from './createRows.ts';
import { findDuplicates } from './duplicates.ts';
import { fulfils, fulfilsEach } from './fulfils.ts';
import { living } from './living.ts';
import { pointingAt } from './pointingAt.ts';
import { removeRow, restoreRow } from './removeRow.ts';
import { eventOf, type WriteScope, writeScope } from './writeScope.ts';

type Definition = Pick<AnyModuleDefinition, 'name'>;
type Values = Record<string, unknown>;

/** More than there can be. */
const everyOne = Number.MAX_SAFE_INTEGER - 1;
const unlimited = { maxDiscount: null, minMargin: null, maxPurchase: null };

/** The doors of a transaction, as effects and actions get them. */
export function recordWork(scope: WriteScope): Work {
  return new TransactionWork(scope) as unknown as Work;
}

class TransactionWork {
  private readonly scope: WriteScope;

  private readonly path: string;

  /** @param path under which mistakes are told; '' where the caller gave the record itself */
  constructor(scope: WriteScope, path = '') {
    this.scope = scope;
    this.path = path;
  }

  get user(): { id: number; name: string } | null {
    const { user } = this.scope.session;
    return user && { id: user.id, name: user.name };
  }

  get holds(): Work['holds'] {
    const { elevation, grants, functions } = this.scope.session;
    return elevation === null ? { rights: grants, functions } : null;
  }

  get company(): Work['company'] {
    const { currency, limits = unlimited } = this.scope.session.company;
    return { currency, limits };
  }

  get language(): Work['language'] {
    return this.scope.session.language;
  }

  get now(): Date {
    return this.scope.now;
  }

  get today(): string {
    return this.scope.today;
  }

  dayOf(instant: string): string {
    return dayIn(this.scope.context.filters.timeZone, new Date(instant));
  }

  async get(definition: Definition, id: number): Promise<Values> {
    const module = this.module(definition);
    const row = await readRow(
      this.scope.db,
      module,
      id,
      this.scope.context.visible(module),
      this.scope.context,
    );
    if (!row) throw notFound();
    return canonical(row, module.fields.values());
  }

  async find(
    definition: Definition,
    query: { where?: Filter; sort?: string; limit?: number; deleted?: boolean },
  ): Promise<Values[]> {
    const module = this.module(definition);
    const selection = selectionOf(module, query, this.scope.context);
    const rows = await selectRecords(this.scope.db, selection, this.scope.context);
    return rows.map((row) => canonical(row, module.fields.values()));
  }

  count(definition: Definition, where: Filter): Promise<number> {
    const { db, context } = this.scope;
    return countRecords(db, selectionOf(this.module(definition), { where }, context), everyOne, context);
  }

  async create(definition: Definition, values: Values): Promise<Values> {
    return this.telling(() => createRow(this.inner(), this.module(definition), values));
  }

  createAll(definition: Definition, values: readonly Values[]): Promise<void> {
    return this.telling(() => createRowsOrNone(this.inner(), this.module(definition), values));
  }

  update(definition: Definition, id: number, patch: Values): Promise<Values> {
    return this.telling(() => changeRow(this.inner(), this.module(definition), id, patch));
  }

  updateAll(definition: Definition, changes: readonly RowChange[]): Promise<void> {
    return this.telling(() => changeRowsOrNone(this.inner(), this.module(definition), changes));
  }

  append(definition: Definition, entries: readonly Values[]): ReturnType<Work['append']> {
    return appendEntries(this.scope, this.module(definition), entries);
  }

  remove(definition: Definition, id: number): Promise<void> {
    return removeRow(this.inner(), this.module(definition), id);
  }

  restore(definition: Definition, id: number): Promise<void> {
    return restoreRow(this.inner(), this.module(definition), id);
  }

  async occurrence(definition: Definition, series: number, at: string): Promise<Values> {
    return this.get(definition, await occurrenceOf(this.inner(), this.module(definition), series, at));
  }

  alone(what: string): Promise<void> {
    return holdAlone(this.scope.db, what);
  }

  duplicates(definition: Definition, values: Values): ReturnType<Work['duplicates']> {
    return findDuplicates(this.scope, this.module(definition), values);
  }

  linesAbout(documents: readonly number[], items: readonly AnyReference[]): Promise<ListedLine[]> {
    return linesAbout(this.scope.db, documents, items);
  }

  taken(lines: readonly number[], definition: Definition, counts: Filter): ReturnType<Work['taken']> {
    const { db, registry, session, now, context } = this.scope;
    const module = this.module(definition);
    const condition = parseFilter(counts, module, registry, companyFilters(session.company, now));
    return takenParts(db, module, lines, condition, context);
  }

  moveBelongings(
    from: RecordAddress,
    to: RecordAddress,
    options: { shares: SharesGoing },
  ): Promise<MovedBelongings> {
    return carryBelongings(this.scope, from, to, options);
  }

  returnBelongings(from: RecordAddress, to: RecordAddress, moved: MovedBelongings): Promise<void> {
    return bringBack(this.scope, from, to, moved);
  }

  pointingAt(record: RecordAddress): ReturnType<Work['pointingAt']> {
    return pointingAt(this.scope, record);
  }

  async followedUp({ module: path, id }: AnyReference, at: string): Promise<void> {
    const { db, context, registry } = this.scope;
    const module = registry.at(path);
    if (module) await noteSeenTo(db, { module, id }, at, context);
  }

  async note(module: string, id: number, kind: string, detail: Values): Promise<void> {
    await appendEvents(this.scope.db, [
      eventOf(this.scope, this.scope.registry.module(module), id, kind, { detail }),
    ]);
  }

  async latestNote(_module: string, id: number, kind: string): Promise<Values | null> {
    const [latest] = await eventsOf(this.scope.db, id, { limit: 1, kinds: [kind] });
    return latest?.detail ?? null;
  }

  async notify(
    users: readonly number[],
    kind: NoticeKind,
    about: { module: string; id: number } | null = null,
    detail: Values = {},
  ): Promise<void> {
    const { db, session } = this.scope;
    const actor = session.user?.id ?? null;
    const record = about ? { module: about.module, record: about.id } : {};
    await notify(
      db,
      [...new Set(users)].map((user) => ({ user, kind, ...record, actor, detail })),
    );
  }

  async owned(users: readonly number[]): ReturnType<Work['owned']> {
    const { db, registry } = this.scope;
    const counted = await ownedCounts(db, registry.modules, users);
    const owned: Awaited<ReturnType<Work['owned']>> = new Map();
    for (const { owner, module, count } of counted) {
      const one = { label: registry.module(module).label, count };
      owned.set(owner, [...(owned.get(owner) ?? []), one]);
    }
    return owned;
  }

  fulfils(definition: Definition, id: number, filter: Filter): Promise<boolean> {
    return fulfils(this.scope, this.module(definition), id, filter);
  }

  living(references: readonly AnyReference[]): Promise<AnyReference[]> {
    return living(this.scope, references);
  }

  fulfilsEach(definition: Definition, id: number, filters: readonly Filter[]): Promise<boolean[]> {
    return fulfilsEach(this.scope, this.module(definition), id, filters);
  }

  takeTurn(round: RecordAddress, among: readonly TurnMember[]): Promise<number | null> {
    const { db, session, now } = this.scope;
    return takeTurn(db, round.id, among, dayIn(session.company.timeZone, now));
  }

  under(path: string): Work {
    return new TransactionWork(this.scope, path) as unknown as Work;
  }

  asSystem(reason: string): Work {
    const { db, session, dependencies, depth } = this.scope;
    return writeScope(db, elevated(session, reason), dependencies, depth, recordWork).work;
  }

  private async telling<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (this.path === '' || !(error instanceof ProblemError) || error.kind !== 'invalid') throw error;
      throw invalid(error.issues.map((issue) => ({ ...issue, field: below(this.path, issue.field) })));
    }
  }

  private module({ name }: Definition): Module {
    return this.scope.registry.module(name);
  }

  /** What effects do is one level deeper, so that a circle of effects is noticed. */
  private inner(): WriteScope {
    const { db, session, dependencies, depth } = this.scope;
    if (depth > 20) throw new ProblemError('state');
    const scope = writeScope(db, session, dependencies, depth + 1, recordWork);
    return { ...scope, isFilledIn: this.path !== '' };
  }
}

function below(path: string, field: string): string {
  return field === '' ? path : `${path}.${field}`;
}
