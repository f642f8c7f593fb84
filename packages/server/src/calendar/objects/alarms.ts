import type { AnyRemindersTrait } from '@gejie/core';
import ICAL from 'ical.js';

type Values = Record<string, unknown>;

/** How programs are to remind of a record: so long before it begins or is due, and at a moment of its own. */
export function addAlarms(component: ICAL.Component, record: Values, reminds: AnyRemindersTrait | undefined) {
  const { at, before } = reminds ?? {};
  const triggers: (ICAL.Duration | ICAL.Time)[] = [];
  const chosen = before && record[before.field];
  for (const one of before && Array.isArray(chosen) ? chosen : []) {
    const minutes = before?.minutes[String(one)];
    if (minutes !== undefined) triggers.push(ICAL.Duration.fromSeconds(-minutes * 60));
  }
  const moment = at && record[at];
  if (typeof moment === 'string') triggers.push(ICAL.Time.fromJSDate(new Date(moment), true));
  for (const trigger of triggers) {
    const alarm = new ICAL.Component('valarm');
    alarm.addPropertyWithValue('action', 'DISPLAY');
    alarm.addPropertyWithValue('description', String(component.getFirstPropertyValue('summary') ?? ''));
    const property = new ICAL.Property('trigger');
    if (trigger instanceof ICAL.Time) property.resetType('date-time');
    // A to-do is reminded of by when it is due; without this a program would count from when it begins.
    else if (component.name === 'vtodo') property.setParameter('related', 'END');
    property.setValue(trigger);
    alarm.addProperty(property);
    component.addSubcomponent(alarm);
  }
}

/** Alarms that a program sent: those before something each as the nearest reminder there is, the first of a moment as that. */
export function remindersIn(
  component: ICAL.Component,
  reminds: AnyRemindersTrait | undefined,
): [field: string, value: unknown][] {
  const triggers = component
    .getAllSubcomponents('valarm')
    .map((alarm) => alarm.getFirstPropertyValue('trigger'));
  const { at, before } = reminds ?? {};
  const values: [string, unknown][] = [];
  if (before) {
    const offered = Object.entries(before.minutes);
    const nearest = triggers.flatMap((trigger) => {
      if (!(trigger instanceof ICAL.Duration)) return [];
      const minutes = -trigger.toSeconds() / 60;
      const [first] = offered.toSorted(([, a], [, b]) => Math.abs(a - minutes) - Math.abs(b - minutes));
      return first ? [first[0]] : [];
    });
    values.push([before.field, offered.map(([name]) => name).filter((name) => nearest.includes(name))]);
  }
  if (at) {
    const moment = triggers.find((trigger) => trigger instanceof ICAL.Time);
    values.push([at, moment ? new Date(moment.toUnixTime() * 1000).toISOString() : null]);
  }
  return values;
}
