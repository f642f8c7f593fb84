import type { AnsweredRecord, ListAnswer } from '@gejie/core';
import { useQueries } from '@tanstack/react-query';
import { addressQuery, keys, request, useModules } from '../../api/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import type { DraftLine } from './draftLine.ts';

/** Records of one module that are looked up at once. */
const most = 200;

/**
 * What we call what stands in lines, where a line calls it otherwise, as their vendor does; by the line.
 * @param asked false for what is sold: its words are ours
 */
export function useOwnNames(lines: readonly DraftLine[], asked: boolean): (string | undefined)[] {
  const { data: modules = [] } = useModules();
  const paths = asked ? [...new Set(lines.flatMap(({ item }) => item?.module ?? []))].sort() : [];
  const known = paths.flatMap((path) => modules.find((module) => module.path === path) ?? []);
  const found = useQueries({
    queries: known.map(({ path, title }) => {
      const ids = [...new Set(lines.flatMap(({ item }) => (item?.module === path ? [item.id] : [])))]
        .sort((a, b) => a - b)
        .slice(0, most);
      const query = { where: { id: { in: ids } }, fields: [title], limit: most };
      return {
        queryKey: [...keys.found(path), 'names', query],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request<ListAnswer>(path, { query: addressQuery(query), signal }),
        staleTime: 60_000,
      };
    }),
  });
  const names = new Map(
    known.flatMap((module, index) =>
      (found[index]?.data?.records ?? []).map(
        (record: AnsweredRecord) => [`${module.path}:${record.id}`, titleOf(module, record)] as const,
      ),
    ),
  );
  return lines.map(({ item, description }) => {
    const name = item ? names.get(`${item.module}:${item.id}`) : undefined;
    return name && !(description ?? '').includes(name) ? name : undefined;
  });
}
