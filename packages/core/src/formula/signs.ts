import type { Decimal } from '../fields/exactDecimal.ts';
import type { ReckoningKind } from '../fields/reckoning.ts';
import type { ChoiceMetadata } from '../wire/metadata.ts';
import { compare } from './compare.ts';
import { type FormulaMistake, mistakeAt, type Span } from './mistakes.ts';
import { fitted, type Kind, kindName, type Typed } from './typed.ts';

/** What a sign between two values makes of them. */
export interface Joined {
  kind: Kind;
  run(left: unknown, right: unknown): unknown;
}

export type Report = (mistake: FormulaMistake) => void;

const arithmetic: Record<string, (left: Decimal, right: Decimal) => Decimal | null> = {
  '+': (left, right) => left.plus(right),
  '-': (left, right) => left.minus(right),
  '*': (left, right) => left.times(right),
  // What can't be divided is empty, never an error: one odd record must not stop the others.
  '/': (left, right) => (right.isZero() ? null : left.div(right)),
  '%': (left, right) => (right.isZero() ? null : left.mod(right)),
};

const comparisons: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Works out what a sign between two parts does, as in filters: an empty value equals nothing and is in no order. */
export function joined(sign: string, signed: Span, left: Typed, right: Typed, report: Report): Joined | null {
  if (sign === 'and' || sign === 'or') return logic(sign, left, right, report);
  const mistaken = left.kind === 'mistaken' || right.kind === 'mistaken';
  const calculate = arithmetic[sign];
  if (calculate) return mistaken ? null : calculation(sign, signed, left, right, calculate, report);
  return mistaken ? null : comparison(sign, left, right, report);
}

function logic(sign: 'and' | 'or', left: Typed, right: Typed, report: Report): Joined {
  for (const side of [left, right])
    if (!fitted(side, ['boolean']))
      report(mistakeAt(side, 'wrongKind', { wanted: kindName('boolean'), kind: kindName(side.kind) }));
  return {
    kind: 'boolean',
    run: sign === 'and' ? (a, b) => a === true && b === true : (a, b) => a === true || b === true,
  };
}

function calculation(
  sign: string,
  signed: Span,
  left: Typed,
  right: Typed,
  calculate: (left: Decimal, right: Decimal) => Decimal | null,
  report: Report,
): Joined | null {
  const wrong = [left, right].find((side) => !fitted(side, ['number']));
  if (!wrong)
    return {
      kind: 'number',
      run: (a, b) => (a === null || b === null ? null : calculate(a as Decimal, b as Decimal)),
    };
  const texts = ['text', 'choice', 'list'];
  const isJoining = sign === '+' && texts.includes(wrong.kind);
  const isMoving = (sign === '+' || sign === '-') && wrong.kind.startsWith('date');
  report(
    isJoining
      ? mistakeAt(signed, 'textPlus', { sign })
      : isMoving
        ? mistakeAt(signed, 'datePlus')
        : mistakeAt(wrong, 'wrongKind', { wanted: kindName('number'), kind: kindName(wrong.kind) }),
  );
  return null;
}

function comparison(sign: string, left: Typed, right: Typed, report: Report): Joined {
  const kind = commonKind(left, right, report);
  const inOrder = comparisons[sign];
  if (inOrder && kind && !inOrderKinds.has(kind))
    report(mistakeAt(left, 'unordered', { kind: kindName(kind) }));
  const test = inOrder ?? ((order: number) => order === 0);
  const holds = (one: unknown, other: unknown) => one !== null && other !== null && test(compare(one, other));
  return { kind: 'boolean', run: sign === '!=' ? (one, other) => !holds(one, other) : holds };
}

const inOrderKinds: ReadonlySet<Kind> = new Set(['number', 'date', 'dateTime', 'time', 'nothing']);

/** The kind in which both sides are compared; null, and a mistake told, where there is none. */
function commonKind(left: Typed, right: Typed, report: Report): Kind | null {
  const chosen = [left, right].find(({ kind }) => kind === 'choice');
  if (chosen) return byValue(chosen, chosen === left ? right : left, report);
  if (fitsTo(right, left.kind)) return left.kind;
  if (fitsTo(left, right.kind)) return right.kind;
  const [day, text] = left.kind === 'date' ? [left, right] : [right, left];
  const misspelt = day.kind === 'date' && text.literal !== undefined;
  report(
    misspelt
      ? mistakeAt(text, 'notDay', { value: (text.literal ?? '').slice(0, 40) })
      : mistakeAt({ from: left.from, to: right.to }, 'unlike', {
          left: kindName(left.kind),
          right: kindName(right.kind),
        }),
  );
  return null;
}

function fitsTo(part: Typed, kind: Kind): boolean {
  if (kind === 'nothing') return part.kind === 'nothing';
  return kind !== 'list' && fitted(part, [kind as ReckoningKind]) !== null;
}

/** A choice is compared with another, or with the text of its value. */
function byValue(chosen: Typed, other: Typed, report: Report): Kind | null {
  if (other.literal !== undefined) checkValue(chosen, other, other.literal, report);
  if ((['choice', 'text', 'nothing'] as Kind[]).includes(other.kind)) return 'choice';
  const span = { from: Math.min(chosen.from, other.from), to: Math.max(chosen.to, other.to) };
  report(mistakeAt(span, 'unlike', { left: kindName(chosen.kind), right: kindName(other.kind) }));
  return null;
}

/** A value that no record can have was misspelt, or it is the name of the choice. */
export function checkValue(chosen: Typed, at: Span, value: string, report: Report): void {
  const choices: readonly ChoiceMetadata[] = chosen.choices ?? [];
  if (choices.some((choice) => choice.value === value)) return;
  const named = choices.find(
    ({ label }) => label.zh === value || label.en.toLowerCase() === value.toLowerCase(),
  );
  const quoted = value.slice(0, 40);
  report(
    named
      ? mistakeAt(at, 'choiceByName', { value: quoted, right: named.value })
      : mistakeAt(at, 'notChoice', { value: quoted, label: chosen.label ?? kindName('choice') }),
  );
}
