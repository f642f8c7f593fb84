import {
  type FieldRight,
  fieldRights,
  type ModuleGrant,
  plainRights,
  type RightsTable,
  reachRights,
} from '@gejie/core';
import { handedOver, wider } from './rights.ts';

/**
 * Adds up the rights of several roles. What a role says of a module replaces its own `*` there; between roles the
 * widest holds, for fields too. A role that neither sees a module nor creates in it has no say about its fields.
 */
export function mergeGrants(tables: readonly RightsTable[]): RightsTable {
  const paths = new Set(['*', ...tables.flatMap((table) => Object.keys(table))]);
  return Object.fromEntries([...paths].map((path) => [path, mergeModule(tables, path)]));
}

function mergeModule(tables: readonly RightsTable[], path: string): ModuleGrant {
  const grants = tables.map((table) => table[path] ?? table['*'] ?? {});
  const merged: ModuleGrant = {};
  for (const right of reachRights) {
    merged[right] = grants.map((grant) => grant[right] ?? 'none').reduce(wider, 'none');
  }
  for (const right of plainRights) merged[right] = grants.some((grant) => grant[right] === true);
  const sighted = grants.filter(({ see = 'none', create = false }) => see !== 'none' || create);
  // Of what everybody sees roles need not say that it is seen: then those that say something of its fields have the say.
  const heard = sighted.length > 0 ? sighted : grants.filter(({ fields }) => fields !== undefined);
  const limited = new Set(heard.flatMap(({ fields = {} }) => Object.keys(fields)));
  merged.fields = Object.fromEntries([...limited].map((field) => [field, widestRight(heard, field)]));
  return merged;
}

function widestRight(grants: readonly ModuleGrant[], field: string): FieldRight {
  const widest = Math.max(...grants.map((grant) => fieldRights.indexOf(rightIn(grant, field))));
  return fieldRights[widest] ?? 'hidden';
}

/** A role that may only look at a module does not lend its fields for writing to another role. */
function rightIn(grant: ModuleGrant, field: string): FieldRight {
  const right = grant.fields?.[field] ?? 'write';
  const { edit = 'none', assign = 'none', create = false } = grant;
  const writes = edit !== 'none' || create || (handedOver.has(field) && assign !== 'none');
  return right === 'write' && !writes ? 'read' : right;
}
