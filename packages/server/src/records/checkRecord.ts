import {
  applyRules,
  decidingField,
  enterProcesses,
  type FieldConditions,
  type FieldIssue,
  Invalid,
  isEmptyValue,
  type Language,
  type Module,
  matches,
  type RuleSet,
  sameValue,
  withFormulas,
} from '@gejie/core';
import { settlePooling } from './pooling.ts';
import type { Processes } from './processes.ts';
import { storedFieldNameIssues } from './storedFieldNames.ts';
import { type FilterReader, storedFilterIssues } from './storedFilters.ts';

export interface CheckInput {
  module: Module;
  ruleSets: readonly RuleSet[];
  record: Record<string, unknown>;
  before: Record<string, unknown> | null;
  /** Names of the fields the person gave. */
  given: ReadonlySet<string>;
  now: Date;
  today: string;
  language?: Language;
  reader: FilterReader;
  /** Absent: the module has none, or none is asked about. */
  processes?: Processes;
  /** What the layout asks, by field; absent: nothing beyond the definition. */
  conditions?: ReadonlyMap<string, FieldConditions>;
}

/** Makes the record what its module's rules say, and finds what is wrong with it. */
export function checkRecord(input: CheckInput): { record: Record<string, unknown>; issues: FieldIssue[] } {
  const { module, before, given, now, today, language } = input;
  const sets = input.ruleSets.filter((set) => set.module === module.name);
  const { processes } = input;
  const entered = processes
    ? enterProcesses(processes.fields, { record: input.record, before, given }, (field) =>
        processes.of(field, input.record),
      )
    : input.record;
  const stepsOf = processes && ((name: string) => processes.of({ name }, entered).steps);
  const ruled = applyRules(sets, { record: entered, before, given, now, today, language, stepsOf });
  const settled = settlePooling(module, ruled.record, before, given, now);
  const record = withFormulas(module.formulas, settled);
  const issues = [
    ...ruled.issues,
    ...storedFilterIssues(module, record, before, input.reader),
    ...storedFieldNameIssues(module, record, before, input.reader.registry),
  ];
  const blamed = new Set(issues.map(({ field }) => field));
  for (const field of module.fields.values()) {
    const isKept = field.kernel && !input.conditions?.has(field.name);
    if (isKept || blamed.has(field.name)) continue;
    const empty = isEmptyValue(record[field.name]);
    const touched =
      before === null || given.has(field.name) || !sameValue(record[field.name], before[field.name]);
    const { visibleWhen, requiredWhen, readOnlyWhen } = input.conditions?.get(field.name) ?? field;
    const changed = before !== null && !sameValue(record[field.name], before[field.name]);
    if (changed && given.has(field.name) && readOnlyWhen && matches(readOnlyWhen, record))
      issues.push({ ...new Invalid('readOnlyNow').issue, field: field.name });
    else if (empty && isRequired(field, { visibleWhen, requiredWhen }, record, before, touched))
      issues.push({ ...new Invalid('required').issue, field: field.name });
    else if (!empty && (touched || hasNewParent(field, record, before)))
      issues.push(...choiceIssues(field, record, before, module.fields));
  }
  return { record, issues };
}

type CheckedField = Module['fields'] extends ReadonlyMap<string, infer F> ? F : never;

/** A record that lacked a field before it became required may still be changed elsewhere. */
function isRequired(
  field: CheckedField,
  { visibleWhen, requiredWhen }: Pick<FieldConditions, 'visibleWhen' | 'requiredWhen'>,
  record: Record<string, unknown>,
  before: Record<string, unknown> | null,
  touched: boolean,
): boolean {
  if (field.type.computed) return false;
  if (field.required && touched) return true;
  const asked = (at: Record<string, unknown>) =>
    requiredWhen !== undefined &&
    matches(requiredWhen, at) &&
    (visibleWhen === undefined || matches(visibleWhen, at));
  return asked(record) && (touched || before === null || !asked(before));
}

function hasNewParent(
  { dependsOn }: CheckedField,
  record: Record<string, unknown>,
  before: Record<string, unknown> | null,
): boolean {
  return dependsOn !== undefined && !sameValue(record[dependsOn], before?.[dependsOn]);
}

/** A choice goes with the one its parent field has (dependent values), and one that is retired is not chosen anew. */
function choiceIssues(
  field: CheckedField,
  record: Record<string, unknown>,
  before: Record<string, unknown> | null,
  fields: Module['fields'],
): FieldIssue[] {
  if (!field.choices) return [];
  const chosen = [record[field.name]].flat();
  const held = [before?.[field.name]].flat();
  const retired = field.choices.find(
    (choice) => choice.retired && chosen.includes(choice.value) && !held.includes(choice.value),
  );
  if (retired)
    return [{ ...new Invalid('retiredChoice', { value: retired.label }).issue, field: field.name }];
  const deciding = decidingField(field, fields);
  if (!deciding) return [];
  const parent = record[deciding.name];
  const wrong = field.choices.find(
    ({ value, onlyFor }) => onlyFor && chosen.includes(value) && !onlyFor.includes(String(parent)),
  );
  if (!wrong) return [];
  const parentName = deciding.choices?.find(({ value }) => value === parent)?.label ?? '—';
  const { issue } = new Invalid('choiceDependsOn', { value: wrong.label, parent: parentName });
  return [{ ...issue, field: field.name }];
}
