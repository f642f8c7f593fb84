import { Invalid } from '../messages/invalid.ts';
import type { Module } from '../module/module.ts';
import type { Condition } from './condition.ts';
import type { Filter } from './filter.ts';
import { type FilterContext, type FilterModules, parseFilter } from './parseFilter.ts';

/**
 * A filter that can be judged of a record by itself, wherever it is at hand (see `matches`): with canonical operands,
 * over fields of the record alone, and without words for people or moments.
 * @throws InvalidFilter as `parseFilter` does; Invalid notPlainFilter
 */
export function plainFilter(
  filter: unknown,
  module: Module,
  registry: FilterModules,
  context: FilterContext,
): Filter {
  // `$me` would have become a number by the time it is parsed.
  if (/:"\$|[[,]"\$/.test(JSON.stringify(filter) ?? '')) throw new Invalid('notPlainFilter');
  return plain(parseFilter(filter, module, registry, { ...context, withMarks: false }));
}

function plain(condition: Condition): Filter {
  if (condition.kind === 'all') return joined(condition.of.map(plain));
  if (condition.kind === 'any') return { any: condition.of.map(plain) };
  if (condition.kind === 'not') return { not: plain(condition.of) };
  if (condition.kind !== 'test' || condition.through.length > 0 || condition.operator === 'range')
    throw new Invalid('notPlainFilter');
  return { [condition.field.name]: { [condition.operator]: condition.operand } };
}

/** Several at once, as one object where none asks twice about the same. */
function joined(parts: readonly Filter[]): Filter {
  const keys = parts.flatMap((part) => Object.keys(part));
  const isPlain = new Set(keys).size === keys.length;
  return isPlain ? Object.assign({}, ...parts) : { all: [...parts] };
}
