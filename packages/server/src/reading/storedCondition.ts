import {
  type Condition,
  everything,
  type Filter,
  type FilterContext,
  InvalidFilter,
  type Module,
  parseFilter,
  type Registry,
} from '@gejie/core';
import type { CompanyFacts } from '../access/session.ts';

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
    return parseFilter(filter, module, registry, filters);
  } catch (error) {
    if (error instanceof InvalidFilter) return null;
    throw error;
  }
}

/** The company as whoever asks: its days, all fields, and nobody behind `$me`. */
export function companyFilters(company: CompanyFacts, now: Date): FilterContext {
  return {
    language: 'zh-CN',
    timeZone: company.timeZone,
    now,
    fiscalYearStart: company.fiscalYearStart,
    me: null,
    myDepartment: null,
    myTeam: [],
  };
}
