import { type BilingualText, messageOf } from '@gejie/core';
import { ProblemError } from '../problem.ts';

/** Why something could not be done, for whoever has to mend it: the first thing at fault in words. */
export function reasonOf(error: unknown): BilingualText {
  if (!(error instanceof ProblemError)) return { zh: '系统故障', en: 'A fault of the system' };
  const [issue] = error.issues;
  if (!issue) return error.detail;
  return { zh: messageOf(issue, 'zh-CN'), en: messageOf(issue, 'en') };
}
