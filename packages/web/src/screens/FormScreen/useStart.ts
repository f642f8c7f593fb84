import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { fieldOf, modulesQuery, recordQuery, useSignedIn } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { copiedValues, startValues } from './startValues.ts';
import { useFirstValues } from './useFirstValues.ts';

export interface Start {
  values: Record<string, unknown> | null;
  /** What of it the server gives by itself. */
  defaults: Record<string, unknown>;
  error: unknown;
  retry(): void;
}

/**
 * What a new record begins with: defaults, then the record it copies (`?copyOf=7`), then what the address says
 * (`?account=7&stage=proposal`); references in the address are ids, so their names are asked for.
 */
export function useStart(module: ModuleMetadata): Start {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const session = useSignedIn();
  const format = useFormat();
  const { data: modules = [] } = useQuery(modulesQuery);
  const copyOf = Number(search.copyOf) || null;
  const given = Object.entries(search).flatMap(([name, value]) => {
    const field = fieldOf(module, name);
    return field && !field.readOnly ? [{ field, value }] : [];
  });
  const references = given.flatMap(({ field, value }) => {
    const [target] = field.targets ?? [];
    const id = Number(value);
    return target && Number.isSafeInteger(id) ? [{ name: field.name, target, id }] : [];
  });
  const copied = useQuery({ ...recordQuery(module.path, copyOf ?? 0), enabled: copyOf !== null });
  const parents = useQueries({ queries: references.map(({ target, id }) => recordQuery(target, id)) });
  const first = useFirstValues(module);
  const waiting = [...(copyOf ? [copied] : []), ...parents].filter((query) => !query.data);
  const failed = waiting.find((query) => query.error);

  const usual = startValues(module, session, format.today());
  const values = () => {
    const plain = given.filter(({ field }) => !references.some(({ name }) => name === field.name));
    const named = references.map(({ name, target, id }, index) => {
      const title = modules.find(({ path }) => path === target)?.title ?? 'name';
      return [name, { id, label: titleOf(parents[index]?.data, title) }];
    });
    return first.complete({
      ...usual,
      ...(copied.data && copiedValues(module, copied.data)),
      ...Object.fromEntries(plain.map(({ field, value }) => [field.name, value])),
      ...Object.fromEntries(named),
    });
  };
  return {
    values: waiting.length > 0 || !first.ready ? null : values(),
    defaults: first.complete(usual),
    error: failed?.error ?? null,
    retry: () => {
      for (const query of waiting) void query.refetch();
    },
  };
}

function titleOf(record: AnsweredRecord | undefined, title: string): string {
  return String(record?.[title] ?? record?.number ?? '');
}
