import { type AnsweredRecord, enterProcesses, type ListAnswer, type ModuleMetadata } from '@gejie/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { addressQuery, fieldOf, keys, modulesQuery, request } from '../../api/index.ts';
import { useFormProcesses } from './useFormProcesses.ts';

export interface FirstValues {
  ready: boolean;
  /** What is not given begins with the record its definition says, and at the first step of its process. */
  complete(values: Record<string, unknown>): Record<string, unknown>;
}

/** What a new record begins with that has to be asked for: default records, and the steps of their processes. */
export function useFirstValues(module: ModuleMetadata): FirstValues {
  const { data: modules = [] } = useQuery(modulesQuery);
  const processes = useFormProcesses(module);
  const links = module.fields.filter(({ defaultsTo, readOnly }) => defaultsTo && !readOnly);
  const defaults = useQueries({
    queries: links.map(({ targets = [], defaultsTo }) => ({
      queryKey: [...keys.found(targets[0] ?? ''), 'default', defaultsTo],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<ListAnswer>(targets[0] ?? '', {
          query: addressQuery({ where: defaultsTo, limit: 1 }),
          signal,
        }),
      staleTime: 60_000,
    })),
  });
  const reference = (index: number) => {
    const record: AnsweredRecord | undefined = defaults[index]?.data?.records[0];
    const target = modules.find(({ path }) => path === links[index]?.targets?.[0]);
    return record ? { id: record.id, label: String(record[target?.title ?? 'name'] ?? '') } : null;
  };
  return {
    ready: defaults.every(({ isPending }) => !isPending) && !processes.loading,
    complete: (values) => {
      const begun = { ...values };
      for (const [index, { name }] of links.entries())
        if (begun[name] === undefined) begun[name] = reference(index);
      const given = new Set(
        Object.keys(values).filter(
          (name) => values[name] != null && values[name] !== fieldOf(module, name)?.default,
        ),
      );
      return enterProcesses(processes.fields, { record: begun, before: null, given }, (field) =>
        processes.of(field.name, begun),
      );
    },
  };
}
