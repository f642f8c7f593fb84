import type { TextKey, Translate } from '../i18n/index.ts';
import { ApiProblem } from './problem.ts';

/** What went wrong and what to do, in the user's words: the server's own where it gave any. */
export function problemText(t: Translate, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem.unknown');
  if (error.status === 0) return t('problem.unreachable');
  const fields = error.fieldProblems.map((problem) => problem.message);
  return fields.join(' ') || error.problem.detail || error.problem.title || t(fallback(error.status));
}

function fallback(status: number): TextKey {
  if (status >= 500) return 'problem.server';
  const known: Record<number, TextKey> = {
    401: 'problem.signedOut',
    403: 'problem.forbidden',
    404: 'problem.notFound',
  };
  return known[status] ?? 'problem.unknown';
}
