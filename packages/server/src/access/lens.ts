import type { Condition, Module, ModuleField } from '@gejie/core';
import type { Lens, Session } from './session.ts';

/** Whether the session sees this module through a pool rather than by its roles. ACC-07 */
export function looksInto(session: Session, module: Module): session is Session & { lens: Lens } {
  return session.elevation === null && session.lens?.module === module.name;
}

/** What lies in the pool now; the recycle bin is no part of it. */
export function lyingIn({ pool }: Lens, module: Module): Condition {
  return {
    kind: 'all',
    of: [
      { kind: 'test', through: [], field: fieldOf(module, 'pool'), operator: 'eq', operand: pool },
      { kind: 'test', through: [], field: fieldOf(module, 'deletedAt'), operator: 'empty', operand: true },
    ],
  };
}

function fieldOf(module: Module, name: string): ModuleField {
  const field = module.fields.get(name);
  if (!field) throw new Error(`${module.name} has no ${name}, so nothing of it lies in a pool`);
  return field;
}
