import { AuthorizationResponseError } from 'openid-client';
import type { Stranger } from '../identity/identities.ts';

/** Why somebody does not come in by the provider; the sign-in page has a sentence for each. */
export type OidcProblem =
  | Stranger
  | 'off'
  | 'unavailable'
  | 'refused'
  | 'stale'
  | 'distrusted'
  | 'deactivated';

export class OidcRefusal extends Error {
  readonly problem: OidcProblem;

  constructor(problem: OidcProblem, cause?: unknown) {
    super(problem, { cause });
    this.name = 'OidcRefusal';
    this.problem = problem;
  }
}

/** Codes of oauth4webapi that say that something answers, but no provider. */
const noProvider = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
]);

/** What the library threw, as people are told; what is no fault of the provider's is thrown on. */
export function oidcProblem(error: unknown): OidcProblem {
  if (error instanceof AuthorizationResponseError) return 'refused';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') return 'refused';
  // fetch says so when nothing answers at all.
  if (noProvider.has(code) || error instanceof TypeError) return 'unavailable';
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)) return 'unavailable';
  if (code.startsWith('OAUTH_')) return 'distrusted';
  throw error;
}
