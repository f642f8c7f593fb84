/**
 * Screens and inputs hold values as the API answers them (a reference is `{ id, label }`); requests want them shorter
 * (its id). The shapes are told apart by what they carry, so that no list of field types is needed here.
 */
export function requestValues(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, requestValue(value)]));
}

/** One value as a request carries it: see `requestValues`. */
export function requestValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(requestValue);
  if (!pointsAtSomething(value)) return value;
  return value.module === undefined ? value.id : { module: value.module, id: value.id };
}

/** References and stored files carry an id; addresses and plain values don't. A line, which is of a kind, is sent whole. */
function pointsAtSomething(value: unknown): value is { id: number; module?: string } {
  return typeof value === 'object' && value !== null && 'id' in value && !('kind' in value);
}
