import type { PoolReason } from '../module/poolFields.ts';
import type { JobAnswer } from './answers.ts';
import type { Reference } from './reference.ts';

/** A pool as those whom it serves may know it: `GET /api/{path}/pools`. */
export interface PoolAnswer {
  id: number;
  name: string;
  active: boolean;
  /** How many records lie in it; not exact where there are very many. */
  count: { value: number; exact: boolean };
  /** Names of the fields that are visible after claiming. */
  masked: string[];
  /** What the caller has claimed, and how much it may be; null: no limit. */
  today: number;
  mostPerDay: number | null;
  held: number;
  mostHeld: number | null;
  /** Whether the caller may claim, and may hand records of it to others. */
  mayClaim: boolean;
  mayAssign: boolean;
}

/** What a dialog shows before a record is claimed: `GET /api/{path}/{id}/claim?pool=`. */
export interface ClaimPreview {
  /** Why the caller can't claim it now; null: it is possible. */
  refusal: string | null;
  /** How often people have said something about it. */
  touches: number;
}

/** Where a record may be put back: `GET /api/{path}/{id}/release`. */
export interface ReleasePreview {
  /** Empty: it can't be put back by the caller. */
  pools: Reference[];
  /** The day it falls in by itself, if nothing happens; null: it doesn't. */
  falls: Falling | null;
}

/** The day a record will fall into a pool. */
export interface Falling {
  id: number;
  /** YYYY-MM-DD; today or earlier: with the next run. */
  on: string;
  /** Whole days until then. */
  days: number;
  pool: Reference;
  reason: PoolReason;
}

/** Somebody's time with a record: `GET /api/{path}/{id}/owners`. */
export interface OwnerPeriod {
  /** Null: nobody, or a pool. */
  owner: Reference | null;
  pool: Reference | null;
  from: string;
  until: string | null;
  /** How it ended. */
  why: PoolReason | 'handedOver' | 'claimed' | null;
  note: string | null;
}

/** `GET /api/settings/pools` */
export interface PoolRuns {
  /** HH:MM, the company's time. */
  runAt: string;
  nextRun: string;
  /** The latest first; `result` is a {@link PoolRunResult}. */
  runs: JobAnswer[];
}

/** What a run of the pools has done. */
export interface PoolRunResult {
  /** Records that fell in, by the id of the pool. */
  fallen: Record<string, number>;
  /** Records whose owners were warned. */
  warned: number;
  /** The first of those that could not be let go; `module` is a path. */
  failures: { module: string; id: number; label: string; reason: string }[];
  failed: number;
  /** Names of pools and rules whose conditions can't be asked any more. */
  broken: string[];
}

/** What one rule would let fall: `GET /api/settings/pools/forecast`. */
export interface PoolForecast {
  /** Path of the module. */
  module: string;
  pool: Reference;
  rule: string;
  count: number;
  samples: { id: number; label: string; owner: Reference; on: string }[];
}
