import type { Filter, FilterOf } from '../filter/filter.ts';
import type { BilingualText } from '../messages/label.ts';
import type { KernelFields } from './kernelFields.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

/**
 * `next`: the step that leads a record on; the first that can be done is the page's main button. `rare`: stands in the menu,
 * as dangerous ones do. Absent: a button beside.
 */
export type ActionStanding = 'next' | 'rare';

/** An action offered on a record; what it does is registered on the server (`defineAction`). */
export interface ActionSpec<F extends Fields> {
  label: string;
  en?: string;
  /** Right over the record that the action needs. */
  right: 'see' | 'edit' | 'delete' | 'assign';
  visibleWhen?: FilterOf<OwnRecord<F> & KernelFields>;
  /** A field that names users, one or several: nobody but whom it names does this. */
  by?: keyof F & string;
  /** Fields that name users whom it is not offered to: those who have done it already. */
  notFor?: readonly ((keyof F & string) | 'owner')[];
  /** The function of a role that it needs besides. */
  needs?: string;
  dangerous?: boolean;
  standing?: ActionStanding;
  /** Words that whoever does it may add, under this name in the body of the action. */
  asks?: { name: string; label: string; en?: string };
  /** What goes along with it is told before it is run: its preview answers {@link ToldBefore}. */
  tells?: true;
  /** Needs nothing to be said, so it may be done to many records at once. */
  bulk?: boolean;
}

/** What the preview of an action answers that has something to tell before it is run. */
export interface ToldBefore {
  /** Null: nothing that isn't expected. */
  tells: BilingualText | null;
}

/** {@link ActionSpec} of a module whose fields are no longer known to the compiler. */
export type AnyActionSpec = Omit<ActionSpec<Fields>, 'visibleWhen' | 'by' | 'notFor'> & {
  visibleWhen?: Filter;
  by?: string;
  notFor?: readonly string[];
};

/** Whether a value that refers to one or several records names this user: `7`, `{ id: 7 }`, `[{ module: 'users', id: 7 }]`. */
export function namesUser(value: unknown, user: number | undefined): boolean {
  if (Array.isArray(value)) return value.some((one) => namesUser(one, user));
  if (typeof value === 'number') return value === user;
  const one = value as { module?: string; id?: number } | null | undefined;
  return one != null && (one.module === undefined || one.module === 'users') && one.id === user;
}
