import type { ModuleMetadata } from '@gejie/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useMayUse } from '../../navigation/menuAreas.ts';
import { Empty, NotFound, ScreenSkeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { moduleTabs } from './tabs.ts';
import './moduleSettings.css';

/** What administrators make of a module: its fields and what else has a tab. */
export default function ModuleSettingsScreen() {
  const t = useText();
  const { data: modules = [] } = useModules();
  const { path } = useParams({ strict: false });
  const kept = modules.filter(({ keptBy }) => keptBy === 'people');
  const daily = kept.filter(({ area }) => area !== 'settings');
  const module = path === undefined ? (daily[0] ?? kept[0]) : kept.find((one) => one.path === path);
  useDocumentTitle(t('workshop.title'));
  if (!useMayUse('settings'))
    return <Empty icon="lock" title={t('workshop.notYours')} hint={t('settings.notYoursHint')} />;
  if (!module) return <NotFound />;
  return <Settings key={module.path} module={module} modules={kept} />;
}

function Settings({ module, modules }: { module: ModuleMetadata; modules: ModuleMetadata[] }) {
  const t = useText();
  const names = useModuleNames();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const open = moduleTabs.find(({ key }) => key === search.tab) ?? moduleTabs[0];
  const go = (path: string, tab: string | undefined) =>
    void navigate({
      to: '/settings/modules/$path',
      params: { path },
      search: tab === moduleTabs[0]?.key ? {} : { tab },
    });
  return (
    <div className="settings-screen module-settings">
      <header className="page-bar">
        <h1>{t('workshop.title')}</h1>
        <select
          className="text-input module-choice"
          aria-label={t('workshop.module')}
          value={module.path}
          onChange={(event) => go(event.target.value, open?.key)}
        >
          {modules.map((one) => (
            <option key={one.path} value={one.path}>
              {names.many(one)}
            </option>
          ))}
        </select>
      </header>
      <div className="module-tabs" role="tablist" aria-label={t('workshop.title')}>
        {moduleTabs.map(({ key, text }) => (
          <button
            key={key}
            type="button"
            role="tab"
            aria-selected={key === open?.key}
            onClick={() => go(module.path, key)}
          >
            {t(text)}
          </button>
        ))}
      </div>
      <Suspense fallback={<ScreenSkeleton />}>{open && <open.Content path={module.path} />}</Suspense>
    </div>
  );
}
