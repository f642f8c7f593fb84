import {
  type AnyCalendarTrait,
  basicInstant,
  formatRecurrence,
  type Module,
  parseRecurrence,
} from '@gejie/core';
import ICAL from 'ical.js';
import { fieldRight } from '../../access/rights.ts';
import { ProblemError } from '../../problem.ts';
import { remindersIn } from './alarms.ts';
import { attendeesIn } from './attendees.ts';
import { daysAfter, lengthOf, type Moment, momentIn } from './moments.ts';
import { readTodo } from './readTodo.ts';
import { ruleIn } from './ruleText.ts';
import type { SentBy, SentObject, SentValues } from './sentObject.ts';

/**
 * Reads one object (RFC 4791, 4.1): an event, and those of its occurrences that differ; or something to do.
 * @throws ProblemError malformed for what is no calendar or holds several objects; Invalid for a rule that can't be kept
 */
export function readObject(text: string, module: Module, by: SentBy): SentObject {
  const { calendar } = module.definition;
  const events = componentsIn(text, calendar?.todo ? 'vtodo' : 'vevent');
  const mains = events.filter((event) => !event.hasProperty('recurrence-id'));
  const uids = new Set(events.map((event) => String(event.getFirstPropertyValue('uid') ?? '')));
  const [main] = mains;
  const [uid = ''] = uids;
  if (!main || mains.length > 1 || uids.size > 1 || uid === '')
    throw refused(
      '一个地址上应有一项日程或任务',
      'An address takes one event with its occurrences, or one task',
    );
  if (events.some((event) => event.hasProperty('rdate')))
    throw refused('不支持 RDATE', 'Dates beside a rule (RDATE) are not supported');
  const reader = new EventReader(module, by);
  const { zone, ...sent } = reader.read(main, true);
  const occurrences = events
    .filter((event) => event !== main)
    .map((event) => {
      const { values, attendees } = reader.read(event, false, zone);
      return { at: reader.occurrence(event, zone), values, attendees };
    });
  return { uid, ...sent, occurrences };
}

function componentsIn(text: string, name: 'vevent' | 'vtodo'): ICAL.Component[] {
  try {
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents(name);
  } catch (error) {
    if (error instanceof Error) throw refused('不是有效的日历数据', 'This is no calendar data (RFC 5545)');
    throw error;
  }
}

class EventReader {
  private readonly module: Module;
  private readonly trait: AnyCalendarTrait;
  private readonly by: SentBy;

  constructor(module: Module, by: SentBy) {
    this.module = module;
    this.trait = module.definition.calendar as AnyCalendarTrait;
    this.by = by;
  }

  /**
   * @param seriesZone of the series that it is an occurrence of
   * @returns what it says, and the zone that is meant in
   */
  read(component: ICAL.Component, isMain: boolean, seriesZone?: string): SentValues & { zone: string } {
    const { place, notes, todo } = this.trait;
    const zone = seriesZone ?? this.by.timeZone;
    const own = todo
      ? { zone, values: readTodo(component, this.module, todo, this.by) }
      : this.event(component, isMain, seriesZone);
    const values: [string | undefined, unknown][] = [
      [this.module.title, this.title(component)],
      [place, textIn(component, 'location')],
      [notes, textIn(component, 'description')],
      ...own.values,
    ];
    const { session } = this.by;
    return {
      zone: own.zone,
      attendees: attendeesIn(component),
      values: Object.fromEntries(
        values.filter(
          ([name]) => name !== undefined && fieldRight(session, this.module, name) !== 'hidden',
        ) as [string, unknown][],
      ),
    };
  }

  private event(event: ICAL.Component, isMain: boolean, seriesZone?: string) {
    const { start, end, allDay, timeZone, repeats } = this.trait;
    const begins = this.moment(event, 'dtstart', seriesZone);
    if (!begins) throw refused('缺少开始时间', 'It has no beginning (DTSTART)');
    const zone = begins.zone ?? seriesZone ?? this.knownZone(event);
    const rule = isMain ? (event.getFirstPropertyValue('rrule')?.toString() ?? null) : null;
    const values: [string | undefined, unknown][] = [
      [start, begins.at],
      [end, this.ending(event, begins, zone)],
      [allDay, begins.isDay],
      [isMain && begins.zone !== null ? timeZone : undefined, begins.zone],
      [isMain ? repeats?.rule : undefined, rule === null ? null : this.recurrence(event, rule, zone)],
      ...remindersIn(event, this.module.definition.reminds),
      ...this.calledOff(event),
    ];
    return { zone, values };
  }

  /** When the series has an occurrence begin. */
  occurrence(event: ICAL.Component, zone: string): string {
    const moment = this.moment(event, 'recurrence-id', zone);
    if (!moment) throw refused('RECURRENCE-ID 无效', 'The RECURRENCE-ID can’t be read');
    return moment.at;
  }

  private title(event: ICAL.Component): string {
    const untitled = this.by.session.language === 'en' ? 'Untitled' : '无标题';
    return textIn(event, 'summary') ?? untitled;
  }

  private moment(event: ICAL.Component, name: string, zone?: string): Moment | null {
    const property = event.getFirstProperty(name);
    return property && momentIn(property, zone ?? this.knownZone(event));
  }

  /** Where the event names no zone: the one that the record has, else the sender's. */
  private knownZone(_event: ICAL.Component): string {
    const held = this.trait.timeZone && this.by.known?.record[this.trait.timeZone];
    return typeof held === 'string' && held !== '' ? held : this.by.timeZone;
  }

  private ending(event: ICAL.Component, begins: Moment, zone: string): string {
    const told = event.getFirstProperty('dtend');
    if (told) return momentIn(told, zone).at;
    const lasting = lengthOf(event);
    if (begins.isDay) return daysAfter(begins.at, Math.max(1, Math.round(lasting / 86_400)), zone);
    return new Date(Date.parse(begins.at) + lasting * 1000).toISOString();
  }

  private recurrence(event: ICAL.Component, rule: string, zone: string): string {
    const except = event
      .getAllProperties('exdate')
      .flatMap((property) => property.getValues().map((_, index) => momentIn(property, zone, index).at));
    const line = except.length > 0 ? `\nEXDATE:${except.map(basicInstant).join(',')}` : '';
    return formatRecurrence(parseRecurrence(`${ruleIn(rule, zone)}${line}`));
  }

  /** An event that its organizer called off: as the module says of what takes nobody's time. */
  private calledOff(event: ICAL.Component): [string, unknown][] {
    const isOff = String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
    return isOff ? Object.entries(this.trait.free ?? {}) : [];
  }
}

function textIn(event: ICAL.Component, name: string): string | null {
  const value = String(event.getFirstPropertyValue(name) ?? '').trim();
  return value === '' ? null : value;
}

function refused(zh: string, en: string): ProblemError {
  return new ProblemError('malformed', { zh, en });
}
