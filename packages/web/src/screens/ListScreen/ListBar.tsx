import type { ModuleMetadata } from '@gejie/core';
import { useCallback } from 'react';
import type { Column } from '../../fields/filter/column.ts';
import { FilterBar } from '../../fields/filter/FilterBar.tsx';
import { useText } from '../../i18n/index.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { ColumnMemory } from './columnMemory.ts';
import { QuickFilter } from './filter/QuickFilter.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { SortMenu } from './SortMenu.tsx';
import type { ListState } from './useListState.ts';
import { SaveView } from './views/SaveView.tsx';

export interface ListBarProps {
  module: ModuleMetadata;
  state: ListState;
  memory: ColumnMemory;
  columns: Column[];
}

/** The sentence that says which records are shown, and how. */
export function ListBar({ module, state, memory, columns }: ListBarProps) {
  const t = useText();
  const { change } = state;
  const find = useCallback((q: string) => change({ q: q || undefined }, { replace: true }), [change]);
  return (
    <div className="page-bar list-bar">
      <QuickFilter value={state.q} onChange={find} />
      <FilterBar
        key={state.view.name}
        module={module}
        where={state.where}
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
      <SaveView module={module} state={state} memory={memory} columns={columns} />
      <div className="page-bar-end">
        {state.mode === 'list' && (
          <>
            <SortMenu module={module} state={state} />
            <ColumnChooser module={module} columns={columns} memory={memory} />
          </>
        )}
        <ModeSwitch module={module} state={state} />
      </div>
    </div>
  );
}
