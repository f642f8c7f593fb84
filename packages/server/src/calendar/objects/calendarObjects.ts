import type { AnsweredRecord, AnyCalendarTrait, Filter, Module, Registry } from '@gejie/core';
import { rightsOf } from '../../access/rights.ts';
import { scopeAllows } from '../../access/scopes.ts';
import type { Session } from '../../access/session.ts';
import { ownOccurrences } from '../../database/calendar/calendarRows.ts';
import { calendarNamesOf, recordsCalled } from '../../database/calendar/nameRows.ts';
import type { Database } from '../../database/connection.ts';
import { notFound, ProblemError } from '../../problem.ts';
import { mayRead } from '../../reading/readContext.ts';
import type { RecordService } from '../../records/recordService.ts';
import { stateOf } from '../../records/series.ts';
import { concerns, traitOf } from '../whose.ts';
import { addressesOf, namedIn } from './attendees.ts';
import type { CalendarObject } from './calendarObject.ts';
import { fieldsOf } from './objectFields.ts';
import { readObject } from './readObject.ts';
import { takeAnswer } from './takeAnswer.ts';
import { type OpenSpan, touches } from './touches.ts';
import { withPeople } from './withPeople.ts';

export interface ObjectDependencies {
  database: Database;
  records: Pick<RecordService, 'stream' | 'saveSeries' | 'removeSeries' | 'act'>;
  registry(): Registry;
  clock(): Date;
}

/** Members are fetched for so many series at a time. */
const together = 100;
/** More are not held by a calendar program either. */
const mostObjects = 20_000;

/** A person's own calendar, object by object, for programs that read and write it. CAL-04 */
export class CalendarObjects {
  private readonly needs: ObjectDependencies;

  constructor(needs: ObjectDependencies) {
    this.needs = needs;
  }

  /** The modules whose records have a beginning and an end, and so are events; and those of what is to be done. */
  modules(session: Session): Module[] {
    return this.needs.registry().modules.filter((module) => {
      const { calendar } = module.definition;
      return (
        (calendar?.end !== undefined || calendar?.todo !== undefined) &&
        scopeAllows(session.scopes, 'read', module.path) &&
        rightsOf(session, module).see !== 'none' &&
        mayRead(session, module, calendar.start)
      );
    });
  }

  /** All of them, or those that touch a span of time. */
  async list(session: Session, module: Module, span: OpenSpan = {}): Promise<CalendarObject[]> {
    const found = await this.load(session, module, withinSpan(traitOf(module), span));
    return found.filter((object) => touches(object, traitOf(module), span));
  }

  /** Those of the names given that there are. */
  async named(session: Session, module: Module, names: readonly string[]): Promise<CalendarObject[]> {
    const numbered = names.flatMap((name) => Number(/^([1-9]\d{0,14})\.ics$/.exec(name)?.[1] ?? []));
    const called = await recordsCalled(this.needs.database.kysely, module.name, 'name', names);
    const wanted = new Set(names);
    return (await this.withIds(session, module, [...numbered, ...called])).filter(({ name }) =>
      wanted.has(name),
    );
  }

  /**
   * Saves what a program sends at an address.
   * @param known the object that is there; null: a new one
   * @param expected its state as the program knows it; null: whatever it is
   * @throws ProblemError stale, malformed, invalid, state for a UID that is taken, and as saves do
   */
  async save(
    session: Session,
    module: Module,
    sent: { name: string; text: string; known: CalendarObject | null; expected: string | null },
  ): Promise<void> {
    const { name, text, known, expected } = sent;
    const timeZone = session.user?.timeZone ?? session.company.timeZone;
    const { uid, occurrences, ...main } = readObject(text, module, {
      session,
      timeZone,
      known,
      now: this.needs.clock(),
    });
    if (known ? uid !== known.uid : await this.isTaken(session, module, uid))
      throw new ProblemError('state', {
        zh: '此日程（UID）已在另一个地址',
        en: 'There is an object with this UID at another address',
      });
    const values = await withPeople(this.needs, session, module, main, known);
    const own = await Promise.all(
      occurrences.map(async ({ at, ...one }) => ({
        at,
        values: await withPeople(this.needs, session, module, one, known, at),
      })),
    );
    try {
      await this.needs.records.saveSeries(session, module.name, {
        id: known?.record.id ?? null,
        expected,
        values,
        occurrences: own,
        named: { name, uid },
      });
    } catch (error) {
      // Who is asked to take part may answer, and change nothing else (RFC 6638, 3.2.2).
      const isBarred = error instanceof ProblemError && error.kind === 'forbidden';
      if (
        !isBarred ||
        !known ||
        !(await takeAnswer(this.needs, session, module, { known, values, occurrences: own }))
      )
        throw error;
    }
  }

  /** @throws ProblemError stale, forbidden */
  async remove(session: Session, module: Module, { record }: CalendarObject, expected: string | null) {
    await this.needs.records.removeSeries(session, module.name, record.id, expected);
  }

  private async isTaken(session: Session, module: Module, uid: string): Promise<boolean> {
    const ids = await recordsCalled(this.needs.database.kysely, module.name, 'uid', [uid]);
    const own = Number(uid.startsWith(`${module.path}-`) ? /-(\d{1,15})@gejie$/.exec(uid)?.[1] : 0);
    const found = await this.withIds(session, module, own > 0 ? [...ids, own] : ids);
    return found.some((object) => object.uid === uid);
  }

  private async withIds(session: Session, module: Module, ids: readonly number[]): Promise<CalendarObject[]> {
    const found: CalendarObject[] = [];
    for (let at = 0; at < ids.length; at += together)
      found.push(...(await this.load(session, module, { id: { in: ids.slice(at, at + together) } })));
    return found;
  }

  private async load(session: Session, module: Module, where: Filter): Promise<CalendarObject[]> {
    const { repeats } = traitOf(module);
    const rows = await this.rows(session, module, where);
    const masters = new Map(
      rows.flatMap((row) => (repeats && row[repeats.rule] ? [[row.id, [] as AnsweredRecord[]]] : [])),
    );
    const gone = await this.addMembers(session, module, masters);
    const seriesOf = (row: AnsweredRecord) => idOf(repeats && row[repeats.series]);
    const standing = new Set(
      await this.mastersAmong(
        session,
        module,
        rows.flatMap((row) => seriesOf(row) ?? []),
      ),
    );
    // What belongs to a series that is in the calendar is told with it.
    const told = rows.filter((row) => !standing.has(seriesOf(row) ?? 0));
    const names = await calendarNamesOf(
      this.needs.database.kysely,
      told.map(({ id }) => id),
    );
    const people = namedIn([...told, ...[...masters.values()].flat()], traitOf(module).people);
    const book = await addressesOf(this.needs, session, people);
    return told.map((record) => {
      const members = masters.get(record.id) ?? [];
      const own = { name: `${record.id}.ics`, uid: `${module.path}-${record.id}@gejie` };
      return {
        ...(names.get(record.id) ?? own),
        state: stateOf(record, members),
        record,
        members,
        gone: gone.get(record.id) ?? [],
        book,
      };
    });
  }

  private async rows(session: Session, module: Module, where: Filter): Promise<AnsweredRecord[]> {
    if (!session.user) throw notFound();
    const rows: AnsweredRecord[] = [];
    const query = {
      within: where,
      also: concerns(module, session.user.id),
      fields: fieldsOf(module).filter((name) => mayRead(session, module, name)),
      sort: 'id',
    };
    for await (const page of this.needs.records.stream(session, module.name, query)) {
      rows.push(...page);
      if (rows.length >= mostObjects) break;
    }
    return rows;
  }

  /** Which of the series are in the person's own calendar. */
  private async mastersAmong(session: Session, module: Module, ids: readonly number[]): Promise<number[]> {
    const wanted = [...new Set(ids)];
    const found: number[] = [];
    for (let at = 0; at < wanted.length; at += together) {
      const where = { id: { in: wanted.slice(at, at + together) } };
      found.push(...(await this.rows(session, module, where)).map(({ id }) => id));
    }
    return found;
  }

  /** Fills in the members of series; @returns for each the occurrences that were deleted */
  private async addMembers(
    session: Session,
    module: Module,
    masters: Map<number, AnsweredRecord[]>,
  ): Promise<Map<number, string[]>> {
    const { repeats } = traitOf(module);
    const gone = new Map<number, string[]>();
    const ids = [...masters.keys()];
    if (!repeats) return gone;
    for (let at = 0; at < ids.length; at += together) {
      const part = ids.slice(at, at + together);
      const query = {
        within: { [repeats.series]: { in: part } },
        fields: fieldsOf(module).filter((name) => mayRead(session, module, name)),
        sort: 'id',
      };
      const taken = await ownOccurrences(this.needs.database.kysely, module, part);
      for await (const page of this.needs.records.stream(session, module.name, query)) {
        for (const member of page) {
          const series = idOf(member[repeats.series]) ?? 0;
          masters.get(series)?.push(member);
          taken.delete(`${series} ${member[repeats.occurrence]}`);
        }
      }
      for (const one of taken) {
        const [series = '', start = ''] = one.split(' ');
        gone.set(Number(series), [...(gone.get(Number(series)) ?? []), start]);
      }
    }
    return gone;
  }
}

function idOf(reference: unknown): number | null {
  return (reference as { id?: number } | null | undefined)?.id ?? null;
}

/** Series may go on into any span; what happens once has to touch it. What is to be done some time is so at any time. */
function withinSpan(trait: AnyCalendarTrait, { from, until }: OpenSpan): Filter {
  const { start, end = start, repeats, todo } = trait;
  const within: Filter[] = [];
  if (until) within.push({ [start]: { lt: until.toISOString() } });
  if (from)
    within.push({
      any: [{ [end]: { gte: from.toISOString() } }, { [start]: { gte: from.toISOString() } }],
    });
  if (within.length === 0) return {};
  if (todo) return { any: [{ [start]: { empty: true } }, { all: within }] };
  return repeats ? { any: [{ [repeats.rule]: { empty: false } }, { all: within }] } : { all: within };
}
