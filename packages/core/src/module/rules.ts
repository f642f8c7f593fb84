import { sameValue } from '../fields/sameValue.ts';
import type { Step } from '../fields/steps.ts';
import { type FieldIssue, Invalid } from '../messages/invalid.ts';
import type { Language } from '../messages/label.ts';
import type { KernelFields } from './kernelFields.ts';
import type { ModuleDefinition } from './moduleDefinition.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

/** What a rule looks at: the record as it would become, and as it was. */
export interface RuleContext<R> {
  record: Partial<R>;
  /** Null when the record is being created. */
  before: Partial<R> | null;
  /** Whether this save (or an earlier rule) gives the field another value. */
  changed(field: keyof R & string): boolean;
  /** Whether the person gave this field in this very save. */
  given(field: keyof R & string): boolean;
  /** Where the record stands in the process of a choice field. */
  step(field: keyof R & string): Step | null;
  now: Date;
  /** The day in the user's time zone, YYYY-MM-DD. */
  today: string;
  /** Of whoever saves: for names that a rule gives. */
  language: Language;
}

/** A message of a rule in both languages, at a field or at a part of a line (absent: the whole record). */
export interface RuleProblem<R> {
  field?: (keyof R & string) | `${keyof R & string}.${number}.${string}`;
  zh: string;
  en: string;
}

/** Always true of a record: `derive` makes it so, `check` refuses what breaks it. */
export interface Rule<R> {
  derive?(context: RuleContext<R>): Partial<R> | undefined;
  check?(context: RuleContext<R>): RuleProblem<R> | undefined;
}

export interface RuleSet {
  module: string;
  rules: Record<string, Rule<Record<string, unknown>>>;
}

/**
 * Pure rules of a module, run in the form as the user types and again on the server. The key of a rule is an English
 * sentence: comment, test title and index of the documentation at once. They run in reading order.
 */
export function defineRules<F extends Fields>(
  module: ModuleDefinition<F>,
  rules: Record<string, Rule<OwnRecord<F> & KernelFields>>,
): RuleSet {
  return { module: module.name, rules: rules as RuleSet['rules'] };
}

export interface RuleInput {
  record: Record<string, unknown>;
  before: Record<string, unknown> | null;
  /** Of a record being made in a form: what the form began with, beside which a value counts as changed. */
  begun?: Record<string, unknown>;
  /** Names of the fields the person gave. */
  given: ReadonlySet<string>;
  now: Date;
  today: string;
  /** Absent: Chinese. */
  language?: Language;
  /** The steps of a choice field for this record; absent: nothing is known of processes. */
  stepsOf?(field: string): readonly Step[];
}

/**
 * Runs the rules of a module over a record.
 * @returns the record with what was derived, and what the checks found
 */
export function applyRules(
  sets: readonly RuleSet[],
  input: RuleInput,
): { record: Record<string, unknown>; issues: FieldIssue[] } {
  let record = { ...input.record };
  const earlier = input.before ?? input.begun;
  const context = (): RuleContext<Record<string, unknown>> => ({
    record,
    before: input.before,
    changed: (field) => !sameValue(record[field], earlier?.[field]),
    given: (field) => input.given.has(field),
    step: (field) => input.stepsOf?.(field).find(({ value }) => value === record[field]) ?? null,
    now: input.now,
    today: input.today,
    language: input.language ?? 'zh-CN',
  });
  const rules = sets.flatMap((set) => Object.values(set.rules));
  for (const rule of rules) {
    const derived = rule.derive?.(context());
    if (derived) record = { ...record, ...derived };
  }
  const issues: FieldIssue[] = [];
  for (const rule of rules) {
    const problem = rule.check?.(context());
    if (problem) {
      const { issue } = new Invalid('rule', { zh: problem.zh, en: problem.en });
      issues.push({ ...issue, field: problem.field ?? '' });
    }
  }
  return { record, issues };
}
