import type { Module } from '../module/module.ts';
import type { Registry } from '../module/registry.ts';
import { type Condition, everything } from './condition.ts';
import type { Filter } from './filter.ts';
import { type FilterContext, InvalidFilter, parseFilter } from './parseFilter.ts';

/**
 * A filter kept in a record (a field of type `condition`), for use in a query or to be evaluated.
 * @param filter null asks nothing: every record fulfils it
 * @param filters whose it is: a session's (`readContext(…).filters`) or the company's ({@link companyFilters})
 * @returns null when it can't be asked any more, because a field or choice it names has gone since; rules that give
 *   something away should then give nothing
 */
export function storedCondition(
  filter: Filter | null,
  module: Module,
  registry: Registry,
  filters: FilterContext,
): Condition | null {
  if (filter === null) return everything;
  try {
    return parseFilter(filter, module, registry, { ...filters, withMarks: false });
  } catch (error) {
    if (error instanceof InvalidFilter) return null;
    throw error;
  }
}
