import {
  type FieldRight,
  fieldRights,
  type HeldModule,
  type Module,
  type ModuleGrant,
  plainRights,
  type Reach,
  type Registry,
  type RightsTable,
  reaches,
  reachRights,
} from '@gejie/core';
import { withParts } from '@gejie/modules';
import { fieldRight, rightsOf } from './rights.ts';
import type { Session } from './session.ts';

/** A role of the session's user. */
export interface HeldRole {
  id: number;
  rights: RightsTable;
  functions: readonly string[];
}

/** What a session may do, module by module as the access rules decide it, and which of its roles each right is from. */
export function heldRights(session: Session, roles: readonly HeldRole[], registry: Registry): HeldModule[] {
  return registry.modules.map((module) => heldIn(session, roles, module));
}

function heldIn(session: Session, roles: readonly HeldRole[], module: Module): HeldModule {
  const rights = rightsOf(session, module);
  const { writtenWith, readWith } = module.definition;
  const opening = writtenWith ?? readWith;
  const grants = roles.map((role) => ({
    ...role,
    grant: role.rights[module.path] ?? role.rights['*'] ?? {},
    byFunction: opening !== undefined && withParts(role.functions).has(opening),
  }));
  const giving = (gives: (grant: ModuleGrant) => boolean) =>
    grants.filter(({ grant, byFunction }) => byFunction || gives(grant)).map(({ id }) => id);
  const reaching = (right: (typeof reachRights)[number]) => ({
    value: rights[right],
    from: rights[right] === 'none' ? [] : giving((grant) => reachesAsFar(grant[right], rights[right])),
  });
  const allowing = (right: (typeof plainRights)[number]) => ({
    value: rights[right],
    from: rights[right] ? giving((grant) => grant[right] === true) : [],
  });
  return {
    path: module.path,
    rights: Object.fromEntries([
      ...reachRights.map((right) => [right, reaching(right)]),
      ...plainRights.map((right) => [right, allowing(right)]),
    ]) as HeldModule['rights'],
    fields: limitedFields(session, module, grants),
  };
}

function reachesAsFar(granted: Reach = 'none', held: Reach): boolean {
  return reaches.indexOf(granted) >= reaches.indexOf(held);
}

/** Fields that a role says less of than "write" and that stay limited when all roles are taken together. */
function limitedFields(
  session: Session,
  module: Module,
  grants: readonly { id: number; grant: ModuleGrant }[],
): HeldModule['fields'] {
  if (rightsOf(session, module).see === 'none') return [];
  const named = new Set(grants.flatMap(({ grant }) => Object.keys(grant.fields ?? {})));
  return [...named].flatMap((name) => {
    if (!module.fields.has(name)) return [];
    const right = fieldRight(session, module, name);
    const from = grants.filter(({ grant }) => saysNoMore(grant.fields?.[name], right)).map(({ id }) => id);
    return right === 'write' || from.length === 0 ? [] : [{ name, right, from }];
  });
}

function saysNoMore(said: FieldRight | undefined, right: FieldRight): boolean {
  return said !== undefined && fieldRights.indexOf(said) <= fieldRights.indexOf(right);
}
