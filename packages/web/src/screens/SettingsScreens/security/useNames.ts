import type { ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys, request } from '../../../api/index.ts';

const most = 200;

/** Names of all records of a small module, by their id as text. */
export function useNames(path: 'roles' | 'departments'): ReadonlyMap<string, string> {
  const query = { fields: 'name', sort: 'name', limit: most };
  const { data } = useQuery({
    queryKey: keys.list(path, query),
    queryFn: ({ signal }) => request<ListAnswer>(path, { signal, query }),
  });
  return useMemo(
    () => new Map((data?.records ?? []).map(({ id, name }) => [String(id), String(name)])),
    [data],
  );
}
