import type { ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useCount } from '../../api/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import type { ListState } from './useListState.ts';
import { ViewMenu } from './views/ViewMenu.tsx';
import { inAddress, type ListView } from './views.ts';

/** The views of a module as tabs, the saved ones last; each is an address. */
export function ViewTabs({ module, state }: { module: ModuleMetadata; state: ListState }) {
  const t = useText();
  const label = useLabel();
  // A saved view brings its own way of showing; among the module's one stays with what one has chosen.
  const mode = (view: ListView) =>
    view.saved || state.view.saved || state.mode === 'list' ? undefined : state.mode;
  return (
    <nav className="tabs" aria-label={t('list.views')}>
      {state.views.map((view) => (
        <span key={view.name} className="tab-place">
          <Link
            to="/$path"
            params={{ path: module.path }}
            search={{ view: inAddress(view), mode: mode(view) }}
            className={view === state.view ? 'tab tab-on' : 'tab'}
            aria-current={view === state.view ? 'page' : undefined}
            activeProps={{}}
          >
            {label(view.label)}
            {view.counted && <TabCount module={module} view={view} />}
          </Link>
          {view === state.view && <ViewMenu module={module} view={view} state={state} />}
        </span>
      ))}
    </nav>
  );
}

/** How many records a view holds. */
function TabCount({ module, view }: { module: ModuleMetadata; view: ListView }) {
  const format = useFormat();
  const { data: count } = useCount(module.path, view.where);
  if (!count) return null;
  return <span className="tab-count">{`${format.number(count.value)}${count.exact ? '' : '+'}`}</span>;
}
