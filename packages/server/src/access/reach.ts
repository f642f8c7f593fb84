import { type Condition, everything, type Module, nothing } from '@gejie/core';
import { grantsOf, reachedBy, sidesOf } from './grants.ts';
import { looksInto, lyingIn } from './lens.ts';
import type { ReachRight } from './rights.ts';
import type { Session } from './session.ts';

/**
 * Which records of a module a right of the session reaches, as a condition that is merged into every query. The one
 * place where this is decided: lists, counts, searches, references, history, exports and writes all ask here.
 */
export function reachOf(session: Session, module: Module, right: ReachRight): Condition {
  if (looksInto(session, module)) return right === 'see' ? lyingIn(session.lens, module) : nothing;
  const conditions = sidesOf(grantsOf(session, module, right));
  if (conditions.length > 1) return { kind: 'any', of: conditions, apart: true };
  return conditions[0] ?? nothing;
}

/** Grounds by which somebody else has let the session in. */
const lent: ReadonlySet<string> = new Set(['share', 'through', 'beneath']);

/**
 * Which records a session may share with others: what it may edit otherwise than by a share, for what is shared with
 * somebody is not shared on by that person. ACC-05
 */
export function sharingReachOf(session: Session, module: Module): Condition {
  if (module.ownership === 'none') return nothing;
  if (session.elevation !== null) return everything;
  const grants = grantsOf(session, module, 'edit').filter(({ ground }) => !lent.has(ground.kind));
  return grants.length === 0 ? nothing : { kind: 'any', of: grants.map(reachedBy) };
}
