import { sameValue } from '../fields/sameValue.ts';
import { matches } from '../filter/evaluate.ts';
import type { Filter, FilterOf } from '../filter/filter.ts';
import type { KernelFields } from './kernelFields.ts';
import type { ModuleDefinition } from './moduleDefinition.ts';
import type { Fields, OwnRecord } from './ownFields.ts';
import type { Work } from './work.ts';

/** A write as effects see it: before is null on creation, after is null on removal. */
export interface Change<R> {
  before: R | null;
  after: R | null;
  /** Names of the fields that whoever made the record gave; only when it is made, not when it is restored. */
  given?: ReadonlySet<string>;
}

export type Trigger<R> = (change: Change<R>) => boolean;

/** The record has just come to fulfil a condition. */
export interface Became<C> {
  became: C;
}

/** A write with the record as it is now, or last was when it has been removed. */
export type Done<R> = Change<R> & { record: R };

/** What follows each write by itself. */
export interface EffectOfOne<R> {
  when: Trigger<R> | Became<FilterOf<R>>;
  run(change: Done<R>, work: Work): Promise<void>;
}

/**
 * What follows the writes of a batch, told of all of them at once: for what asks the database and would ask it the same
 * for each of hundreds.
 */
export interface EffectOfMany<R> {
  when: Trigger<R> | Became<FilterOf<R>>;
  /** @param changes those that it follows, at least one */
  together(changes: readonly Done<R>[], work: Work): Promise<void>;
}

export type Effect<R> = EffectOfOne<R> | EffectOfMany<R>;

export interface EffectSet {
  module: string;
  effects: Record<string, Effect<Record<string, unknown>>>;
}

/** What happens next, on the server, in the transaction of the save. The key is the sentence that documents it. */
export function defineEffects<F extends Fields>(
  module: ModuleDefinition<F>,
  effects: Record<string, Effect<OwnRecord<F> & KernelFields>>,
): EffectSet {
  return { module: module.name, effects: effects as unknown as EffectSet['effects'] };
}

/** The record has just come to fulfil a condition. */
export function became<C>(condition: C): Became<C> {
  return { became: condition };
}

/** Whether an effect follows a change. */
export function triggers(
  { when }: Pick<Effect<Record<string, unknown>>, 'when'>,
  change: Change<Record<string, unknown>>,
): boolean {
  const { before, after } = change;
  if (typeof when === 'function') return when(change);
  const condition = when.became as Filter;
  return after !== null && matches(condition, after) && (before === null || !matches(condition, before));
}

export function created<R>(): Trigger<R> {
  return ({ before, after }) => before === null && after !== null;
}

export function removed<R>(): Trigger<R> {
  return ({ before, after }) => before !== null && after === null;
}

export function changed<R>(field: keyof R & string): Trigger<R> {
  return ({ before, after }) => after !== null && !sameValue(before?.[field], (after as R)[field]);
}
