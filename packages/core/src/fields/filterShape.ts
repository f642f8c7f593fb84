import type { Filter } from '../filter/filter.ts';
import { Invalid } from '../messages/invalid.ts';

/** How large a filter may be (api.md, "Limits"). */
export const filterLimits = {
  /** Levels of `any`, `all` and `not`. */
  depth: 5,
  conditions: 50,
  /** Values of one `in`. */
  values: 1000,
  /** References followed on the way to a field, the field included. */
  steps: 3,
} as const;

/** Characters of a kept filter as JSON: fifty conditions with a long list among them. */
const longest = 30_000;

/**
 * A filter as it is kept, of whatever module: an object of the right depth and size whose texts PostgreSQL can hold.
 * @returns null when it asks nothing
 * @throws Invalid notFilter, filterTooDeep, filterTooLong, tooLong, nulCharacter
 */
export function shapedFilter(input: unknown): Filter | null {
  const filter = shaped(input, { depth: 1, seen: { conditions: 0 } });
  if (Object.keys(filter).length === 0) return null;
  const { length } = JSON.stringify(filter);
  if (length > longest) throw new Invalid('tooLong', { max: longest, length });
  return keptApart(filter);
}

/** What carries an `id` is taken for a reference on its way between browser and server; a filter by id says so deeper. */
function keptApart(filter: Filter): Filter {
  return 'id' in filter ? { all: [filter] } : filter;
}

interface Place {
  depth: number;
  seen: { conditions: number };
}

function shaped(input: unknown, { depth, seen }: Place): Filter {
  if (depth > filterLimits.depth) throw new Invalid('filterTooDeep', { max: filterLimits.depth });
  if (!isObject(input)) throw new Invalid('notFilter');
  const below = { depth: depth + 1, seen };
  const parts = Object.entries(input).map(([key, value]): [string, unknown] => {
    if (key === 'not') return [key, shaped(value, below)];
    if (key !== 'any' && key !== 'all') return [cleanText(key), condition(value, seen)];
    if (!Array.isArray(value)) throw new Invalid('notFilter');
    return [key, value.map((part) => shaped(part, below))];
  });
  return Object.fromEntries(parts) as Filter;
}

function condition(value: unknown, seen: Place['seen']): unknown {
  const hasOperators = isObject(value) && !('id' in value);
  const operators = hasOperators ? Object.keys(value).length : 1;
  if (operators === 0) throw new Invalid('notFilter');
  seen.conditions += operators;
  if (seen.conditions > filterLimits.conditions)
    throw new Invalid('filterTooLong', { max: filterLimits.conditions });
  return hasOperators
    ? Object.fromEntries(Object.entries(value).map(([operator, one]) => [cleanText(operator), operand(one)]))
    : operand(value);
}

/** A value, a list of values, or a reference as answers have it, of which the id is kept. */
function operand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(operand);
  if (typeof value === 'string') return cleanText(value);
  if (!isObject(value)) return value;
  if ('module' in value && 'id' in value) return { module: operand(value.module), id: operand(value.id) };
  if ('id' in value) return operand(value.id);
  throw new Invalid('notFilter');
}

function cleanText(text: string): string {
  if (text.includes('\u0000')) throw new Invalid('nulCharacter');
  return text.toWellFormed();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
