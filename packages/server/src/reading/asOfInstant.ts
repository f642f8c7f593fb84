import { addToDay, dateTimeType, Invalid, instantOf, isCalendarDay } from '@gejie/core';
import { invalidField } from '../problem.ts';
import type { ReadContext } from './readContext.ts';

/**
 * The instant "as of" means: a day alone is its end, in the reader's time zone.
 * @throws ProblemError invalid
 */
export function asOfInstant(at: string, { filters }: ReadContext): Date {
  if (isCalendarDay(at))
    return new Date(instantOf(`${addToDay(at, 1, 'day')} 00:00:00`, filters.timeZone).getTime() - 1);
  try {
    const field = { type: dateTimeType as never, label: { zh: '', en: '' } };
    return new Date(dateTimeType.parse(at, field, filters) as string);
  } catch (error) {
    if (error instanceof Invalid) throw invalidField('at', 'notDateTime');
    throw error;
  }
}
