import {
  type Condition,
  everything,
  type FieldPath,
  holdsSeveral,
  type Module,
  type ModuleField,
  nothing,
  pointerOperand,
  type Reach,
  type ShareLevel,
} from '@gejie/core';
import { type ReachRight, rightsOf } from './rights.ts';
import { scopeAllows } from './scopes.ts';
import type { Session } from './session.ts';

/** Why a right reaches a record. */
export type Ground =
  /** A role's reach, so far. */
  | { kind: 'role'; reach: Exclude<Reach, 'none'> }
  /** Who heads a department, or deputises for the head, sees what belongs to it and hands it out. ACC-04 */
  | { kind: 'head' }
  /** Superiors see down their tree. ACC-04 */
  | { kind: 'superior' }
  /** The record, or one it hangs on, is shared. ACC-05 */
  | { kind: 'share'; through: ModuleField | null }
  /** The record it hangs on is seen, or may be edited. INT-03 */
  | { kind: 'through'; field: ModuleField }
  /** A record above it in its tree is seen, or may be edited. */
  | { kind: 'beneath' }
  /** The record names the person: who takes part in something sees it. CAL-01 */
  | { kind: 'named'; field: ModuleField }
  /** A rule shares what fulfils its condition. ACC-05 */
  | { kind: 'rule'; id: number; name: string };

/** One ground with the records it is a ground for. */
export interface ReachGrant {
  ground: Ground;
  condition: Condition;
  /** What must hold besides, the same for all grants of a module that have it. */
  within?: Condition;
}

/** The records for which a grant is a ground. */
export function reachedBy({ condition, within }: ReachGrant): Condition {
  return within ? { kind: 'all', of: [condition, within] } : condition;
}

/**
 * Conditions of which one has to hold. What several grants ask besides is asked once and last: it looks into every
 * module, and in front of the others it would be asked again for each of them.
 */
export function sidesOf(grants: readonly ReachGrant[]): Condition[] {
  const [bound, free] = [grants.filter(({ within }) => within), grants.filter(({ within }) => !within)];
  const sides = free.map(({ condition }) => condition);
  const within = bound[0]?.within;
  if (!within) return sides;
  const either: Condition = { kind: 'any', of: bound.map(({ condition }) => condition) };
  return [...sides, { kind: 'all', of: [either, within] }];
}

/**
 * All that lets a right of the session reach records of a module, ground by ground. Lists, counts, searches, references,
 * history, exports and writes are cut by these very conditions ({@link reachOf}), and “who can see this, and why” names
 * the grounds whose condition holds: the explanation cannot differ from what is enforced.
 */
export function grantsOf(session: Session, module: Module, right: ReachRight): ReachGrant[] {
  const rights = rightsOf(session, module);
  const reach = rights[right];
  const byRole: ReachGrant[] =
    reach === 'none' ? [] : [{ ground: { kind: 'role', reach }, condition: byReach[reach](session, module) }];
  if (!session.user || session.elevation !== null) return byRole;
  const all = reach === 'all' && !module.hung;
  if (all || module.ownership === 'none' || rights.see === 'none') return byRole;
  const own = [
    ...seenWithWhatTheyHangOn([...byRole, ...byPosition(session, module, right, reach)], session, module),
    ...byNaming(session, module, right),
    ...byShares(session, module, right),
    ...byRules(session, module, right),
  ];
  return [...own, ...fromAbove(session, module, right, own), ...byHolders(session, module, right)];
}

/**
 * What hangs on a record is seen with it: neither a role nor a position shows the meetings with a customer that is out of
 * sight. One's own are always seen. CAL-01
 */
function seenWithWhatTheyHangOn(grants: ReachGrant[], { user }: Session, module: Module): ReachGrant[] {
  if (!module.hung) return grants;
  const theirs = test(own(module, 'owner'), 'eq', user?.id ?? 0);
  const within: Condition = { kind: 'any', of: [theirs, { kind: 'sighted', ...module.hung }] };
  const isOwn = ({ ground }: ReachGrant) => ground.kind === 'role' && ground.reach === 'own';
  return grants.map((grant) => (isOwn(grant) ? grant : { ...grant, within }));
}

/** Who is named in a record sees it. */
function byNaming({ user }: Session, module: Module, right: ReachRight): ReachGrant[] {
  if (right !== 'see' || !user) return [];
  return (module.definition.seenBy ?? []).map((name) => {
    const field = fieldOf(module, name);
    const operand = pointerOperand(field.type, { module: 'users', id: user.id });
    const operator = holdsSeveral(field.type.refersTo) ? 'contains' : 'eq';
    return {
      ground: { kind: 'named', field },
      condition: { kind: 'test', through: [], field, operator, operand },
    };
  });
}

/** Each includes what the ones before it reach. */
const byReach: Record<Exclude<Reach, 'none'>, (session: Session, module: Module) => Condition> = {
  own: (session, module) => test(own(module, 'owner'), 'eq', session.user?.id ?? 0),
  department: ({ user, standing }, module) =>
    belongsTo(module, standing.colleagues, user?.department == null ? [] : [user.department]),
  tree: ({ standing }, module) =>
    module.boundBy
      ? test(module.boundBy, 'among', standing.departments)
      : belongsTo(module, standing.team, standing.departments),
  all: () => everything,
};

/** What heads and superiors may by their position; the reach `tree` has it all already. */
function byPosition(session: Session, module: Module, right: ReachRight, reach: Reach): ReachGrant[] {
  if (reach === 'tree' || (right !== 'see' && right !== 'assign')) return [];
  // A program that may only read hands nothing out, whoever it acts for.
  if (right === 'assign' && !scopeAllows(session.scopes, 'write', module.path)) return [];
  const { headed, led, reports } = session.standing;
  const grants: ReachGrant[] = [];
  if (headed.length > 0) grants.push({ ground: { kind: 'head' }, condition: belongsTo(module, led, headed) });
  if (right === 'see' && reports.length > 0)
    grants.push({
      ground: { kind: 'superior' },
      condition: test(own(module, 'owner'), 'in', reports),
    });
  return grants;
}

const shareLevelFor: Partial<Record<ReachRight, ShareLevel>> = { see: 'read', edit: 'write' };

/** Shares say which records; what can be done in the module at all, roles say. */
function byShares(session: Session, module: Module, right: ReachRight): ReachGrant[] {
  const level = shareLevelFor[right];
  if (!level || !session.standing.sharedWith || rightsOf(session, module)[right] === 'none') return [];
  const { sharedThrough } = module.definition;
  const places = [null, ...(sharedThrough ? [fieldOf(module, sharedThrough)] : [])];
  return places.map((through) => ({
    ground: { kind: 'share', through },
    condition: {
      kind: 'shared',
      with: granteesOf(session),
      level,
      through,
      module: through?.targets?.[0] ?? module.name,
    },
  }));
}

function byRules(session: Session, module: Module, right: ReachRight): ReachGrant[] {
  const level = shareLevelFor[right];
  if (!level || rightsOf(session, module)[right] === 'none') return [];
  return session.sharingRules
    .filter((rule) => rule.module === module.path && (level === 'read' || rule.level === 'write'))
    .map(({ id, name, condition }) => ({
      ground: { kind: 'rule', id, name },
      condition: { kind: 'wholeSight', of: condition },
    }));
}

/** In a tree that is seen from above: what lies beneath a record that the other grounds reach. */
function fromAbove(
  session: Session,
  module: Module,
  right: ReachRight,
  grounds: readonly ReachGrant[],
): ReachGrant[] {
  const { seenBeneath, tree } = module.definition;
  if (!seenBeneath || !tree || !shareLevelFor[right] || rightsOf(session, module)[right] === 'none')
    return [];
  const of: Condition = { kind: 'any', of: sidesOf(grounds) };
  const field = fieldOf(module, tree.field);
  return [{ ground: { kind: 'beneath' }, condition: { kind: 'above', field, module, of } }];
}

/** What hangs on a record is seen with it, by those who see anything of its kind at all. */
function byHolders(session: Session, module: Module, right: ReachRight): ReachGrant[] {
  if (!shareLevelFor[right] || rightsOf(session, module)[right] === 'none') return [];
  return module.seenThrough.map(({ field, targets }) => ({
    ground: { kind: 'through', field },
    condition: {
      kind: 'any',
      // Where nothing may be seen there is nothing to look for; the database would plan for it all the same.
      of: targets.flatMap((target): Condition[] => {
        const of = anyOf(grantsOf(session, target, right));
        return of === nothing ? [] : [{ kind: 'pointed', field, target, of }];
      }),
    },
  }));
}

function anyOf(grants: readonly ReachGrant[]): Condition {
  const [first, ...others] = sidesOf(grants);
  if (!first) return nothing;
  return others.length === 0 ? first : { kind: 'any', of: [first, ...others] };
}

/** The ids that shares with the session's user name: the user's own, the department's and those above it. */
export function granteesOf({ user, standing }: Session): number[] {
  return user ? [user.id, ...standing.above] : [];
}

/** Owned by one of these people, or by nobody yet and fallen to one of these departments. */
function belongsTo(module: Module, people: readonly number[], departments: readonly number[]): Condition {
  const byPeople = test(own(module, 'owner'), 'in', people);
  if (departments.length === 0) return byPeople;
  const unassigned: Condition = {
    kind: 'all',
    of: [test(own(module, 'owner'), 'empty', true), test(own(module, 'department'), 'in', departments)],
  };
  return { kind: 'any', of: [byPeople, unassigned] };
}

function test(path: FieldPath, operator: 'eq' | 'in' | 'empty' | 'among', operand: unknown): Condition {
  return { kind: 'test', ...path, operator, operand };
}

function own(module: Module, name: string): FieldPath {
  return { through: [], field: fieldOf(module, name) };
}

function fieldOf(module: Module, name: string): ModuleField {
  const field = module.fields.get(name);
  if (!field) throw new Error(`${module.name} has reach but no ${name}`);
  return field;
}
