import type {
  Filter,
  ListLook,
  RowHeight,
  SavedViewAnswer,
  SavedViewsAnswer,
  ViewMode,
  ViewSharing,
} from '@gejie/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** A view as it is sent; departments and roles by their ids. */
export interface ViewDraft {
  name: string;
  where: Filter;
  sort: string;
  columns: readonly string[];
  widths: Record<string, number>;
  rowHeight: RowHeight;
  mode: ViewMode;
  shared: ViewSharing;
  departments: number[];
  roles: number[];
  opens: boolean;
}

/** Before anything is known: no saved views, nothing chosen. */
export const noViews: SavedViewsAnswer = { views: [], default: null, defaultIsOwn: false, looks: {} };

/** The saved views of a module that are for the caller, and which view the list opens with. */
export function savedViewsQuery(path: string) {
  return queryOptions({
    queryKey: keys.views(path),
    queryFn: ({ signal }) => request<SavedViewsAnswer>(`${path}/views`, { signal }),
    staleTime: 60_000,
  });
}

/** As {@link savedViewsQuery} has them, in a component. */
export function useSavedViews(path: string, options: { enabled?: boolean } = {}) {
  return useQuery({ ...savedViewsQuery(path), ...options });
}

/** Saves a new view, or what has changed of one (`id`). The answer is in the cache when it resolves. */
export function useSaveView(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, changes }: { id?: number; changes: Partial<ViewDraft> }) =>
      request<SavedViewAnswer>(id === undefined ? `${path}/views` : `${path}/views/${id}`, {
        method: id === undefined ? 'POST' : 'PATCH',
        body: changes,
      }),
    onSuccess: (saved) => {
      client.setQueryData<SavedViewsAnswer>(keys.views(path), (known) => {
        const { views, ...rest } = known ?? noViews;
        const isNew = !views.some(({ id }) => id === saved.id);
        return {
          ...rest,
          views: isNew ? [...views, saved] : views.map((view) => (view.id === saved.id ? saved : view)),
        };
      });
      void client.invalidateQueries({ queryKey: keys.views(path) });
    },
    meta: { quiet: true },
  });
}

export function useDeleteView(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request<void>(`${path}/views/${id}`, { method: 'DELETE' }),
    onSuccess: (_nothing, id) => {
      client.setQueryData<SavedViewsAnswer>(
        keys.views(path),
        (known) =>
          known && {
            ...known,
            views: known.views.filter((view) => view.id !== id),
            default: known.default === String(id) ? null : known.default,
          },
      );
    },
  });
}

/** What the caller's list opens with; null: as the module says. */
export function useSetDefaultView(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: string | null) =>
      request<void>(`${path}/views/default`, { method: 'PUT', body: { view } }),
    onSuccess: (_nothing, view) => {
      client.setQueryData<SavedViewsAnswer>(
        keys.views(path),
        (known) => known && { ...known, default: view, defaultIsOwn: view !== null },
      );
      // Without a choice of one's own, the list opens with what others have meant for it.
      void client.invalidateQueries({ queryKey: keys.views(path) });
    },
  });
}

/** Remembers what the caller has made of a view: columns, widths, height of rows. */
export function useKeepLook(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, look }: { view: string | number; look: ListLook }) =>
      // It is sent at the latest when the page is left.
      request<void>(`${path}/views/look`, { method: 'PUT', body: { view, ...look }, keepalive: true }),
    onMutate: ({ view, look }) =>
      void client.setQueryData<SavedViewsAnswer>(
        keys.views(path),
        (known) => known && { ...known, looks: { ...known.looks, [String(view)]: look } },
      ),
    // The list stays as it was made, in this browser at least.
    meta: { quiet: true },
  });
}
