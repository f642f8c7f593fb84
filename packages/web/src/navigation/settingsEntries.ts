import { type BilingualText, type ModuleMetadata, type SettingsGroup, settingsGroups } from '@gejie/core';
import type { LinkProps } from '@tanstack/react-router';
import { useLocation } from '@tanstack/react-router';
import { useModules } from '../api/index.ts';
import { useLabel, useText } from '../i18n/index.ts';
import { useModuleNames } from '../naming/moduleNames.ts';
import { useSettingsPages } from './menuAreas.ts';

/** One thing that can be set: a list of records, or a page of its own. */
export interface SettingsEntry {
  key: string;
  group: SettingsGroup;
  icon: string;
  label: string;
  /** What it is for, in a line. */
  about: string;
  target: Pick<LinkProps, 'to' | 'params'>;
  /** Where it stands in the address bar. */
  path: string;
}

export interface SettingsSection {
  key: SettingsGroup;
  label: string;
  entries: SettingsEntry[];
}

/** Everything this user may set, in groups; groups with nothing in them are left out. */
export function useSettingsSections(): SettingsSection[] {
  const label = useLabel();
  const entries = useSettingsEntries();
  return (Object.entries(settingsGroups) as [SettingsGroup, BilingualText][])
    .map(([key, name]) => ({
      key,
      label: label(name),
      entries: entries.filter(({ group }) => group === key),
    }))
    .filter((section) => section.entries.length > 0);
}

/** The part of the settings that is on the screen; undefined elsewhere. */
export function useSettingsHere(): SettingsSection | undefined {
  const { pathname } = useLocation();
  return useSettingsSections().find(({ entries }) =>
    entries.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`)),
  );
}

function useSettingsEntries(): SettingsEntry[] {
  const t = useText();
  const label = useLabel();
  const names = useModuleNames();
  const pages = useSettingsPages().map(
    ({ to, text, about, icon, group }): SettingsEntry => ({
      key: to,
      group,
      icon,
      label: t(text),
      about: t(about),
      target: { to },
      path: to,
    }),
  );
  const { data: modules = [] } = useModules();
  const lists = modules
    .filter(({ area, rights }) => area === 'settings' && rights.see)
    .filter(isForThem)
    .map(
      (module): SettingsEntry => ({
        key: module.path,
        group: groupNamed(module.group),
        icon: module.icon,
        label: names.many(module),
        about: label(module.about),
        target: { to: '/$path', params: { path: module.path } },
        path: `/${module.path}`,
      }),
    );
  return [...pages, ...lists];
}

/** Everybody may look currencies and taxes up where they fill in forms; whoever keeps them wants them in the settings. */
function isForThem({ group, keptBy, rights }: ModuleMetadata): boolean {
  return group === 'people' || keptBy === 'system' || rights.create || rights.edit;
}

/** A newer server may know groups that this web app doesn't. */
function groupNamed(name: string | undefined): SettingsGroup {
  return name !== undefined && Object.hasOwn(settingsGroups, name) ? (name as SettingsGroup) : 'data';
}
