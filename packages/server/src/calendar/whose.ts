import {
  type AnyCalendarTrait,
  type CalendarLayer,
  type Condition,
  everything,
  holdsSeveral,
  type Module,
  nothing,
  pointerOperand,
} from '@gejie/core';
import type { ReadContext } from '../reading/readContext.ts';

/** What makes a module's records stand in calendars. */
export function traitOf(module: Module): AnyCalendarTrait {
  if (!module.definition.calendar) throw new Error(`${module.name} stands in no calendar`);
  return module.definition.calendar;
}

/** Whose records a layer shows. */
export const layerCondition: Record<CalendarLayer, (module: Module, context: ReadContext) => Condition> = {
  own: (module, { session }) => (session.user ? concerns(module, session.user.id) : nothing),
  team: (module, { session }) => ownedBy(module, session.standing.team),
  department: (module, { session }) => ownedBy(module, session.standing.colleagues),
  all: () => everything,
};

/** A person's own, and those the person takes part in. */
export function concerns(module: Module, person: number): Condition {
  const { people } = traitOf(module);
  const field = people === undefined ? undefined : module.fields.get(people);
  const own = ownedBy(module, [person]);
  if (!field) return own;
  const operand = pointerOperand(field.type, { module: 'users', id: person });
  const operator = holdsSeveral(field.type.refersTo) ? 'contains' : 'eq';
  return { kind: 'any', of: [own, { kind: 'test', through: [], field, operator, operand }] };
}

function ownedBy(module: Module, people: readonly number[]): Condition {
  const field = module.fields.get('owner');
  if (!field) return nothing;
  return { kind: 'test', through: [], field, operator: 'in', operand: [...people] };
}
