import type { ModuleMetadata } from '@gejie/core';
import { lazy, Suspense, useState } from 'react';
import { problemText, useSaveView } from '../../../api/index.ts';
import type { Column } from '../../../fields/filter/column.ts';
import { useText } from '../../../i18n/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';
import type { ListLookMemory } from '../listLook.ts';
import type { ListState } from '../useListState.ts';

const ViewDialog = lazy(() => import('./ViewDialog.tsx'));

interface SaveViewProps {
  module: ModuleMetadata;
  state: ListState;
  look: ListLookMemory;
  columns: readonly Column[];
}

/** Keeps what the list shows as a view, once it shows something else than the view it stands on. */
export function SaveView({ module, state, look, columns }: SaveViewProps) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const save = useSaveView(module.path);
  const { view, where, sort, mode } = state;
  const names = columns.map((column) => column.name);
  const usual = view.columns.length > 0 ? view.columns : module.list;
  const otherColumns = look.names !== undefined && !same(names, withTitle(module, usual));
  // Widths alone are worth a view to whoever may change it; to others they are their own affair.
  const resized = view.saved?.editable === true && look.resized;
  const differs =
    resized || otherColumns || !same(where, view.where) || sort !== view.sort || mode !== view.mode;
  if (!differs && !asking) return null;
  const draft = {
    where,
    sort,
    mode,
    columns: names,
    widths: widthsOf(names, look),
    rowHeight: look.rowHeight,
  };
  const show = (id: number) => {
    state.change({ view: id, where: undefined, sort: undefined, mode: undefined });
  };
  const update = (id: number) =>
    save.mutate(
      { id, changes: draft },
      {
        onSuccess: (saved) => {
          look.forget();
          show(saved.id);
          announce(t('views.updated', { name: saved.name }));
        },
        onError: (error) => announceProblem(problemText(t, error)),
      },
    );
  const { saved } = view;
  return (
    <>
      {saved?.editable && (
        <button
          type="button"
          className="btn btn-quiet"
          disabled={save.isPending}
          onClick={() => update(saved.id)}
        >
          {t('views.update')}
        </button>
      )}
      <button type="button" className="btn btn-quiet" onClick={() => setAsking(true)}>
        {t('views.saveAs')}
      </button>
      {asking && (
        <Suspense>
          <ViewDialog
            module={module}
            title={t('views.saveAs')}
            asks={['name', 'audience', 'default']}
            draft={draft}
            onClose={() => setAsking(false)}
            onSaved={(made) => {
              setAsking(false);
              look.forgetNames();
              show(made.id);
              announce(t('views.saved', { name: made.name }));
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** The title stands first in every list, whether a view names it or not. */
function withTitle(module: ModuleMetadata, names: readonly string[]): string[] {
  return [module.title, ...names.filter((name) => name !== module.title)];
}

/** Of the columns that are shown. */
function widthsOf(names: readonly string[], { widths }: ListLookMemory): Record<string, number> {
  return Object.fromEntries(Object.entries(widths).filter(([name]) => names.includes(name)));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
