import type { ModuleMetadata } from '@gejie/core';
import { useSavedViews } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { viewsOf } from '../ListScreen/views.ts';
import { Pick } from '../SettingsScreens/Pick.tsx';
import { useModulesToShow } from './useModulesToShow.ts';

interface ViewChoiceProps {
  module: string;
  view: string;
  onChange(chosen: { module: string; view: string }): void;
}

/** One of the views of a module: those it brings, and those that people have saved. */
export function ViewChoice({ module: path, view, onChange }: ViewChoiceProps) {
  const t = useText();
  const label = useLabel();
  const names = useModuleNames();
  const modules = useModulesToShow();
  const module = modules.find((one) => one.path === path);
  const saved = useSavedViews(path, { enabled: module !== undefined });
  const views = module ? viewsOf(module, saved.data?.views ?? []) : [];
  return (
    <>
      <Pick
        label={t('home.module')}
        value={path}
        options={withChosen(
          modules.map((one) => one.path),
          path,
        )}
        text={(option) =>
          modules.filter((one) => one.path === option).map((one) => names.many(one))[0] ?? '—'
        }
        onChange={(chosen) => onChange({ module: chosen, view: firstView(modules, chosen) })}
      />
      <Pick
        label={t('home.view')}
        value={view}
        options={withChosen(
          views.map(({ name }) => name),
          view,
        )}
        text={(option) =>
          views.filter(({ name }) => name === option).map((one) => label(one.label))[0] ?? '—'
        }
        onChange={(chosen) => onChange({ module: path, view: chosen })}
      />
    </>
  );
}

/** What is chosen stays chosen, though it is not offered any more. */
function withChosen(options: string[], chosen: string): string[] {
  return options.includes(chosen) ? options : [chosen, ...options];
}

function firstView(modules: readonly ModuleMetadata[], path: string): string {
  const module = modules.find((one) => one.path === path);
  const views = module ? viewsOf(module, []) : [];
  return (views.find((one) => one.default) ?? views[0])?.name ?? 'all';
}

/** What a widget that shows a view begins with. */
export function viewToStartWith(modules: readonly ModuleMetadata[]): { module: string; view: string } | null {
  const [module] = modules;
  return module ? { module: module.path, view: firstView(modules, module.path) } : null;
}
