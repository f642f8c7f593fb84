import type { ArrangementAnswer, FieldRules, Layout, RoleLayout } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** The parts of an arrangement to change; null puts one back to what the product brings. */
export interface ArrangementChange {
  version: number;
  standard?: Layout | null;
  variants?: RoleLayout[];
  rules?: Record<string, FieldRules>;
  list?: string[] | null;
  search?: string[] | null;
  duplicates?: string[][] | null;
}

/** What is shown of a module and where, for those who arrange it. */
export function useArrangement(path: string) {
  return useQuery({
    queryKey: keys.arrangement(path),
    queryFn: ({ signal }) => request<ArrangementAnswer>(`customization/${path}/layout`, { signal }),
  });
}

export function useSaveArrangement(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ArrangementChange) =>
      request<ArrangementAnswer>(`customization/${path}/layout`, { method: 'PUT', body: change }),
    onSuccess: (saved) => {
      client.setQueryData(keys.arrangement(path), saved);
      void client.invalidateQueries({ queryKey: keys.modules });
    },
    meta: { quiet: true },
  });
}
