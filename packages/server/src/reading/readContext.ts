import type { FilterContext, Module, ModuleField, Registry } from '@gejie/core';
import { dayIn } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { fieldRight, fieldRightsIn } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { ProjectionContext } from '../database/query/projectionContext.ts';

/** The session's view of the data: what a query may see and how a filter's words are meant. */
export interface ReadContext extends ProjectionContext {
  session: Session;
  filters: FilterContext;
  /** Told of added fields that a list is filtered or sorted by. */
  wanted?(module: Module, field: ModuleField): void;
  /** Whether a text stands in so many records that they are looked through instead of looked up; absent: nobody knows. */
  findsMuch?(module: Module, q: string): Promise<boolean>;
}

export function readContext(session: Session, registry: Registry, now: Date): ReadContext {
  return {
    session,
    registry,
    visible: (module) => reachOf(session, module, 'see'),
    reader: session.user?.id ?? null,
    filters: {
      language: session.language,
      timeZone: session.user?.timeZone ?? session.company.timeZone,
      now,
      fiscalYearStart: session.company.fiscalYearStart,
      me: session.user?.id ?? null,
      myDepartment: session.user?.department ?? null,
      myTeam: session.standing.team,
      withMarks: true,
      mayUse: (module, field) => mayJudge(session, module, field),
    },
  };
}

export function mayRead(session: Session, module: Module, field: string): boolean {
  return fieldRight(session, module, field) !== 'hidden';
}

/** Whether a session may filter and sort by a field: not by a text that is for those alone who see what it tells of. */
export function mayJudge(session: Session, module: Module, field: ModuleField): boolean {
  return mayRead(session, module, field.name) && (!field.about || session.elevation !== null);
}

/** {@link mayRead} for many fields of a module. */
export function readableIn(session: Session, module: Module): (field: string) => boolean {
  const rights = fieldRightsIn(session, module);
  return (field) => rights(field) !== 'hidden';
}

/** The day it is for the person behind the session. */
export function todayOf({ filters }: ReadContext): string {
  return dayIn(filters.timeZone, filters.now);
}
