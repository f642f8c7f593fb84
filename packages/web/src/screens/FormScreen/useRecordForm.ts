import {
  type AnsweredRecord,
  type FieldMetadata,
  type FieldProblem,
  type ModuleMetadata,
  sameValue,
  type ValueContext,
} from '@gejie/core';
import { useMemo, useRef, useState } from 'react';
import { fieldOf, requestValue, useSignedIn } from '../../api/index.ts';
import { useFormat, useLanguage, useText } from '../../i18n/index.ts';
import { type Problems, problemOf, problemsOf } from './checkValues.ts';
import { fieldState, requiredSince } from './fieldState.ts';
import { runRules } from './moduleRules.ts';
import { useFormProcesses } from './useFormProcesses.ts';

/** A record being typed: its values, what is wrong with them, and what has changed. */
export interface RecordForm {
  module: ModuleMetadata;
  values: Record<string, unknown>;
  /** The record as it is saved; null: a new one. */
  before: Record<string, unknown> | null;
  /** Nothing has been saved of it yet. */
  isNew: boolean;
  /** Names of the fields whose value is not the one the form started with. */
  changed: string[];
  problems: Problems;
  /** This, `fill` and `leave` are the same as long as the form is there, and act on what is typed by then. */
  set(name: string, value: unknown): void;
  /** Several at once, as if somebody had typed them. */
  fill(typed: Record<string, unknown>): void;
  /** Says at once what is wrong with a field that was just left. */
  leave(field: FieldMetadata): void;
  /** Whether the form may be sent; if not, the problems are shown. */
  check(fields: FieldMetadata[]): Problems;
  /** Shows what the server has refused; answers the messages that belong to no field on the screen. */
  refuse(problems: FieldProblem[], shown: FieldMetadata[]): string[];
  /** The changes to send; of a new record all that does not come about by itself. */
  toSend(): Record<string, unknown>;
  /** Starts over from these values. */
  restart(values: Record<string, unknown>): void;
}

/**
 * @param start values to begin with
 * @param before the record as it is, null for a new one
 * @param begun what `changed` compares with; absent: the record as it is, or the values to begin with
 * @param defaults what the server gives a new record by itself; absent: nothing
 */
export function useRecordForm(
  module: ModuleMetadata,
  start: Record<string, unknown>,
  before: AnsweredRecord | null,
  { begun, defaults = {} }: { begun?: Record<string, unknown>; defaults?: Record<string, unknown> } = {},
): RecordForm {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  const { user } = useSignedIn();
  const processes = useFormProcesses(module);
  const [base, setBase] = useState(begun ?? before ?? start);
  const [values, setValues] = useState(start);
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const lackingIn = (first: Record<string, unknown>): Problems => {
    const lacking = requiredSince(module.fields, before, first);
    return Object.fromEntries(lacking.map(({ name }) => [name, t('form.requiredSince')]));
  };
  const [problems, setProblems] = useState(() => lackingIn(start));
  const changed = useMemo(
    () => Object.keys(values).filter((name) => !same(values[name], base[name])),
    [values, base],
  );
  const context = (): ValueContext => ({ language, timeZone: user.timeZone, now: new Date() });
  /** What is wrong at parts of fields, told there and at the fields; of several lines at fault these tell of the first. */
  const told = (found: readonly (readonly [string, string])[]): Problems => {
    const entries = found.flatMap(([field, message]) => {
      const row = rowOf(field);
      return row === null
        ? [[topOf(field), message] as const]
        : [[field, message] as const, [topOf(field), t('form.atRow', { row, message })] as const];
    });
    // What comes last in a list of entries holds.
    return Object.fromEntries(entries.reverse());
  };
  const rulesOver = (next: Record<string, unknown>, touched: ReadonlySet<string>) => {
    const { derived, problems: broken } = runRules(module, {
      values: next,
      before,
      begun: base,
      given: touched,
      context: context(),
      today: format.today(),
      processes,
    });
    return { derived, problems: told(Object.entries(broken)) };
  };

  const fill = (typed: Record<string, unknown>) => {
    const touched = new Set([...given, ...Object.keys(typed)]);
    const next = { ...values, ...typed };
    const { derived, problems: broken } = rulesOver(next, touched);
    // A rule may fill in what nobody typed; it never overwrites the field that is being typed.
    setValues({ ...next, ...derived, ...typed });
    setGiven(touched);
    setProblems((shown) => {
      const rest = Object.fromEntries(
        Object.entries(shown).filter(([field]) => field !== '' && !Object.hasOwn(typed, topOf(field))),
      );
      const heard = Object.entries(broken).filter(
        ([field]) => touched.has(topOf(field)) && !Object.hasOwn(typed, topOf(field)),
      );
      return { ...rest, ...Object.fromEntries(heard) };
    });
  };

  const leave = (field: FieldMetadata) => {
    const problem = problemOf(field, values[field.name], context());
    if (problem) setProblems((shown) => ({ ...shown, [field.name]: problem }));
  };
  // A field that is not drawn again goes on using what it was given, so that must do what is right by now.
  const latest = useRef({ fill, leave });
  latest.current = { fill, leave };
  const [steady] = useState(() => ({
    set: (name: string, value: unknown) => latest.current.fill({ [name]: value }),
    fill: (typed: Record<string, unknown>) => latest.current.fill(typed),
    leave: (field: FieldMetadata) => latest.current.leave(field),
  }));

  return {
    ...steady,
    module,
    values,
    before,
    isNew: before === null,
    changed,
    problems,
    check: (fields) => {
      const found = {
        ...rulesOver(values, given).problems,
        ...problemsOf(fields, values, context(), { isNew: before === null, before }),
      };
      setProblems(found);
      return found;
    },
    refuse: (refused, shown) => {
      const here = refused.filter(({ field }) => shown.some(({ name }) => name === topOf(field)));
      setProblems(told(here.map(({ field, message }) => [field, message])));
      return refused.filter((problem) => !here.includes(problem)).map(({ message }) => message);
    },
    toSend: () => {
      const names = before ? changed : givenTo(module, values, defaults);
      const sent = names.filter(
        (name) => values[name] !== undefined && isOpen(module, name, values, before === null),
      );
      return Object.fromEntries(sent.map((name) => [name, values[name]]));
    },
    restart: (next) => {
      setBase(next);
      setValues(next);
      setGiven(new Set());
      setProblems(lackingIn(next));
    },
  };
}

/** `lines.3.quantity` belongs to `lines`. */
function topOf(field: string): string {
  return field.split('.')[0] ?? '';
}

/** `lines.3.quantity` is about the fourth line. */
function rowOf(field: string): number | null {
  const [, row] = field.split('.');
  return row !== undefined && /^\d+$/.test(row) ? Number(row) + 1 : null;
}

/** Names of what makes a new record another than the one that comes about by itself; a moment has passed by then. */
function givenTo(
  module: ModuleMetadata,
  values: Record<string, unknown>,
  defaults: Record<string, unknown>,
): string[] {
  const passing = new Set(module.fields.filter((field) => field.default === '$now').map(({ name }) => name));
  return Object.keys(values).filter((name) =>
    passing.has(name) ? values[name] !== null : !same(values[name] ?? null, defaults[name] ?? null),
  );
}

/** Hidden and read-only fields are never sent. */
function isOpen(
  module: ModuleMetadata,
  name: string,
  values: Record<string, unknown>,
  isNew: boolean,
): boolean {
  const field = fieldOf(module, name);
  if (!field) return false;
  const state = fieldState(field, values, isNew);
  return state.visible && !state.readOnly;
}

function same(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || sameValue(requestValue(one), requestValue(other));
}
