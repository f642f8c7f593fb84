import { Link, type LinkProps, useMatchRoute, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useSignedIn } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';

import { useMenuAreas, usePooledModules } from '../../navigation/menuAreas.ts';
import { shownEntries } from '../../navigation/menuEntries.ts';
import { useSettingsHere } from '../../navigation/settingsEntries.ts';

import { Icon } from '../../theme/index.ts';

/** The product menu at the left. */
export function Navigation({ collapsed, onToggle }: { collapsed: boolean; onToggle(): void }) {
  const t = useText();
  const label = useLabel();
  const { company } = useSignedIn();
  const areas = useMenuAreas();
  const hasCalendar = areas.some(({ modules }) => modules.some(({ calendar }) => calendar));
  return (
    <nav className="nav" aria-label={t('frame.menu')}>
      <div className="brand">
        {company.logo ? (
          <img className="nav-text" src={company.logo} alt={company.name} />
        ) : (
          <>
            <i aria-hidden="true" />
            <span className="nav-text">{t('frame.product')}</span>
          </>
        )}
        <button
          type="button"
          className="btn btn-icon nav-toggle"
          aria-label={t(collapsed ? 'frame.expand' : 'frame.collapse')}
          title={t(collapsed ? 'frame.expand' : 'frame.collapse')}
          aria-expanded={!collapsed}
          onClick={onToggle}
        >
          <Icon name="sidebar" />
        </button>
      </div>
      <div className="nav-items">
        <Entry to="/" icon="home" text={t('frame.home')} collapsed={collapsed} exact />
        {hasCalendar && (
          <Entry to="/calendar" icon="calendar" text={t('calendar.title')} collapsed={collapsed} />
        )}
        {areas.map((area) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
          <div key={area.key} role="group" aria-label={label(area.label)}>
            <h2 className="nav-area">{collapsed ? '' : label(area.label)}</h2>
            {area.key === 'settings' ? (
              <SettingsEntries collapsed={collapsed} />
            ) : (
              <ModuleEntries modules={area.modules} collapsed={collapsed} />
            )}
          </div>
        ))}
      </div>
    </nav>
  );
}

function ModuleEntries({
  modules,
  collapsed,
}: {
  modules: ReturnType<typeof useMenuAreas>[number]['modules'];
  collapsed: boolean;
}) {
  const t = useText();
  const names = useModuleNames();
  const pooled = usePooledModules();
  const isOn = useMatchRoute();
  const { path } = useParams({ strict: false });
  return shownEntries(modules, path).map((module) => {
    const params = { path: module.path };
    return (
      <Fragment key={module.path}>
        <Entry
          to="/$path"
          params={params}
          icon={module.icon}
          text={names.many(module)}
          within={module.menuUnder !== undefined}
          collapsed={collapsed}
          // The pool has an entry of its own, and its address begins like the list's.
          exact={isOn({ to: '/$path/pool', params }) !== false}
        />
        {pooled.has(module.path) && (
          <Entry
            to="/$path/pool"
            params={params}
            icon="pool"
            text={t('pools.of', { module: names.many(module) })}
            collapsed={collapsed}
          />
        )}
      </Fragment>
    );
  });
}

/** All settings stand on one page; while one of them is open, its neighbours stand here too. */
function SettingsEntries({ collapsed }: { collapsed: boolean }) {
  const t = useText();
  const here = useSettingsHere();
  return (
    <>
      <Entry to="/settings" icon="settings" text={t('company.home')} collapsed={collapsed} exact />
      {here?.entries.map(({ key, icon, label, target }) => (
        <Entry key={key} {...target} icon={icon} text={label} collapsed={collapsed} />
      ))}
    </>
  );
}

type EntryProps = Pick<LinkProps, 'to' | 'params'> & {
  icon: string;
  text: string;
  collapsed: boolean;
  exact?: boolean;
  /** Belongs to the line above. */
  within?: boolean;
};

function Entry({ icon, text, collapsed, exact = false, within = false, ...target }: EntryProps) {
  const look = within ? 'nav-entry nav-within' : 'nav-entry';
  return (
    <Link
      {...target}
      className={look}
      title={collapsed ? text : undefined}
      activeProps={{ className: `${look} nav-on`, 'aria-current': 'page' }}
      activeOptions={{ exact, includeSearch: false }}
    >
      <Icon name={icon} />
      <span className="nav-text">{text}</span>
    </Link>
  );
}
