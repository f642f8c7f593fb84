import { type Area, areas, type BilingualText, type ModuleMetadata, type SettingsGroup } from '@gejie/core';
import { useQueries } from '@tanstack/react-query';
import { hasPools, poolsQuery, useModules, useSignedIn } from '../api/index.ts';

import type { TextKey } from '../i18n/index.ts';
import { useRecentVisits } from './recent.ts';

export interface MenuArea {
  key: string;
  label: BilingualText;
  modules: ModuleMetadata[];
}

const none: ModuleMetadata[] = [];

/** The product menu: areas in their order, each with the modules the user may see; empty areas are left out. */
export function useMenuAreas(): MenuArea[] {
  const { data: modules = none } = useModules();
  const known = Object.keys(areas) as Area[];
  return known
    .map((key) => ({
      key,
      label: areas[key],
      modules: modules.filter((module) => module.area === key && module.rights.see),
    }))
    .filter((area) => area.modules.length > 0 || area.key === 'settings');
}

/** Paths of the modules of which a pool serves the user. */
export function usePooledModules(): ReadonlySet<string> {
  const { data: modules = none } = useModules();
  const paths = modules.filter((module) => module.rights.see && hasPools(module)).map(({ path }) => path);
  const pools = useQueries({ queries: paths.map(poolsQuery) });
  return new Set(paths.filter((_, index) => (pools[index]?.data?.length ?? 0) > 0));
}

/** Modules that may be created from anywhere: those of daily work before those of the settings. */
export function useCreatableModules(): ModuleMetadata[] {
  return useMenuAreas()
    .filter((area) => area.key !== 'settings')
    .flatMap((area) => area.modules)
    .filter((module) => module.rights.create);
}

/** The modules this user opens records of most; in the menu's order until that is known, sales first. */
export function useFavouriteModules(): ModuleMetadata[] {
  const visits = useRecentVisits();
  const areas = useMenuAreas().filter((area) => area.key !== 'settings');
  const visited = (path: string) => visits.filter((visit) => visit.path === path).length;
  const salesFirst = [...areas].sort(
    (one, other) => Number(other.key === 'sales') - Number(one.key === 'sales'),
  );
  return salesFirst
    .flatMap((area) => area.modules)
    .sort((one, other) => visited(other.path) - visited(one.path));
}

/** Whether the user's roles open a part of the settings. */
export function useMayUse(part: string): boolean {
  return useSignedIn().functions.includes(part);
}

export interface SettingsPage {
  to:
    | '/settings/company'
    | '/settings/working-hours'
    | '/settings/numbers'
    | '/settings/modules'
    | '/settings/security'
    | '/settings/tokens'
    | '/settings/home-pages'
    | '/settings/pools'
    | '/recycle-bin';
  text: TextKey;
  /** What it is for, in a line. */
  about: TextKey;
  group: SettingsGroup;
  icon: string;
}

const settingsPages: (SettingsPage & { needs?: string })[] = [
  {
    to: '/settings/company',
    text: 'frame.company',
    about: 'company.companyAbout',
    group: 'company',
    icon: 'company',
    needs: 'settings',
  },
  {
    to: '/settings/working-hours',
    text: 'company.workingTime',
    about: 'company.workingTimeAbout',
    group: 'company',
    icon: 'clock',
    needs: 'workingTime',
  },
  {
    to: '/settings/modules',
    text: 'workshop.title',
    about: 'workshop.about',
    group: 'data',
    icon: 'columns',
    needs: 'settings',
  },
  {
    to: '/settings/numbers',
    text: 'company.numbers',
    about: 'company.numbersAbout',
    group: 'data',
    icon: 'list',
    needs: 'numbers',
  },
  {
    to: '/settings/pools',
    text: 'pools.run.title',
    about: 'company.poolsAbout',
    group: 'sales',
    icon: 'clock',
    needs: 'pools',
  },
  {
    to: '/settings/security',
    text: 'frame.security',
    about: 'company.securityAbout',
    group: 'security',
    icon: 'lock',
    needs: 'settings',
  },
  {
    to: '/settings/home-pages',
    text: 'home.ofRoles',
    about: 'home.ofRolesAbout',
    group: 'people',
    icon: 'home',
    needs: 'settings',
  },
  {
    to: '/settings/tokens',
    text: 'frame.tokens',
    about: 'company.tokensAbout',
    group: 'mine',
    icon: 'key',
  },
  {
    to: '/recycle-bin',
    text: 'frame.recycleBin',
    about: 'company.recycleBinAbout',
    group: 'data',
    icon: 'trash',
  },
];

/** Pages of the settings that are no lists of records, as far as the user's roles open them. */
export function useSettingsPages(): SettingsPage[] {
  const { functions } = useSignedIn();
  return settingsPages.filter((page) => !page.needs || functions.includes(page.needs));
}
