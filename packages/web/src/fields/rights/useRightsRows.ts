import { areas, type BilingualText, type GrantableModule } from '@gejie/core';
import { useGrantable } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { others } from './grants.ts';

/** A line of a table of rights: a module, or all the others. */
export interface RightsRow {
  path: string;
  name: string;
  icon: string;
  /** Absent: the line of the others, or a module that is gone. */
  module?: GrantableModule;
}

export interface RightsArea {
  key: string;
  /** Empty over the line of the others. */
  name: string;
  rows: RightsRow[];
}

const none: GrantableModule[] = [];

/** Every module by the areas of the menu, the others first; `extra` are paths a table names besides. */
export function useRightsAreas(extra: readonly string[] = []): {
  areas: RightsArea[];
  modules: GrantableModule[];
  loading: boolean;
  error: unknown;
} {
  const t = useText();
  const label = useLabel();
  const { data: modules = none, isPending, error } = useGrantable();
  const rowOf = (module: GrantableModule): RightsRow => ({
    path: module.path,
    name: label(module.label),
    icon: module.icon,
    module,
  });
  const gone = extra.filter((path) => path !== others && !modules.some((module) => module.path === path));
  const known = Object.entries(areas as Record<string, BilingualText>).map(([key, name]) => ({
    key,
    name: label(name),
    rows: modules.filter(({ area }) => area === key).map(rowOf),
  }));
  const all: RightsArea[] = [
    { key: others, name: '', rows: [{ path: others, name: t('rights.others'), icon: 'role' }] },
    ...known,
    {
      key: 'gone',
      name: t('rights.gone'),
      rows: gone.map((path) => ({ path, name: path, icon: 'document' })),
    },
  ];
  return { areas: all.filter(({ rows }) => rows.length > 0), modules, loading: isPending, error };
}
