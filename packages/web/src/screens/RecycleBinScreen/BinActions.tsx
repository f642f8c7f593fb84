import type { ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import { type BulkTarget, useBulk } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useMayUse } from '../../navigation/menuAreas.ts';
import { ManyPurgedDialog } from './ManyPurgedDialog.tsx';

interface BinActionsProps {
  module: ModuleMetadata;
  /** Those picked. */
  ids: number[];
  /** How many there are in all, as it is shown. */
  figure: string;
  busy: boolean;
  onStart(job: number): void;
}

/** What is done with many deleted records at once, as a job: those picked, or all there are. */
export function BinActions({ module, ids, figure, busy, onStart }: BinActionsProps) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const bulk = useBulk(module.path);
  const mayPurge = useMayUse('purge');
  const [purging, setPurging] = useState(false);
  const start = (action: 'restore' | 'purge', target: BulkTarget) =>
    bulk.mutate({ ...target, action }, { onSuccess: ({ job }) => onStart(job) });
  const some = names.countedByName(module, format.number(ids.length));
  const all = names.countedByName(module, figure);
  const isHeld = busy || bulk.isPending;
  return (
    <div className="page-bar-end">
      {mayPurge && (
        <button
          type="button"
          className="btn btn-quiet bin-purge"
          disabled={isHeld}
          onClick={() => setPurging(true)}
        >
          {ids.length > 0 ? t('bin.purgeSome', { many: some }) : t('bin.purgeAll', { many: all })}
        </button>
      )}
      {module.rights.delete && ids.length > 0 && (
        <button
          type="button"
          className="btn btn-primary"
          disabled={isHeld}
          onClick={() => start('restore', { ids })}
        >
          {t('bin.restoreSome', { many: some })}
        </button>
      )}
      {module.rights.delete && (
        <button
          type="button"
          className="btn"
          disabled={isHeld}
          onClick={() => start('restore', { where: {} })}
        >
          {t('bin.restoreAll', { many: all })}
        </button>
      )}
      {purging && (
        <ManyPurgedDialog
          many={ids.length > 0 ? some : all}
          onClose={() => setPurging(false)}
          onPurge={() => {
            setPurging(false);
            start('purge', ids.length > 0 ? { ids } : { where: {} });
          }}
        />
      )}
    </div>
  );
}
