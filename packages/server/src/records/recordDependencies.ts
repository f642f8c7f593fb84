import type {
  Action,
  AnyModuleDefinition,
  EffectSet,
  Issue,
  Module,
  ModuleField,
  Pricing,
  Registry,
  RuleSet,
} from '@gejie/core';
import type { Database, Executor } from '../database/connection.ts';
import type { SearchSamples } from '../database/search/searchSamples.ts';

/** What the doors to records are built from. */
export interface RecordDependencies {
  database: Database;
  /** The modules as they are now; custom fields may change them while the server runs. */
  registry(): Registry;
  ruleSets: readonly RuleSet[];
  effectSets: readonly EffectSet[];
  actions: readonly Action[];
  /** How lines get their prices; absent: by the list price. */
  pricings?: readonly Pricing[];
  /** What is wrong with a secret that a record is to have; absent: the least that is asked of any. */
  checkSecret?(secret: string, known: readonly string[], record: number | null): Promise<Issue | null>;
  /** Told, in the transaction of a save, of files whose text is to be read out; absent: nobody reads them. */
  textsAwaited?(tx: Executor): Promise<void>;
  /** Told, in the transaction of a save, of work by the clock that this gives something to do; absent: it waits for its hour. */
  workAwaited?(tx: Executor, kind: NonNullable<AnyModuleDefinition['workedBy']>): Promise<void>;
  /** Told of added fields that lists are filtered and sorted by; absent: nobody indexes them. */
  wanted?(module: Module, field: ModuleField): void;
  /** What is known of how common texts are; absent: found out for these records alone. */
  samples?: SearchSamples;
  /** The time; demo data and tests set their own. */
  clock(): Date;
}
