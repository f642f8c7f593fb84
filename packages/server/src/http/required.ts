import { Invalid } from '@gejie/core';
import { ProblemError } from '../problem.ts';

/** A parameter that a route can't do without. @throws ProblemError malformed */
export function required<Q, K extends keyof Q & string>(query: Q, name: K): NonNullable<Q[K]> {
  const value = query[name];
  if (value !== undefined && value !== null) return value;
  throw new ProblemError('malformed', { zh: '地址中缺少参数', en: 'A parameter of the address is missing' }, [
    { ...new Invalid('required').issue, field: name },
  ]);
}
