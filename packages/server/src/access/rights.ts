import {
  type FieldRight,
  fieldRights,
  type Module,
  type ModuleGrant,
  type PlainRight,
  type Reach,
  type ReachRight,
  reaches,
} from '@gejie/core';
import { foundOnce, withComputed } from './derivedFields.ts';
import { looksInto } from './lens.ts';
import { scopeAllows } from './scopes.ts';
import type { Session } from './session.ts';

export type { PlainRight, ReachRight };

/** What a session may do in a module: how far each right over records reaches, and what may be done at all. */
export type EffectiveRights = Record<ReachRight, Reach> & Record<PlainRight, boolean>;

const fullRights: EffectiveRights = {
  see: 'all',
  edit: 'all',
  delete: 'all',
  assign: 'all',
  create: true,
  import: true,
  export: true,
  bulk: true,
};

const noRights: EffectiveRights = {
  see: 'none',
  edit: 'none',
  delete: 'none',
  assign: 'none',
  create: false,
  import: false,
  export: false,
  bulk: false,
};

/** Fields that the right to assign is enough to write. */
export const handedOver: ReadonlySet<string> = new Set(['owner', 'department']);

/** Fields a record cannot be handled without. */
const indispensable: ReadonlySet<string> = new Set(['id', 'version', 'number']);

/**
 * The rights of a session in a module: what its roles grant, what the module gives to everybody, what a function stands
 * for, less what a token leaves out. Nobody edits, deletes or assigns further than they see.
 */
export function rightsOf(session: Session, module: Module): EffectiveRights {
  if (module.keptBy === 'system') return readingRights(session, module);
  if (session.elevation !== null) return fullRights;
  if (session.user === null) return noRights;
  if (looksInto(session, module)) return { ...noRights, see: 'all' };
  const granted = grantedRights(session, module);
  if (scopeAllows(session.scopes, 'write', module.path)) return granted;
  // Names of colleagues and departments stand on the records of every module.
  if (!scopeAllows(session.scopes, 'read', module.path)) {
    return { ...noRights, see: module.definition.everyoneSees ? granted.see : 'none' };
  }
  return { ...noRights, see: granted.see, export: granted.export };
}

/** What the system keeps can at most be read: not even the system itself changes it through the doors. */
function readingRights(session: Session, module: Module): EffectiveRights {
  const { readWith, everyoneSees } = module.definition;
  const reads =
    session.elevation !== null ||
    (session.user !== null &&
      scopeAllows(session.scopes, 'read', module.path) &&
      (readWith === undefined
        ? everyoneSees === true || grantFor(session, module).see === 'all'
        : session.functions.has(readWith)));
  return reads ? { ...noRights, see: 'all', export: true } : noRights;
}

/** What the roles say of a module; modules they don't name follow `*`. */
export function grantFor(session: Session, module: Module): ModuleGrant {
  return session.grants[module.path] ?? session.grants['*'] ?? {};
}

function grantedRights(session: Session, module: Module): EffectiveRights {
  const { everyoneSees, writtenWith } = module.definition;
  const grant = grantFor(session, module);
  const see = everyoneSees ? 'all' : allOrNothing(grant.see ?? 'none', module);
  // A function stands for every right over its modules; without it, seeing is all that roles can give there.
  if (writtenWith !== undefined) {
    const reach = reachByFunction(session, module);
    return reach === 'none'
      ? { ...noRights, see, export: grant.export ?? false }
      : { ...fullRights, see: wider(see, reach), edit: reach, delete: reach, assign: reach };
  }
  const within = (reach: Reach = 'none') => narrower(allOrNothing(reach, module), see);
  return {
    see,
    edit: within(grant.edit),
    delete: within(grant.delete),
    assign: within(grant.assign),
    create: grant.create ?? false,
    import: grant.import ?? false,
    export: grant.export ?? false,
    bulk: grant.bulk ?? false,
  };
}

/** How far the function goes that stands for writing in a module: to all, or to the own departments and below. */
function reachByFunction({ functions }: Session, { definition }: Module): Reach {
  const { writtenWith, writtenWithin } = definition;
  if (writtenWith === undefined || !functions.has(writtenWith)) return 'none';
  return writtenWithin === undefined || functions.has(writtenWithin.unless) ? 'all' : 'tree';
}

/** Records that belong to nobody are within no reach but `all`. */
function allOrNothing(reach: Reach, module: Module): Reach {
  return module.ownership === 'record' || reach === 'all' ? reach : 'none';
}

export function narrower(a: Reach, b: Reach): Reach {
  return reaches.indexOf(a) < reaches.indexOf(b) ? a : b;
}

export function wider(a: Reach, b: Reach): Reach {
  return reaches.indexOf(a) > reaches.indexOf(b) ? a : b;
}

/** Whether there may be records here that the session hands to others: by a role, or as head of a department. */
export function handsOut(session: Session, module: Module): boolean {
  const rights = rightsOf(session, module);
  if (rights.assign !== 'none') return true;
  const heads = session.standing.headed.length > 0 && scopeAllows(session.scopes, 'write', module.path);
  return heads && rights.see !== 'none';
}

/**
 * Whether a session may see or write a field, by its roles. The title is always readable, since references show it;
 * what the system fills in (`readOnly`, computed) is not asked about here.
 */
export function fieldRight(session: Session, module: Module, field: string): FieldRight {
  return fieldRightsIn(session, module)(field);
}

/** The same for many fields of a module: what holds for all of them is found out once. */
export function fieldRightsIn(session: Session, module: Module): (field: string) => FieldRight {
  if (session.elevation !== null) return () => 'write';
  const rights = rightsOf(session, module);
  if (rights.see === 'none' && !rights.create) return () => 'hidden';
  const byFunction = reachByFunction(session, module) !== 'none';
  const limits = byFunction ? undefined : grantFor(session, module).fields;
  const hidden = foundOnce(session, module, () => hiddenFields(session, module, limits));
  const writes = rights.edit !== 'none' || rights.create;
  const hands = handsOut(session, module);
  return (field) => {
    const right = hidden.has(field) ? 'hidden' : (limits?.[field] ?? 'write');
    const limited = writes || (hands && handedOver.has(field)) ? right : lesser(right, 'read');
    return limited === 'hidden' && isAlwaysShown(module, field) ? 'read' : limited;
  };
}

/**
 * What roles and a look into a pool hide, with what it could be told from: what is computed of it, and figures over what is
 * hidden in another module. A figure over records of which some are out of sight is shown: it is a fact of the record it
 * stands on, and a role hides it where that is too much.
 */
function hiddenFields(
  session: Session,
  module: Module,
  limits: ModuleGrant['fields'] = {},
): ReadonlySet<string> {
  const byRole = Object.keys(limits).filter(
    (name) => limits[name] === 'hidden' && !isAlwaysShown(module, name),
  );
  const masked = looksInto(session, module) ? session.lens.masked : [];
  const figures = module.figures.filter(({ of, tells }) => {
    const rightTo = fieldRightsIn(session, of);
    return rightsOf(session, of).see === 'none' || tells.some((name) => rightTo(name) === 'hidden');
  });
  return withComputed(module, [...byRole, ...masked, ...figures.map(({ field }) => field)]);
}

/** Fields no role hides: those a record cannot be handled without, and its title, which references show. */
export function isAlwaysShown(module: Module, field: string): boolean {
  return indispensable.has(field) || field === module.title;
}

function lesser(a: FieldRight, b: FieldRight): FieldRight {
  return fieldRights.indexOf(a) < fieldRights.indexOf(b) ? a : b;
}
