import type { Filter } from '@gejie/core';

/** What stands behind the question mark of a list: the whole state of the screen, so that a link shows the same. */
export interface ListSearch {
  view?: string;
  /** Replaces the conditions of the view. */
  where?: Filter;
  sort?: string;
  q?: string;
  mode?: 'board' | 'tree';
  deleted?: 1;
}

type Given = Record<string, unknown>;

export function listSearch(given: Given): ListSearch {
  return {
    view: text(given.view),
    where: filter(given.where),
    sort: text(given.sort),
    q: text(given.q),
    mode: given.mode === 'board' || given.mode === 'tree' ? given.mode : undefined,
    deleted: String(given.deleted) === '1' ? 1 : undefined,
  };
}

export interface RecordSearch {
  tab?: string;
}

export function recordSearch(given: Given): RecordSearch {
  return { tab: text(given.tab) };
}

export function recycleBinSearch(given: Given): { module?: string } {
  return { module: text(given.module) };
}

/** Only addresses of this application are gone back to after signing in. */
export function signInSearch(given: Given): { back?: string } {
  const back = text(given.back);
  return back && /^\/(?![/\\])/.test(back) ? { back } : {};
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function filter(value: unknown): Filter | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Filter) : undefined;
}
