import { dateTimeType, Invalid, isCalendarDay } from '@gejie/core';
import { invalidField } from '../problem.ts';
import { endOfDay } from './endOfDay.ts';
import type { ReadContext } from './readContext.ts';

/**
 * The instant "as of" means: a day alone is its end, in the reader's time zone.
 * @param parameter the one it was given in
 * @throws ProblemError invalid
 */
export function asOfInstant(at: string, { filters }: ReadContext, parameter = 'at'): Date {
  if (isCalendarDay(at)) return endOfDay(at, filters.timeZone);
  try {
    const field = { type: dateTimeType as never, label: { zh: '', en: '' } };
    return new Date(dateTimeType.parse(at, field, filters) as string);
  } catch (error) {
    if (error instanceof Invalid) throw invalidField(parameter, 'notDateTime');
    throw error;
  }
}
