import { type Condition, everything, type Module, type ModuleField, nothing, type Reach } from '@gejie/core';
import { type ReachRight, rightsOf } from './rights.ts';
import type { Session } from './session.ts';

/**
 * Which records of a module a right of the session reaches, as a condition that is merged into every query. The one
 * place where this is decided: lists, counts, searches, references, history, exports and writes all ask here.
 */
export function reachOf(session: Session, module: Module, right: ReachRight): Condition {
  return conditions[rightsOf(session, module)[right]](session, module);
}

/** Each includes what the ones before it reach. */
const conditions: Record<Reach, (session: Session, module: Module) => Condition> = {
  none: () => nothing,
  own: (session, module) => test(fieldOf(module, 'owner'), 'eq', session.user?.id ?? 0),
  department: (session, module) => {
    const own = session.user?.department;
    return belongsTo(module, session.colleagues, own == null ? [] : [own]);
  },
  tree: (session, module) => belongsTo(module, session.team, session.departments),
  all: () => everything,
};

/** Owned by one of these people, or by nobody yet and fallen to one of these departments. */
function belongsTo(module: Module, people: readonly number[], departments: readonly number[]): Condition {
  const byPeople = test(fieldOf(module, 'owner'), 'in', people);
  if (departments.length === 0) return byPeople;
  const unassigned: Condition = {
    kind: 'all',
    of: [
      test(fieldOf(module, 'owner'), 'empty', true),
      test(fieldOf(module, 'department'), 'in', departments),
    ],
  };
  return { kind: 'any', of: [byPeople, unassigned] };
}

function test(field: ModuleField, operator: 'eq' | 'in' | 'empty', operand: unknown): Condition {
  return { kind: 'test', through: [], field, operator, operand };
}

function fieldOf(module: Module, name: string): ModuleField {
  const field = module.fields.get(name);
  if (!field) throw new Error(`${module.name} has reach but no ${name}`);
  return field;
}
