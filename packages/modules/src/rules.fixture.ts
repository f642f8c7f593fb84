import { applyRules, type FieldIssue, type RuleSet, type Step } from '@gejie/core';

export const now = new Date('2026-11-23T02:00:00Z');
const today = '2026-11-23';

type Values = Record<string, unknown>;

/** Runs a module's rules over a record that is being made. */
export function creating(rules: RuleSet, given: Values): { record: Values; issues: FieldIssue[] } {
  return applyRules([rules], { record: given, before: null, given: new Set(Object.keys(given)), now, today });
}

/** Runs them over a record that somebody changes. */
export function changing(
  rules: RuleSet,
  before: Values,
  given: Values,
  steps?: readonly Step[],
): { record: Values; issues: FieldIssue[] } {
  const names = new Set(Object.keys(given));
  const stepsOf = steps && (() => steps);
  const record = { ...before, ...given };
  return applyRules([rules], { record, before, given: names, now, today, stepsOf });
}

/** The fields that were found wrong. */
export const faulty = ({ issues }: { issues: FieldIssue[] }): string[] => issues.map(({ field }) => field);
