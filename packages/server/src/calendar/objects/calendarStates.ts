import type { Module } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import { calendarStateOf, keepCalendarState } from '../../database/calendar/stateRows.ts';
import type { Database } from '../../database/connection.ts';
import { notFound } from '../../problem.ts';
import { stateOf } from '../../records/series.ts';
import type { CalendarObject } from './calendarObject.ts';
import type { CalendarObjects } from './calendarObjects.ts';

/** What is another in a calendar than a program knows. */
export interface CalendarChanges {
  /** Objects that are new or different. */
  changed: CalendarObject[];
  /** Names of those that are no longer there, or no longer the person's. */
  gone: string[];
  /** What to ask with the next time. */
  token: string;
}

const prefix = 'urn:gejie:calendar:';

/**
 * What has changed in a person's calendar since a program last asked (RFC 6578). What the program was told is remembered
 * and compared with what there is, so that it also hears of what left the person's sight without being touched. CAL-04
 */
export class CalendarStates {
  private readonly needs: { database: Database; objects: Pick<CalendarObjects, 'list'> };

  constructor(needs: CalendarStates['needs']) {
    this.needs = needs;
  }

  /** A token for a calendar as it is told just now. */
  async tokenFor(session: Session, module: Module, objects: readonly CalendarObject[]): Promise<string> {
    const state = stateOfAll(objects);
    await keepCalendarState(this.needs.database.kysely, {
      user: userOf(session),
      module: module.name,
      state,
      objects: Object.fromEntries(objects.map((object) => [object.name, object.state])),
    });
    return `${prefix}${state}`;
  }

  /**
   * @param token what was told the last time; empty: nothing is known yet
   * @returns null for a token that is not known, or no longer
   */
  async changesSince(session: Session, module: Module, token: string): Promise<CalendarChanges | null> {
    const known = token === '' ? {} : await this.known(session, module, token);
    if (known === null) return null;
    const objects = await this.needs.objects.list(session, module);
    const there = new Set(objects.map(({ name }) => name));
    return {
      changed: objects.filter(({ name, state }) => known[name] !== state),
      gone: Object.keys(known).filter((name) => !there.has(name)),
      token: await this.tokenFor(session, module, objects),
    };
  }

  private async known(session: Session, module: Module, token: string) {
    if (!token.startsWith(prefix)) return null;
    const state = token.slice(prefix.length);
    const which = { user: userOf(session), module: module.name, state };
    return calendarStateOf(this.needs.database.kysely, which);
  }
}

/** Changes with each change of the calendar. */
export function stateOfAll(objects: readonly CalendarObject[]): string {
  return stateOf(
    { version: objects.length },
    objects.map(({ record, state }) => ({ id: record.id, version: state })),
  );
}

function userOf({ user }: Session): number {
  if (!user) throw notFound();
  return user.id;
}
