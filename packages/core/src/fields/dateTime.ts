import { Invalid } from '../messages/invalid.ts';
import { clockFromText, dayFromText, instantOf, isCalendarDay, wallClock } from './calendar.ts';
import { periodOperators } from './date.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType, ValueContext } from './fieldType.ts';
import { writtenDay } from './ownWriting.ts';
import { plainReckoning } from './reckoning.ts';
import { halfWidth } from './textValue.ts';
import { usual } from './workshop.ts';

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

const firstInstant = Date.parse('1000-01-01T00:00:00.000Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant, to the millisecond; its value is ISO 8601 in UTC. */
export const dateTimeType: FieldType<string> = {
  name: 'dateTime',
  label: { zh: '日期时间', en: 'Date and time' },
  workshop: {
    example: { zh: '如 到访时间 2026-11-23 09:30', en: 'such as visit at 2026-11-23 09:30' },
    options: { default: usual([{ value: '$now', label: { zh: '当时', en: 'Now' } }]) },
  },
  column: () => ({ sql: 'timestamptz(3)', shape: 'ordered' }),
  parse: parseInstant,
  fromText: (text) => {
    const found = dayFromText(halfWidth(text).trim());
    if (found?.rest === '') return found.day;
    const clock = found && clockFromText(found.rest);
    if (!clock) throw new Invalid('notDateTime');
    return `${found.day} ${clock}`;
  },
  format: (value, _definition, { timeZone, writing }) =>
    writtenDay(wallClock(new Date(value), timeZone), writing),
  operators: periodOperators,
  sortable: true,
  schema: () => ({ type: 'string', format: 'date-time' }),
  reckoning: plainReckoning('dateTime'),
};

/** A time without a zone is meant in the zone of whoever gives it; a day alone is its first moment there. */
function parseInstant(input: unknown, _definition: FieldDefinition, { timeZone, now }: ValueContext): string {
  if (input === '$now') return now.toISOString();
  const match = typeof input === 'string' && input.length <= 40 ? written.exec(input.trim()) : null;
  const [, day = '', clock = '00:00', seconds = ':00', zone] = match ?? [];
  if (
    !match ||
    !isCalendarDay(day) ||
    Number(clock.slice(0, 2)) > 23 ||
    Number(clock.slice(3)) > 59 ||
    Number(seconds.slice(1)) >= 60
  ) {
    throw new Invalid('notDateTime');
  }
  const instant = zone
    ? new Date(`${day}T${clock}${seconds.slice(0, 7)}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`)
    : instantOf(`${day} ${clock}${seconds.slice(0, 7)}`, timeZone);
  // Beyond these years neither PostgreSQL nor a comparison as text would understand it.
  const isWithin = instant.getTime() >= firstInstant && instant.getTime() <= lastInstant;
  if (!isWithin) throw new Invalid('notDateTime');
  return instant.toISOString();
}

export function dateTime<const O extends CommonOptions & { default?: '$now'; lastTime?: true }>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(dateTimeType, label, options);
}
