import type { z } from 'zod';
import { issuesOf } from '../bodyIssues.ts';
import { invalid, ProblemError } from '../problem.ts';

/**
 * Checks the body of a request that belongs to no module.
 * @throws ProblemError malformed when it is no JSON object, invalid with a message at each field
 */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(objectOf(body), { reportInput: true });
  if (result.success) return result.data;
  throw invalid(result.error.issues.flatMap(issuesOf));
}

/** @throws ProblemError malformed when it is no JSON object */
export function objectOf(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new ProblemError('malformed', {
    zh: '请求内容应为 JSON 对象',
    en: 'The request must be a JSON object',
  });
}
