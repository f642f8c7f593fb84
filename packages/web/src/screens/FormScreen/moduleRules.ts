import { applyRules, messageOf, type RuleSet, sameValue, type ValueContext } from '@gejie/core';
import { ruleSets } from '@gejie/modules';
import { requestValue } from '../../api/index.ts';
import type { Problems } from './checkValues.ts';

interface Typed {
  values: Record<string, unknown>;
  /** The record before; null when it is new. */
  before: Record<string, unknown> | null;
  given: ReadonlySet<string>;
  context: ValueContext;
  today: string;
}

const known: readonly RuleSet[] = ruleSets;

/**
 * Runs a module's rules over what is typed, the very rules the server will run.
 * @returns the values rules have derived (references excepted: their names are the server's to tell) and what checks found
 */
export function runRules(
  module: string,
  typed: Typed,
): { derived: Record<string, unknown>; problems: Problems } {
  const sets = known.filter((set) => set.module === module);
  const record = canonical(typed.values);
  const { record: after, issues } = applyRules(sets, {
    record,
    before: typed.before && canonical(typed.before),
    given: typed.given,
    now: typed.context.now,
    today: typed.today,
  });
  const changed = Object.entries(after).filter(
    ([name, value]) => !sameValue(value, record[name]) && !holdsReference(typed.values[name]),
  );
  const problems = issues.map((issue) => [issue.field, messageOf(issue, typed.context.language)] as const);
  return { derived: Object.fromEntries(changed), problems: Object.fromEntries(problems) };
}

/** As rules and the server hold values: references as ids. */
function canonical(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, requestValue(value)]));
}

function holdsReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value;
}
