import type { RuleContext, RuleProblem } from '@gejie/core';

/** A minute's grace: the form was open for a while before it was saved. */
const grace = 60_000;

/** Refuses a time to be reminded at, newly given, that has gone by. */
export function remindedInTime<R extends { [K in F]: string | null }, F extends keyof R & string>(field: F) {
  return ({ record, changed, now }: RuleContext<R>): RuleProblem<R> | undefined => {
    const at = record[field] as string | null | undefined;
    if (at == null || !changed(field) || Date.parse(at) >= now.getTime() - grace) return undefined;
    return {
      field,
      zh: '提醒时间已经过去，请选择以后的时间',
      en: 'That time has gone by: choose a later one',
    };
  };
}
