import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { compileCondition, isEverything } from './compileCondition.ts';
import type { ProjectionContext } from './projectionContext.ts';
import { storedValue } from './storedValue.ts';

/** Whether what a text tells of may be seen, was purged, or there is none; null for a text that tells of nothing. */
export function sightOf({ about }: ModuleField, context: ProjectionContext): Condition | null {
  if (!about) return null;
  const targets = (about.targets ?? []).map((name) => context.registry.module(name));
  const isOpen = targets.every((target) => isEverything(context.visible(target)));
  return isOpen ? null : { kind: 'sighted', field: about, targets };
}

/** What a field of a row holds, for those who see what it tells of; see `tellsOf`. */
export function shownValue(field: ModuleField, alias: string, context: ProjectionContext): Sql {
  const value = storedValue(field, alias);
  const sight = sightOf(field, context);
  return sight ? sql`case when ${compileCondition(sight, alias, context)} then ${value} end` : value;
}

/** What a record is called, as {@link shownValue} shows it. */
export function shownTitle(module: Module, alias: string, context: ProjectionContext): Sql {
  const title = module.fields.get(module.title);
  return title ? shownValue(title, alias, context) : sql.ref(`${alias}.id`);
}
