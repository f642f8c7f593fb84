import type { Filter, Reference } from '@gejie/core';
import type { LeaveTarget, LeaveWish } from '../../api/index.ts';

/** Whom something goes to: people in turn, or a department that hands it out. */
export interface Heirs {
  kind: 'users' | 'departments';
  to: Reference[];
}

/** Some records of a module that go to somebody else than the rest. */
export interface RuleDraft {
  key: number;
  module: string;
  where: Filter;
  heirs: Heirs;
}

export interface LeaveDraft {
  heirs: Heirs;
  rules: RuleDraft[];
  successor: Reference[];
  note: string;
}

export const nobody: Heirs = { kind: 'users', to: [] };
export const emptyDraft: LeaveDraft = { heirs: nobody, rules: [], successor: [], note: '' };

/** What is asked for; null as long as somebody is missing. Rules that name nobody yet are left out. */
export function wishOf({ heirs, rules, successor, note }: LeaveDraft): LeaveWish | null {
  const to = targetOf(heirs);
  if (!to) return null;
  const [follower] = successor.length > 0 ? successor : heirs.kind === 'users' ? heirs.to : [];
  return {
    to,
    rules: complete(rules).flatMap(({ module, where, heirs: theirs }) => {
      const target = targetOf(theirs);
      return target ? [{ module, where, to: target }] : [];
    }),
    ...(follower ? { successor: follower.id } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}

/** Rules in which somebody is named. */
export function complete(rules: readonly RuleDraft[]): RuleDraft[] {
  return rules.filter(({ heirs }) => heirs.to.length > 0);
}

function targetOf({ kind, to }: Heirs): LeaveTarget | null {
  const [first] = to;
  if (!first) return null;
  return kind === 'departments' ? { department: first.id } : { users: to.map(({ id }) => id) };
}
