import {
  type AnyCalendarTrait,
  basicInstant,
  formatRecurrence,
  type Module,
  parseRecurrence,
} from '@gejie/core';
import ICAL from 'ical.js';
import { fieldRight } from '../../access/rights.ts';
import type { Session } from '../../access/session.ts';
import { ProblemError } from '../../problem.ts';
import type { CalendarObject } from './calendarObjects.ts';
import { daysAfter, lengthOf, type Moment, momentIn } from './moments.ts';
import { ruleIn } from './ruleText.ts';

type Values = Record<string, unknown>;

/** What a program sent, as values of a record and of the occurrences that differ. */
export interface SentObject {
  uid: string;
  values: Values;
  occurrences: { at: string; values: Values }[];
}

/** Who sent it, and what it is to take the place of. */
export interface SentBy {
  session: Session;
  /** Of the sender, for times that name none. */
  timeZone: string;
  known: CalendarObject | null;
}

/**
 * Reads one object (RFC 4791, 4.1): an event, and those of its occurrences that differ.
 * @throws ProblemError malformed for what is no calendar or holds several objects; Invalid for a rule that can't be kept
 */
export function readObject(text: string, module: Module, by: SentBy): SentObject {
  const events = eventsIn(text);
  const mains = events.filter((event) => !event.hasProperty('recurrence-id'));
  const uids = new Set(events.map((event) => String(event.getFirstPropertyValue('uid') ?? '')));
  const [main] = mains;
  const [uid = ''] = uids;
  if (!main || mains.length > 1 || uids.size > 1 || uid === '')
    throw refused('一个地址上应有一项日程', 'An address takes one event with its occurrences');
  if (events.some((event) => event.hasProperty('rdate')))
    throw refused('不支持 RDATE', 'Dates beside a rule (RDATE) are not supported');
  const reader = new EventReader(module, by);
  const { values, zone } = reader.read(main, true);
  const occurrences = events
    .filter((event) => event !== main)
    .map((event) => ({ at: reader.occurrence(event, zone), values: reader.read(event, false, zone).values }));
  return { uid, values, occurrences };
}

function eventsIn(text: string): ICAL.Component[] {
  try {
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
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
   * @returns values, of the fields the sender may know of; and the zone the event is meant in
   */
  read(event: ICAL.Component, isMain: boolean, seriesZone?: string): { values: Values; zone: string } {
    const { start, end, allDay, timeZone, place, notes, repeats } = this.trait;
    const begins = this.moment(event, 'dtstart', seriesZone);
    if (!begins) throw refused('缺少开始时间', 'It has no beginning (DTSTART)');
    const zone = begins.zone ?? seriesZone ?? this.knownZone(event);
    const rule = isMain ? (event.getFirstPropertyValue('rrule')?.toString() ?? null) : null;
    const values: [string | undefined, unknown][] = [
      [this.module.title, this.title(event)],
      [place, textIn(event, 'location')],
      [notes, textIn(event, 'description')],
      [start, begins.at],
      [end, this.ending(event, begins, zone)],
      [allDay, begins.isDay],
      [isMain && begins.zone !== null ? timeZone : undefined, begins.zone],
      [isMain ? repeats?.rule : undefined, rule === null ? null : this.recurrence(event, rule, zone)],
      ...this.reminders(event),
      ...this.calledOff(event),
    ];
    const { session } = this.by;
    return {
      zone,
      values: Object.fromEntries(
        values.filter(
          ([name]) => name !== undefined && fieldRight(session, this.module, name) !== 'hidden',
        ) as [string, unknown][],
      ),
    };
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

  /** Alarms before the beginning, each as the nearest reminder there is. */
  private reminders(event: ICAL.Component): [string, unknown][] {
    const { before } = this.module.definition.reminds ?? {};
    if (!before) return [];
    const offered = Object.entries(before.minutes);
    const nearest = event.getAllSubcomponents('valarm').flatMap((alarm) => {
      const trigger = alarm.getFirstPropertyValue('trigger');
      if (!(trigger instanceof ICAL.Duration)) return [];
      const minutes = -trigger.toSeconds() / 60;
      const [first] = offered.toSorted(([, a], [, b]) => Math.abs(a - minutes) - Math.abs(b - minutes));
      return first ? [first[0]] : [];
    });
    const chosen = offered.map(([name]) => name).filter((name) => nearest.includes(name));
    return [[before.field, chosen]];
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
