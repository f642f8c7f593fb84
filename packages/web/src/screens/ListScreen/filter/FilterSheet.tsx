import type { ModuleMetadata } from '@gejie/core';
import { type ReactNode, useState } from 'react';
import { treeOf } from '../../../fields/filter/filterTree.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SortLines } from '../SortMenu.tsx';
import type { ListState } from '../useListState.ts';
import './filterSheet.css';

interface FilterSheetProps {
  module: ModuleMetadata;
  state: ListState;
  /** How many match: `128 位`; empty while it is not known. */
  many: string;
  /** The conditions. */
  children: ReactNode;
}

/** Conditions and order on a phone: a button that says how many there are, and a sheet from below. */
export function FilterSheet({ module, state, many, children }: FilterSheetProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const conditions = treeOf(state.where).parts.length;
  return (
    <>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="filter" size={14} />
        {conditions > 0 ? t('list.filterCount', { count: conditions }) : t('list.filter')}
      </button>
      {open && (
        <Dialog title={t('list.filter')} className="sheet" onClose={() => setOpen(false)}>
          <div className="sheet-conditions">{children}</div>
          {state.mode === 'list' && (
            <section className="sheet-sort">
              <h3>{t('list.sort')}</h3>
              <SortLines module={module} state={state} />
            </section>
          )}
          <footer className="sheet-end">
            <button type="button" className="btn btn-primary btn-large" onClick={() => setOpen(false)}>
              {many ? t('list.showMany', { many }) : t('list.showResult')}
            </button>
          </footer>
        </Dialog>
      )}
    </>
  );
}
