import type { ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useLabel, useText } from '../../i18n/index.ts';
import type { ListState } from './useListState.ts';

/** The views of a module as tabs; each is an address. */
export function ViewTabs({ module, state }: { module: ModuleMetadata; state: ListState }) {
  const t = useText();
  const label = useLabel();
  return (
    <nav className="tabs" aria-label={t('list.views')}>
      {state.views.map((view) => (
        <Link
          key={view.name}
          to="/$path"
          params={{ path: module.path }}
          search={{ view: view.name, mode: state.mode === 'list' ? undefined : state.mode }}
          className={view === state.view ? 'tab tab-on' : 'tab'}
          aria-current={view === state.view ? 'page' : undefined}
          activeProps={{}}
        >
          {label(view.label)}
        </Link>
      ))}
    </nav>
  );
}
