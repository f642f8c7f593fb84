import type { ModuleMetadata } from '@gejie/core';
import { useModule, useSavedViews } from '../../api/index.ts';
import { inAddress, type ListView, viewsOf } from '../ListScreen/views.ts';

/** A view that a widget names, as far as it is there for the reader. */
export interface NamedView {
  pending: boolean;
  module: ModuleMetadata | undefined;
  view: ListView | undefined;
  /** Opens the list behind it. */
  link: { to: '/$path'; params: { path: string }; search: { view: string | number } } | undefined;
}

/** The module's own views are known already; only for a saved one the server is asked. */
export function useNamedView(path: string, name: string): NamedView {
  const found = useModule(path);
  const module = found?.rights.see ? found : undefined;
  const isSaved = /^\d+$/.test(name);
  const saved = useSavedViews(path, { enabled: isSaved && module !== undefined });
  const views = module ? viewsOf(module, saved.data?.views ?? []) : [];
  const named = views.find((view) => view.name === name);
  // What asks about fields that are gone would show something else than was meant.
  const view = named?.saved?.gone?.conditions.length ? undefined : named;
  return {
    pending: isSaved && module !== undefined && saved.isPending,
    module,
    view,
    link: view && { to: '/$path', params: { path }, search: { view: inAddress(view) } },
  };
}
