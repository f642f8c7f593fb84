import type { UseNavigateResult } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useModules, useSearch } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { type ModuleNames, useModuleNames } from '../../naming/moduleNames.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { useCreatableModules, useMenuAreas, useSettingsPages } from '../../navigation/menuAreas.ts';
import { useRecentVisits } from '../../navigation/recent.ts';

export interface PaletteEntry {
  key: string;
  icon: string;
  label: string;
  hint?: string;
  run(navigate: UseNavigateResult<string>): void;
}

export interface PaletteGroup {
  key: string;
  title: string;
  entries: PaletteEntry[];
}

interface Found {
  groups: PaletteGroup[];
  searching: boolean;
  failed: boolean;
}

/** Milliseconds without a key before the server is asked. */
const typingPause = 120;
const mostRecent = 6;

/** What the box offers for a text: records found, places to go, things to make; without a text what was seen last. */
export function usePaletteGroups(text: string): Found {
  const t = useText();
  const names = useModuleNames();
  const asked = useSettled(text.trim());
  const search = useSearch(asked);
  const { data: modules = [] } = useModules();
  const commands = useCommands(text);
  const recent = useRecentEntries(names);

  if (text.trim() === '') {
    const seen = { key: 'recent', title: t('home.recent'), entries: recent };
    return { groups: [seen, ...commands].filter(hasEntries), searching: false, failed: false };
  }
  const found = (asked ? (search.data?.groups ?? []) : []).map((group) => {
    const module = modules.find((one) => one.path === group.module);
    return {
      key: `found.${group.module}`,
      title: module ? names.many(module) : group.module,
      entries: group.records.map((record) => ({
        key: `${group.module}.${record.id}`,
        icon: module?.icon ?? 'document',
        label: record.label,
        hint: record.hint,
        run: openRecord(group.module, record.id),
      })),
    };
  });
  return {
    groups: [...found, ...commands].filter(hasEntries),
    searching: asked !== text.trim() || search.isFetching,
    failed: search.isError,
  };
}

function useRecentEntries(names: ModuleNames): PaletteEntry[] {
  const { data: modules = [] } = useModules();
  return useRecentVisits()
    .slice(0, mostRecent)
    .map((visit) => {
      const module = modules.find((one) => one.path === visit.path);
      return {
        key: `recent.${visit.path}.${visit.id}`,
        icon: module?.icon ?? 'document',
        label: visit.label,
        hint: module && names.many(module),
        run: openRecord(visit.path, visit.id),
      };
    });
}

/** Going to a module and making a record, where their names begin like the text or hold it. */
function useCommands(text: string): PaletteGroup[] {
  const t = useText();
  const names = useModuleNames();
  const { create } = useFrame();
  const places = useMenuAreas().flatMap((area) => area.modules);
  const creatable = useCreatableModules();
  const wanted = text.trim().toLowerCase();
  const fits = (...words: string[]) => words.some((word) => word.toLowerCase().includes(wanted));
  const pages = [
    { to: '/', text: 'frame.home', icon: 'home' } as const,
    { to: '/calendar', text: 'calendar.title', icon: 'calendar' } as const,
    { to: '/settings', text: 'company.home', icon: 'settings' } as const,
    ...useSettingsPages(),
  ];
  const go: PaletteEntry[] = [
    ...places
      .filter((module) => fits(module.label.zh, module.label.en, module.path))
      .map((module) => ({
        key: `go.${module.path}`,
        icon: module.icon,
        label: t('palette.goTo', { place: names.many(module) }),
        run: ((navigate) =>
          void navigate({ to: '/$path', params: { path: module.path } })) as PaletteEntry['run'],
      })),
    ...pages
      .filter((page) => fits(t(page.text)))
      .map((page) => ({
        key: `go.${page.to}`,
        icon: page.icon,
        label: t('palette.goTo', { place: t(page.text) }),
        run: ((navigate) => void navigate({ to: page.to })) as PaletteEntry['run'],
      })),
  ];
  const make: PaletteEntry[] = creatable
    .filter((module) =>
      fits(module.label.zh, module.label.en, t('frame.createOne', { module: names.one(module) })),
    )
    .map((module) => ({
      key: `make.${module.path}`,
      icon: 'plus',
      label: t('frame.createOne', { module: names.one(module) }),
      run: () => create(module.path),
    }));
  return [
    { key: 'make', title: t('palette.make'), entries: make },
    { key: 'go', title: t('palette.go'), entries: go },
  ];
}

function openRecord(path: string, id: number): PaletteEntry['run'] {
  return (navigate) => void navigate({ to: '/$path/$id', params: { path, id: String(id) } });
}

function hasEntries(group: PaletteGroup): boolean {
  return group.entries.length > 0;
}

/** The text once nothing has been typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
