import type { Action, EffectSet, Registry, RuleSet } from '@gejie/core';
import type { Database } from '../database/connection.ts';

/** What the doors to records are built from. */
export interface RecordDependencies {
  database: Database;
  /** The modules as they are now; custom fields may change them while the server runs. */
  registry(): Registry;
  ruleSets: readonly RuleSet[];
  effectSets: readonly EffectSet[];
  actions: readonly Action[];
  /** The time; demo data and tests set their own. */
  clock(): Date;
}
