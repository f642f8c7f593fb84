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
  team: (module, { session }) => concernsAny(module, session.standing.team),
  department: (module, { session }) => concernsAny(module, session.standing.colleagues),
  all: () => everything,
};

/** A person's own, and those the person takes part in. */
export function concerns(module: Module, person: number): Condition {
  return concernsAny(module, [person]);
}

/** What belongs to any of some people, and what they take part in. */
function concernsAny(module: Module, people: readonly number[]): Condition {
  const field = module.fields.get(traitOf(module).people ?? '');
  const own = ownedBy(module, people);
  if (!field || people.length === 0) return own;
  const operands = people.map((id) => pointerOperand(field.type, { module: 'users', id }));
  const [only] = operands;
  const named: Condition =
    operands.length === 1 && holdsSeveral(field.type.refersTo)
      ? { kind: 'test', through: [], field, operator: 'contains', operand: only }
      : { kind: 'test', through: [], field, operator: 'in', operand: operands };
  return { kind: 'any', of: [own, named] };
}

/** Those in a field of whose people somebody stands. */
export function namedIn(module: Module, name: string | undefined, person: number): Condition {
  const field = module.fields.get(name ?? '');
  if (!field) return nothing;
  const operand = pointerOperand(field.type, { module: 'users', id: person });
  return { kind: 'test', through: [], field, operator: 'contains', operand };
}

/** What takes a person's time: their own, and what they take part in unless they declined. */
export function engages(module: Module, person: number): Condition {
  const { answers } = traitOf(module);
  const whole = concerns(module, person);
  const declined = namedIn(module, answers?.declined.field, person);
  return {
    kind: 'any',
    of: [ownedBy(module, [person]), { kind: 'all', of: [whole, { kind: 'not', of: declined }] }],
  };
}

function ownedBy(module: Module, people: readonly number[]): Condition {
  const field = module.fields.get('owner');
  if (!field) return nothing;
  return { kind: 'test', through: [], field, operator: 'in', operand: [...people] };
}
