import type { Condition } from '@gejie/core';

/**
 * A condition in parts that have no record in common and together are the whole. Only an alternative between owners and
 * departments is taken apart, as every reach is: each of its sides is one range of an index, while PostgreSQL answers the
 * `or` of both by going through the table. For counts, that is 3 ms instead of 25.
 */
export function branches(condition: Condition): Condition[] {
  if (condition.kind === 'all') {
    const at = condition.of.findIndex((part) => branches(part).length > 1);
    const alternative = condition.of[at];
    if (!alternative) return [condition];
    return branches(alternative).map((branch) => ({ kind: 'all', of: condition.of.with(at, branch) }));
  }
  if (condition.kind !== 'any' || condition.of.length < 2 || !isAboutBelonging(condition)) return [condition];
  return condition.of.map((side, index) => ({
    kind: 'all',
    of: [side, ...condition.of.slice(0, index).map((before): Condition => ({ kind: 'not', of: before }))],
  }));
}

function isAboutBelonging(condition: Condition): boolean {
  if (condition.kind === 'not') return isAboutBelonging(condition.of);
  if (condition.kind !== 'test') return condition.of.every(isAboutBelonging);
  const { through, field } = condition;
  return through.length === 0 && field.kernel && (field.name === 'owner' || field.name === 'department');
}
