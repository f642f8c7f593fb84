import type { FieldProblem, ModuleMetadata } from '@gejie/core';
import { useCallback } from 'react';
import type { Column } from '../../fields/filter/column.ts';
import { FilterBar } from '../../fields/filter/FilterBar.tsx';
import { useText } from '../../i18n/index.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { FilterSheet } from './filter/FilterSheet.tsx';
import { QuickFilter } from './filter/QuickFilter.tsx';
import type { ListLookMemory } from './listLook.ts';
import { ModeSwitch } from './ModeSwitch.tsx';
import { SortMenu } from './SortMenu.tsx';
import type { ListState } from './useListState.ts';
import { SaveView } from './views/SaveView.tsx';

export interface ListBarProps {
  module: ModuleMetadata;
  state: ListState;
  look: ListLookMemory;
  columns: Column[];
  /** What the server would not take of the conditions. */
  problems: readonly FieldProblem[];
  /** How many match: `128 位`; empty while it is not known. */
  many: string;
}

/** The sentence that says which records are shown, and how; on a phone it opens from below. */
export function ListBar(props: ListBarProps) {
  const { module, state, columns, look, many } = props;
  const { change } = state;
  const narrow = useNarrow();
  const find = useCallback((q: string) => change({ q: q || undefined }, { replace: true }), [change]);
  return (
    <div className="page-bar list-bar">
      <QuickFilter value={state.q} onChange={find} />
      {narrow ? (
        <FilterSheet module={module} state={state} many={many}>
          <Conditions {...props} />
        </FilterSheet>
      ) : (
        <Conditions {...props} />
      )}
      <div className="page-bar-end">
        {state.mode === 'list' && !narrow && (
          <>
            <SortMenu module={module} state={state} />
            <ColumnChooser module={module} columns={columns} look={look} />
          </>
        )}
        <ModeSwitch module={module} state={state} />
      </div>
    </div>
  );
}

/** The conditions, and what can be made of them: a view, or again what the view says. */
function Conditions({ module, state, look, columns, problems }: ListBarProps) {
  const t = useText();
  const { change } = state;
  useShortcut('f', () => document.querySelector<HTMLElement>('.list-bar > .filter-end > button')?.click());
  return (
    <>
      <FilterBar
        key={state.view.name}
        module={module}
        where={state.where}
        problems={problems}
        onChange={(where) => change({ where })}
      />
      {state.changed && (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => change({ where: undefined, sort: undefined })}
        >
          {t('list.resetView')}
        </button>
      )}
      <SaveView module={module} state={state} look={look} columns={columns} />
    </>
  );
}
