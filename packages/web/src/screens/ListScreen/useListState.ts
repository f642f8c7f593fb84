import type { Filter, ModuleMetadata, SavedViewsAnswer, ViewMode } from '@gejie/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { noViews } from '../../api/index.ts';
import { type ListSearch, listSearch } from '../../navigation/search.ts';
import { inAddress, type ListView, viewsOf } from './views.ts';

export interface ListState {
  views: ListView[];
  view: ListView;
  /** Name of the view that this user has chosen for the list to open with; null: none. */
  ownDefault: string | null;
  /** The view's conditions ask about fields that are gone, and nobody has said what is meant instead. */
  broken: boolean;
  /** Conditions in force: those of the address, else the view's. */
  where: Filter;
  sort: string;
  q: string;
  mode: ViewMode;
  /** The process a board shows: an id, or `none`. */
  process: string | undefined;
  deleted: boolean;
  /** Whether conditions or order differ from what the view says. */
  changed: boolean;
  /** Writes to the address; `replace` leaves no step for the back button. */
  change(changes: Partial<ListSearch>, options?: { replace?: boolean }): void;
}

/** Whether the address leaves it to the user's default view, or names a saved one: then those have to be known first. */
export function useAsksForSavedViews(): boolean {
  const search = listSearch(useSearch({ strict: false }));
  return saysNothing(search) || typeof search.view === 'number';
}

/** The state of a list, all of it in the address; the user's default view is written there when the address is bare. */
export function useListState(module: ModuleMetadata, saved: SavedViewsAnswer = noViews): ListState {
  const given = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => {
    const search = listSearch(given);
    const views = viewsOf(module, saved.views);
    const wanted = saysNothing(search) ? saved.default : String(search.view);
    const view = views.find((one) => one.name === wanted) ?? views.find((one) => one.default) ?? views[0];
    if (!view) throw new Error(`${module.path} has no view`);
    const mode = search.mode ?? view.mode;
    const isOffered = mode === 'list' || module[mode] !== undefined;
    const change: ListState['change'] = (changes, options) =>
      void navigate({
        to: '/$path',
        params: { path: module.path },
        search: (before) => ({ ...listSearch(before), ...changes }),
        replace: options?.replace ?? false,
      });
    return {
      views,
      view,
      ownDefault: saved.defaultIsOwn ? saved.default : null,
      broken: search.where === undefined && (view.saved?.gone?.conditions ?? []).length > 0,
      where: search.where ?? view.where,
      sort: search.sort ?? view.sort,
      q: search.q ?? '',
      mode: isOffered ? mode : 'list',
      process: search.process === undefined ? undefined : String(search.process),
      deleted: search.deleted === 1,
      changed: search.where !== undefined || search.sort !== undefined,
      change,
      toWrite: saysNothing(search) && view.name === saved.default ? inAddress(view) : undefined,
    };
  }, [given, module, navigate, saved]);
  const { toWrite, change } = state;
  useEffect(() => {
    if (toWrite !== undefined) change({ view: toWrite }, { replace: true });
  }, [toWrite, change]);
  return state;
}

/** A link with conditions shows everybody the same: it is no place for somebody's default. */
function saysNothing({ view, where, sort, q, deleted }: ListSearch): boolean {
  return [view, where, sort, q, deleted].every((part) => part === undefined);
}
