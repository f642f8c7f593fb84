import { Invalid } from '../messages/invalid.ts';
import { clockFromText } from './calendar.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { halfWidth } from './textValue.ts';
import { usual } from './workshop.ts';

/** A time of day, to the minute: "09:30". */
export const timeType: FieldType<string> = {
  name: 'time',
  label: { zh: '时间', en: 'Time' },
  workshop: {
    example: { zh: '如 收货时间 09:30', en: 'such as receiving hours from 09:30' },
    options: { default: usual() },
  },
  column: () => ({ sql: 'time(0)', shape: 'ordered' }),
  parse: (input) => {
    const match =
      typeof input === 'string' ? /^([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(input.trim()) : null;
    if (!match) throw new Invalid('notTime');
    return `${match[1]?.padStart(2, '0')}:${match[2]}`;
  },
  fromText: (text) => {
    const plain = halfWidth(text).trim();
    if (!/^0?\.\d+$/.test(plain)) return clockFromText(plain)?.slice(0, 5) ?? plain;
    return new Date(Math.round(Number(plain) * 86_400) * 1000).toISOString().slice(11, 16);
  },
  fromColumn: (stored) => String(stored).slice(0, 5),
  format: (value) => value,
  operators: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'empty'],
  sortable: true,
  schema: () => ({ type: 'string', pattern: '^\\d{2}:\\d{2}$' }),
  reckoning: plainReckoning('time'),
};

export function time<const O extends CommonOptions & { default?: string }>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(timeType, label, options);
}
