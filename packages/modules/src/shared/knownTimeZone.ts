import { isTimeZone, type RuleContext, type RuleProblem } from '@gejie/core';

/** Refuses a time zone that there is not. */
export function knownTimeZone<R extends { timeZone: string | null }>({
  record,
}: RuleContext<R>): RuleProblem<R> | undefined {
  if (!record.timeZone || isTimeZone(record.timeZone)) return undefined;
  return {
    field: 'timeZone',
    zh: '没有这个时区，应如 Asia/Shanghai',
    en: 'There is no such time zone; write it as Asia/Shanghai',
  };
}
