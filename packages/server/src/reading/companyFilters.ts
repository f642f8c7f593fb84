import type { FilterContext } from '@gejie/core';
import type { CompanyFacts } from '../access/session.ts';

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
