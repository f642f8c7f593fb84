import type {
  Action,
  ClockworkSet,
  DeclaredModule,
  EffectSet,
  Pricing,
  Registry,
  RuleSet,
} from '@gejie/core';
import type { AccessCache } from './access/accessCache.ts';
import type { IndexWishes } from './customization/indexWishes.ts';
import type { LiveRegistry } from './customization/liveRegistry.ts';
import type { Database } from './database/connection.ts';
import type { FileSettings } from './files/composeFiles.ts';
import type { MailServer } from './mail/postOffice.ts';
import type { Live } from './notifications/live.ts';

/** The modules of the CRM with all that happens in them. */
export interface Product {
  modules: readonly DeclaredModule[];
  ruleSets: readonly RuleSet[];
  effectSets: readonly EffectSet[];
  actions: readonly Action[];
  pricings?: readonly Pricing[];
  clockworkSets?: readonly ClockworkSet[];
}

/** What a server is made of. */
export interface Composition {
  database: Database;
  cache: AccessCache;
  live: Live;
  liveRegistry: LiveRegistry;
  /** Told which added fields lists are filtered and sorted by. */
  wishes: IndexWishes;
  registry(): Registry;
  product: Product;
  dataDirectory: string;
  /** Bytes */
  fileLimit?: number;
  /** Absent: files lie in the data directory, and nobody scans them. */
  files?: FileSettings;
  works?: boolean;
  /** Absent: no letters are sent. */
  mail?: MailServer | null;
  /** Where the application is reached, for links in letters; no slash at its end. */
  home?: string;
  clock?(): Date;
  /** Told of faults that no request is there to hear of. */
  onFault(error: unknown, job?: number): void;
  /** Told of what another server would not do for us, which is no fault of ours. */
  onRefusal(error: unknown): void;
}
