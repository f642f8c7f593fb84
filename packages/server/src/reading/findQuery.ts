import type { Condition, Filter } from '@gejie/core';

/** What a list may be asked for (api.md, "Records"). */
export interface FindQuery {
  where?: unknown;
  /** Text search within the module. */
  q?: string;
  /** `-updatedAt,name` */
  sort?: string;
  /** Names of the fields wanted, references beyond a dot allowed; absent: all of the module. */
  fields?: readonly string[];
  limit?: number;
  after?: string;
  count?: boolean;
  /** A view by its name in the module's definition or a saved one's id: its condition holds, its sort unless one is given. */
  view?: string;
  /** The recycle bin instead of the living. */
  deleted?: boolean;
  /** A further condition of the server's own, which does not count towards the caller's limits. */
  within?: Filter;
  /** The same, ready parsed: it may be about fields that the caller does not see. */
  also?: Condition;
  /** Also what has left the module's lists (a converted lead): related lists and references by id show it. */
  departed?: boolean;
}
