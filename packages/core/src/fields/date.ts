import { Invalid } from '../messages/invalid.ts';
import { clockFromText, dayFromText, dayIn, isCalendarDay } from './calendar.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType, ValueContext } from './fieldType.ts';
import { writtenDay } from './ownWriting.ts';
import { plainReckoning } from './reckoning.ts';
import { halfWidth } from './textValue.ts';
import { earliest, latest, usual } from './workshop.ts';

export const periodOperators = ['within', 'eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'empty'] as const;

/** A calendar day, without time or zone. */
export const dateType: FieldType<string> = {
  name: 'date',
  label: { zh: '日期', en: 'Date' },
  workshop: {
    example: { zh: '如 合作起始日 2026-11-23', en: 'such as partner since 2026-11-23' },
    options: {
      min: earliest,
      max: latest,
      default: usual([{ value: '$today', label: { zh: '当天', en: 'Today' } }]),
    },
  },
  column: () => ({ sql: 'date', shape: 'ordered' }),
  daysOnly: true,
  parse: parseDay,
  parseOperand: (input, _operator, definition, context) =>
    parseDay(input, { ...definition, min: undefined, max: undefined }, context),
  fromText: (text) => {
    const found = dayFromText(halfWidth(text).trim());
    if (!found || !(found.rest === '' || clockFromText(found.rest))) throw new Invalid('notDate');
    return found.day;
  },
  format: (value, _definition, { writing }) => writtenDay(value, writing),
  operators: periodOperators,
  sortable: true,
  schema: () => ({ type: 'string', format: 'date' }),
  reckoning: plainReckoning('date'),
};

function parseDay(input: unknown, { min, max }: FieldDefinition, { timeZone, now }: ValueContext): string {
  const day = input === '$today' ? dayIn(timeZone, now) : input;
  if (typeof day !== 'string' || !isCalendarDay(day)) throw new Invalid('notDate');
  if (min !== undefined && day < String(min)) throw new Invalid('tooSmall', { min });
  if (max !== undefined && day > String(max)) throw new Invalid('tooLarge', { max });
  return day;
}

export function date<
  const O extends CommonOptions & {
    min?: string;
    max?: string;
    default?: '$today' | (string & {});
    lastTime?: true;
  },
>(label: string, options?: O): Field<string, RequiredOf<O>> {
  return field(dateType, label, options);
}
