import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem.ts';

export interface RateLimits {
  /** Requests per minute and session, or address of whoever is not signed in; 0: no limit. */
  requests: number;
  /** Attempts to sign in per minute and address. */
  signIns: number;
}

/** Needs to know who asks, so it goes in after `authenticate`. */
export async function limitRates(app: FastifyInstance, { requests }: RateLimits): Promise<void> {
  await app.register(rateLimit, {
    global: requests > 0,
    max: requests,
    timeWindow: 60_000,
    keyGenerator: askerOf,
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  });
}

/** Colleagues behind one address do not count together once they are signed in. */
function askerOf({ session, ip }: FastifyRequest): string {
  return session?.credential ? `${session.credential.kind}:${session.credential.id}` : ip;
}

function tooMany(seconds: number): ProblemError {
  const detail = {
    zh: `请求过于频繁，请在 ${seconds} 秒后再试`,
    en: `Too many requests; please try again in ${seconds} seconds`,
  };
  return new ProblemError('tooMany', detail, [], { retryAfter: seconds });
}
