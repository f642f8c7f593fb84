import type { CompanyFacts, Session, Standing } from './session.ts';

/** Of those who reach everything, or nothing, anyway. */
export const nowhere: Standing = {
  departments: [],
  headed: [],
  above: [],
  colleagues: [],
  reports: [],
  led: [],
  team: [],
  sharedWith: false,
};

/** The same person acting with full rights; `reason` is kept in the history of whatever is written. */
export function elevated(session: Session, reason: string): Session {
  return { ...session, elevation: reason };
}

/** Nobody in particular acting with full rights: jobs, set-up, imports of demo data. */
export function systemSession(company: CompanyFacts, reason: string): Session {
  return {
    user: null,
    grants: {},
    roles: [],
    functions: new Set(),
    standing: nowhere,
    sharingRules: [],
    language: 'zh-CN',
    company,
    way: 'system',
    ip: null,
    job: null,
    elevation: reason,
    scopes: null,
    credential: null,
  };
}
