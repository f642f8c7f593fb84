import type { Filter, ModuleMetadata, ViewMetadata } from '@gejie/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListSearch, listSearch } from '../../navigation/search.ts';
import { viewsOf } from './views.ts';

export interface ListState {
  views: ViewMetadata[];
  view: ViewMetadata;
  /** Conditions in force: those of the address, else the view's. */
  where: Filter;
  sort: string;
  q: string;
  mode: 'list' | 'board' | 'tree';
  deleted: boolean;
  /** Whether conditions or order differ from what the view says. */
  changed: boolean;
  /** Writes to the address; `replace` leaves no step for the back button. */
  change(changes: Partial<ListSearch>, options?: { replace?: boolean }): void;
}

/** The state of a list, all of it in the address. */
export function useListState(module: ModuleMetadata): ListState {
  const given = useSearch({ strict: false });
  const navigate = useNavigate();
  return useMemo(() => {
    const search = listSearch(given);
    const views = viewsOf(module);
    const view =
      views.find((one) => one.name === search.view) ?? views.find((one) => one.default) ?? views[0];
    if (!view) throw new Error(`${module.path} has no view`);
    const allowed = search.mode && module[search.mode] ? search.mode : undefined;
    return {
      views,
      view,
      where: search.where ?? view.where,
      sort: search.sort ?? view.sort,
      q: search.q ?? '',
      mode: allowed ?? 'list',
      deleted: search.deleted === 1,
      changed: search.where !== undefined || search.sort !== undefined,
      change: (changes, options) =>
        void navigate({
          to: '/$path',
          params: { path: module.path },
          search: (before) => ({ ...listSearch(before), ...changes }),
          replace: options?.replace ?? false,
        }),
    };
  }, [given, module, navigate]);
}
