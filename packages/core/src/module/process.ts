import type { FieldDefinition } from '../fields/fieldType.ts';
import { sameValue } from '../fields/sameValue.ts';
import type { Step } from '../fields/steps.ts';
import type { Filter } from '../filter/filter.ts';
import { lacking, type NamedField } from '../filter/requirement.ts';
import { type FieldIssue, Invalid } from '../messages/invalid.ts';
import type { BilingualText } from '../messages/label.ts';

type Values = Record<string, unknown>;

/** The way a choice field goes in one record: which of its values, and in which order. */
export interface Process {
  label: BilingualText;
  steps: readonly Step[];
}

/** A choice field whose values and their order come from a record that another field points at. */
export type ProcessField = Pick<FieldDefinition, 'choices' | 'process'> & { name: string };

/** The process of a field in this record as it would become. */
export type ProcessOf = (field: ProcessField) => Process;

/** Where nothing else is chosen: the choices as they are declared, without those that only processes bring. */
export function standardProcess({ choices = [] }: Pick<FieldDefinition, 'choices'>): Process {
  return {
    label: { zh: '标准流程', en: 'Standard process' },
    steps: choices
      .filter(({ optional }) => !optional)
      .map(({ value, probability, rotsAfterDays }) => ({ value, probability, rotsAfterDays })),
  };
}

/**
 * Puts a record that comes to a process (new, or from another one) at its first step, unless it stands at one of its
 * steps already or somebody said where it stands. A new record whose step nobody's choice of a process goes with is in
 * none.
 */
export function enterProcesses(
  fields: readonly ProcessField[],
  { record, before, given }: { record: Values; before: Values | null; given: ReadonlySet<string> },
  processOf: ProcessOf,
): Values {
  const entered = { ...record };
  for (const field of fields) {
    const link = field.process?.link ?? '';
    const { steps } = processOf(field);
    const [first] = steps;
    const comes = before === null || !sameValue(record[link], before[link]);
    if (!comes || !first || steps.some(({ value }) => value === record[field.name])) continue;
    if (!given.has(field.name)) entered[field.name] = first.value;
    else if (before === null && !given.has(link)) entered[link] = null;
  }
  return entered;
}

/** What stands against a save by the processes of a record. */
export interface ProcessCheck {
  record: Values;
  before: Values | null;
  processOf: ProcessOf;
  /** Whether the record fulfils a part of a step's exit condition. */
  holds(part: Filter): boolean;
  fieldOf: NamedField;
}

/** A step of no such process, or one whose predecessors may not be left yet. */
export function processIssues(fields: readonly ProcessField[], check: ProcessCheck): FieldIssue[] {
  return fields.flatMap((field) => {
    const { record, before } = check;
    const link = field.process?.link ?? '';
    const value = record[field.name];
    const stays = before !== null && sameValue(value, before[field.name]);
    const sameProcess = before !== null && sameValue(record[link], before[link]);
    if (value == null || (stays && sameProcess)) return [];
    const process = check.processOf(field);
    const stands = process.steps.some((step) => step.value === value);
    const goesOn = stands && !stays && before;
    const invalid = !stands
      ? new Invalid('notStep', { value: nameOf(field, value), process: process.label })
      : goesOn &&
        unfinished(field, process, placeBefore(process, before[field.name], sameProcess), value, check);
    return invalid ? [{ ...invalid.issue, field: field.name }] : [];
  });
}

/**
 * At which step of its process a record stood. Whoever comes from another process comes to the first one, unless the step
 * it stood at is one of this process too.
 * @returns -1 when the process has lost the step since
 */
function placeBefore({ steps }: Process, value: unknown, sameProcess: boolean): number {
  const place = steps.findIndex((step) => step.value === value);
  return sameProcess ? place : Math.max(0, place);
}

/** Going on passes every step between; giving up may be done anywhere, and so may going back. */
function unfinished(
  field: ProcessField,
  { steps }: Process,
  start: number,
  to: unknown,
  { holds, fieldOf }: ProcessCheck,
): Invalid | null {
  if (field.choices?.find(({ value }) => value === to)?.closed === 'lost') return null;
  const end = steps.findIndex(({ value }) => value === to);
  if (start < 0) return null;
  for (const step of steps.slice(start, end)) {
    const missing = step.exit ? lacking(step.exit, holds, fieldOf) : [];
    if (missing.length > 0)
      return new Invalid('stepUnfinished', { step: stepName(field, step), missing: listed(missing) });
  }
  return null;
}

function listed(texts: readonly BilingualText[]): BilingualText {
  return { zh: texts.map(({ zh }) => zh).join('；'), en: texts.map(({ en }) => en).join('; ') };
}

/** What a step is called in its process. */
export function stepName(field: Pick<FieldDefinition, 'choices'>, step: Step): BilingualText {
  return step.label ? { zh: step.label, en: step.label } : nameOf(field, step.value);
}

function nameOf({ choices }: Pick<FieldDefinition, 'choices'>, value: unknown): BilingualText {
  return choices?.find((choice) => choice.value === value)?.label ?? { zh: String(value), en: String(value) };
}
