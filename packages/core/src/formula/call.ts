import type { FormulaFunction, FormulaParameter } from './functions.ts';
import { mistakeAt } from './mistakes.ts';
import type { Node } from './parse.ts';
import type { Report } from './signs.ts';
import { fitted, type Kind, kindList, kindName, type Typed, type Values, written } from './typed.ts';

type Call = Node & { kind: 'call' };

/** A function applied to what it is given; null, and mistakes told, where it can't be. */
export function compileCall(
  called: FormulaFunction,
  node: Call,
  given: readonly Typed[],
  report: Report,
): Typed | null {
  if (!isCounted(called, node, given.length, report)) return null;
  const placed = given.map((part, index) => ({ part, parameter: parameterAt(called, index) }));
  const common = commonKind(placed.filter(({ parameter }) => parameter.alike).map(({ part }) => part));
  const values = placed.map(({ part, parameter }) => fit(part, parameter, common, report));
  if (values.some((value) => value === null)) return null;
  const parts = values as Typed[];
  const kind: Kind = called.gives === 'alike' ? common : called.gives;
  return { kind, run: runner(called, parts), from: node.from, to: node.to };
}

function isCounted(
  { takes, optional = 0, repeats, usage }: FormulaFunction,
  { name, named }: Call,
  count: number,
  report: Report,
): boolean {
  const least = takes.length - optional;
  const holes = { name, usage };
  if (count < least) report(mistakeAt(named, 'tooFew', { ...holes, count: least }));
  else if (!repeats && count > takes.length)
    report(mistakeAt(named, 'tooMany', { ...holes, count: takes.length }));
  else return true;
  return false;
}

function parameterAt({ takes }: FormulaFunction, index: number): FormulaParameter {
  return takes[Math.min(index, takes.length - 1)] as FormulaParameter;
}

/** The kind of those that must be alike: that of the first which has one of its own; texts may turn out to be days. */
function commonKind(parts: readonly Typed[]): Kind {
  const own = parts.filter(({ kind }) => kind !== 'nothing' && kind !== 'mistaken');
  const leading = own.find(({ literal }) => literal === undefined) ?? own[0];
  if (!leading) return parts[0]?.kind ?? 'nothing';
  return leading.kind === 'choice' ? 'text' : leading.kind;
}

function fit(part: Typed, parameter: FormulaParameter, common: Kind, report: Report): Typed | null {
  if (part.kind === 'mistaken') return part;
  if (parameter.anything) return part;
  const own = parameter.written ? written(part) : fitted(part, parameter.kinds);
  if (!own) {
    const wanted = kindList(parameter.kinds);
    report(mistakeAt(part, 'wrongKind', { wanted, kind: kindName(part.kind) }));
    return null;
  }
  const isAlike = !parameter.alike || own.kind === 'nothing' || own.kind === common;
  const alike = isAlike ? own : fitted(own, [common as never]);
  if (!alike) report(mistakeAt(part, 'branches', { left: kindName(common), right: kindName(part.kind) }));
  return alike;
}

function runner({ meetsEmpty, run }: FormulaFunction, parts: readonly Typed[]): (record: Values) => unknown {
  const apply = run as (...values: unknown[]) => unknown;
  return (record) => {
    const values = parts.map((part) => part.run(record));
    return !meetsEmpty && values.includes(null) ? null : apply(...values);
  };
}
