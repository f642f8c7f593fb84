import type { Module } from '@gejie/core';
import type { Session } from './session.ts';

/** Fields with all that is computed of them, however far: whoever may not see the ones may not see the others. */
export function withComputed(module: Module, hidden: Iterable<string>): ReadonlySet<string> {
  const all = new Set(hidden);
  if (all.size === 0) return all;
  // Each formula stands after those it reads.
  for (const { name, reads = [] } of module.formulas) if (reads.some((read) => all.has(read))) all.add(name);
  return all;
}

const known = new WeakMap<Session, Map<Module, ReadonlySet<string>>>();

/** What `find` finds for a session in a module, found out once; to itself, where it comes back, it is nothing yet. */
export function foundOnce(
  session: Session,
  module: Module,
  find: () => ReadonlySet<string>,
): ReadonlySet<string> {
  const ofSession = known.get(session) ?? new Map<Module, ReadonlySet<string>>();
  known.set(session, ofSession);
  const before = ofSession.get(module);
  if (before) return before;
  ofSession.set(module, new Set());
  const found = find();
  ofSession.set(module, found);
  return found;
}
