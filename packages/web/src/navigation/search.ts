import { type Filter, isCalendarDay } from '@gejie/core';

/** What stands behind the question mark of a list: the whole state of the screen, so that a link shows the same. */
export interface ListSearch {
  /** Name of a built-in view, or id of a saved one. */
  view?: string | number;
  /** Replaces the conditions of the view. */
  where?: Filter;
  sort?: string;
  q?: string;
  mode?: 'list' | 'board' | 'tree';
  /** Id of the process that a board shows, or `none`. */
  process?: string | number;
  deleted?: 1;
}

type Given = Record<string, unknown>;

const modes = ['list', 'board', 'tree'] as const;

export function listSearch(given: Given): ListSearch {
  return {
    view: viewName(given.view),
    where: filter(given.where),
    sort: text(given.sort),
    q: text(given.q),
    process: viewName(given.process),
    mode: modes.find((mode) => mode === given.mode),
    deleted: String(given.deleted) === '1' ? 1 : undefined,
  };
}

export interface RecordSearch {
  tab?: string;
}

export function recordSearch(given: Given): RecordSearch {
  return { tab: text(given.tab) };
}

export interface PoolSearch {
  /** Id of the pool looked at. */
  pool?: number;
  /** `falling`: what is about to fall in instead. */
  tab?: string;
  q?: string;
  /** Id of the record that is open. */
  open?: number;
}

export function poolSearch(given: Given): PoolSearch {
  return { pool: id(given.pool), tab: text(given.tab), q: text(given.q), open: id(given.open) };
}

export function recycleBinSearch(given: Given): { module?: string } {
  return { module: text(given.module) };
}

/** Only addresses of this application are gone back to after signing in. */
export function signInSearch(given: Given): { back?: string; problem?: string } {
  const back = text(given.back);
  const problem = text(given.problem);
  return {
    ...(back && /^\/(?![/\\])/.test(back) ? { back } : {}),
    // Why a provider did not let somebody in.
    ...(problem && /^[a-zA-Z]{1,30}$/.test(problem) ? { problem } : {}),
  };
}

/** Where to go back to after signing in; the home needs no saying. */
export function whereTo(href: string): { back?: string } {
  return href === '/' ? {} : { back: href };
}

/** An id stays a number: as a text it would stand in quotes in the address. */
function viewName(value: unknown): string | number | undefined {
  const name = text(value);
  return name !== undefined && /^[1-9]\d{0,14}$/.test(name) ? Number(name) : name;
}

function id(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function filter(value: unknown): Filter | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Filter) : undefined;
}

/** Which tab of the settings of a module is open. */
export function tabSearch(given: Given): { tab?: string } {
  const tab = text(given.tab);
  return tab && /^[a-z]{1,20}$/.test(tab) ? { tab } : {};
}

/** How a calendar is looked at (`month`, `week`, `day`, `agenda`), and from which day; without one it shows today. */
export function calendarSearch(given: Given): { view?: string; date?: string } {
  const [view, date] = [text(given.view), text(given.date)];
  return {
    ...(view && /^[a-z]{1,20}$/.test(view) ? { view } : {}),
    ...(date && isCalendarDay(date) ? { date } : {}),
  };
}

/** Which page of the home is open. */
export function homeSearch(given: Given): { page?: number } {
  const page = id(given.page);
  return page === undefined ? {} : { page };
}

/** The role whose home pages are arranged. */
export function roleSearch(given: Given): { role?: number } {
  const role = id(given.role);
  return role === undefined ? {} : { role };
}

/** The tag whose records are shown. */
export function tagSearch(given: Given): { tag?: number } {
  const tag = id(given.tag);
  return tag === undefined ? {} : { tag };
}

/** Which occurrence of a series is changed, and whether those that follow go along. */
export function occurrenceSearch(given: Given): { at?: string; scope?: 'this' | 'following' } {
  const at = text(given.at);
  const { scope } = given;
  if (!at || Number.isNaN(Date.parse(at)) || (scope !== 'this' && scope !== 'following')) return {};
  return { at, scope };
}
