import {
  fieldRights,
  type ModuleGrant,
  plainRights,
  type RightsTable,
  reaches,
  reachRights,
  type Work,
} from '@gejie/core';
import { withParts } from './role/functionParts.ts';
import { role } from './role/role.ts';

/** What roles give: rights in modules, and functions beside them. */
export interface Grants {
  rights: RightsTable | null;
  functions: readonly string[] | null;
}

const nothing: Grants = { rights: null, functions: null };

/** Every function there is. Who has them all is an administrator without limits. */
export const allFunctions = (role.fields.functions.choices ?? []).map(({ value }) => value);

export function hasAllFunctions(functions: Iterable<string>): boolean {
  const held = withParts(functions);
  return allFunctions.every((name) => held.has(name));
}

/** The functions in `given` that are neither the giver's own nor were there before. */
export function functionsBeyond(work: Work, given: Grants, before: Grants = nothing): string[] {
  if (isUnlimited(work)) return [];
  const known = withParts([...(work.holds?.functions ?? []), ...(before.functions ?? [])]);
  return (given.functions ?? []).filter((name) => !known.has(name));
}

/** Whether `given` reaches further, in any module, than both the giver's own rights and what was there before. */
export function rightsBeyond(work: Work, given: Grants, before: Grants = nothing): boolean {
  if (isUnlimited(work)) return false;
  const tables = [given.rights ?? {}, work.holds?.rights ?? {}, before.rights ?? {}] as const;
  const paths = new Set(['*', ...tables.flatMap(Object.keys)]);
  return [...paths].some((path) => {
    const [wanted = {}, ...known] = tables.map((table) => table[path] ?? table['*'] ?? {});
    return grantBeyond(wanted, known);
  });
}

/** Whether a right of whoever is at work reaches all records of a module. */
export function reachesAll(work: Work, path: string, right: 'see' | 'edit'): boolean {
  const rights = work.holds?.rights ?? {};
  return isUnlimited(work) || (rights[path] ?? rights['*'])?.[right] === 'all';
}

function isUnlimited({ holds }: Work): boolean {
  return holds === null || hasAllFunctions(holds.functions);
}

function grantBeyond(wanted: ModuleGrant, known: readonly ModuleGrant[]): boolean {
  const further = reachRights.some((right) =>
    known.every(
      (grant) => reaches.indexOf(wanted[right] ?? 'none') > reaches.indexOf(grant[right] ?? 'none'),
    ),
  );
  const more = plainRights.some(
    (right) => wanted[right] === true && known.every((grant) => grant[right] !== true),
  );
  return further || more || fieldsBeyond(wanted, known);
}

/** A field that is not named may be written; of records that can neither be seen nor made, none is shown. */
function fieldsBeyond(wanted: ModuleGrant, known: readonly ModuleGrant[]): boolean {
  if ((wanted.see ?? 'none') === 'none' && wanted.create !== true) return false;
  const names = new Set(known.flatMap((grant) => Object.keys(grant.fields ?? {})));
  const of = (grant: ModuleGrant, name: string) => fieldRights.indexOf(grant.fields?.[name] ?? 'write');
  return [...names].some((name) => known.every((grant) => of(wanted, name) > of(grant, name)));
}
