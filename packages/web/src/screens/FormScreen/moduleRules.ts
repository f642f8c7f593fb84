import {
  type AnsweredRecord,
  applyRules,
  enterProcesses,
  type FieldIssue,
  type Filter,
  type ModuleMetadata,
  matches,
  messageOf,
  processIssues,
  type RuleSet,
  sameValue,
  type ValueContext,
  withFormulas,
} from '@gejie/core';
import { ruleSets } from '@gejie/modules';
import type { Problems } from './checkValues.ts';
import { formulasOf } from './moduleFormulas.ts';
import type { FormProcesses } from './useFormProcesses.ts';
import { readerOf } from './valueReader.ts';

interface Typed {
  values: Record<string, unknown>;
  /** The record before; null when it is new. */
  before: AnsweredRecord | null;
  /** What a form for a new record began with. */
  begun?: Record<string, unknown>;
  given: ReadonlySet<string>;
  context: ValueContext;
  today: string;
  /** The processes of the module's records; absent where none are known. */
  processes?: FormProcesses;
}

const known: readonly RuleSet[] = ruleSets;

/**
 * Runs a module's rules over what is typed, the very rules the server will run.
 * @returns the values rules have derived (references excepted: their names are the server's to tell) and what checks found
 */
export function runRules(
  module: ModuleMetadata,
  typed: Typed,
): { derived: Record<string, unknown>; problems: Problems } {
  const sets = known.filter((set) => set.module === module.name);
  const read = (values: Record<string, unknown>) => readerOf(module)(values, typed.context);
  const { values: record, unreadable } = read(typed.values);
  const before = typed.before && read(typed.before).values;
  const { given, processes } = typed;
  const entered = processes
    ? enterProcesses(processes.fields, { record, before, given }, (field) => processes.of(field.name, record))
    : record;
  const { record: after, issues: broken } = applyRules(sets, {
    record: entered,
    before,
    begun: typed.begun && read(typed.begun).values,
    given,
    now: typed.context.now,
    today: typed.today,
    language: typed.context.language,
    stepsOf: processes && ((name) => processes.of(name, entered).steps),
  });
  const whole = withFormulas(formulasOf(module), after);
  const issues = [...broken, ...(processes ? stepIssues(module, processes, after, before) : [])];
  const changed = Object.entries(whole).filter(
    ([name, value]) =>
      !sameValue(value, record[name]) && !holdsReference(typed.values[name]) && !unreadable.has(name),
  );
  const problems = issues
    .filter(({ field }) => !unreadable.has(field))
    .map((issue) => [issue.field, messageOf(issue, typed.context.language)] as const);
  return { derived: Object.fromEntries(changed), problems: Object.fromEntries(problems) };
}

/** What the steps of a process ask for, as far as it can be told here; the rest is the server's to say. */
function stepIssues(
  module: ModuleMetadata,
  processes: FormProcesses,
  record: Record<string, unknown>,
  before: Record<string, unknown> | null,
): FieldIssue[] {
  return processIssues(processes.fields, {
    record,
    before,
    processOf: (field) => processes.of(field.name, record),
    holds: (part) => !isPlain(part) || matches(part, record),
    fieldOf: (name) => module.fields.find((field) => field.name === name),
  });
}

/** Without references followed, words for people and moments, and periods. */
function isPlain(filter: Filter): boolean {
  return !/"\$|"within"|"[\w]+\.[\w.]+":/.test(JSON.stringify(filter));
}

function holdsReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value;
}
