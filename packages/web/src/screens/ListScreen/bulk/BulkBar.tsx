import type { Filter, ModuleMetadata } from '@gejie/core';
import { lazy, Suspense, useState } from 'react';
import { useBulk } from '../../../api/index.ts';
import type { Column } from '../../../fields/filter/column.ts';
import { useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { useModuleNames } from '../../../naming/moduleNames.ts';
import { Icon } from '../../../theme/index.ts';
import { JobBar } from '../../JobBar/index.tsx';
import { exportList, mostPicked } from '../exportList.ts';
import type { Selection } from '../useSelection.ts';
import { AssignDialog } from './AssignDialog.tsx';
import type { BulkChange } from './bulkDialog.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { FieldDialog } from './FieldDialog.tsx';
import { TagDialog } from './TagDialog.tsx';

export interface BulkBarProps {
  module: ModuleMetadata;
  selection: Selection;
  where: Filter;
  q: string;
  sort: string;
  columns: readonly Column[];
  /** How many match in all; when not `exact`, at least so many. */
  total: number;
  exact: boolean;
}

type OpenDialog = 'assign' | 'edit' | 'tag' | 'merge' | 'delete' | null;

const MergeDialog = lazy(() => import('../../MergeDialog/index.tsx'));
/** Records that can be merged at once. */
const mostMerged = 5;

/** What can be done to the records that are picked. Turns into a progress bar while it is being done. */
export function BulkBar({ module, selection, where, q, sort, columns, total, exact }: BulkBarProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const names = useModuleNames();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [job, setJob] = useState<number | null>(null);
  const { mutate: start, isPending } = useBulk(module.path);
  if (job !== null) return <JobBar job={job} onDone={() => setJob(null)} />;
  const picked = selection.count(total);
  const { rights } = module;
  const target = selection.target(where, q);
  const ids = 'ids' in target ? target.ids : [];
  const mayMerge = module.mergeable && ids.length > 1 && ids.length <= mostMerged;
  const mayExport = rights.export && (selection.everything || ids.length <= mostPicked);
  if (picked === 0 || !(rights.bulk || mayMerge)) return null;

  const figure = `${format.number(picked)}${selection.everything && !exact ? '+' : ''}`;
  const many = names.countedByName(module, figure);
  const mayTakeAll = !selection.everything && picked < total;
  const close = () => setDialog(null);
  const run = (change: BulkChange) =>
    start(
      { ...selection.target(where, q), ...change },
      {
        onSuccess: (answer) => {
          close();
          selection.clear();
          setJob(answer.job);
        },
      },
    );
  const box = { module, many, busy: isPending, onClose: close, onRun: run };
  return (
    <>
      <div className="bulk" role="toolbar" aria-label={t('bulk.toolbar')}>
        <span>{t('bulk.selected', { many })}</span>
        {rights.bulk && mayTakeAll && (
          <button type="button" onClick={selection.pickEverything}>
            {t('bulk.selectAll', {
              many: names.countedByName(module, `${format.number(total)}${exact ? '' : '+'}`),
            })}
          </button>
        )}
        {rights.bulk && rights.assign && (
          <button type="button" onClick={() => setDialog('assign')}>
            {t('handOver.title')}
          </button>
        )}
        {module.actions
          .filter((action) => rights.bulk && action.bulk)
          .map((action) => (
            <button
              key={action.name}
              type="button"
              disabled={isPending}
              onClick={() => run({ action: 'run', values: { action: action.name } })}
            >
              {label(action.label)}
            </button>
          ))}
        {rights.bulk && rights.edit && (
          <button type="button" onClick={() => setDialog('edit')}>
            {t('bulk.edit')}
          </button>
        )}
        {rights.bulk && rights.edit && (
          <button type="button" onClick={() => setDialog('tag')}>
            {t('bulk.tag')}
          </button>
        )}
        {mayMerge && (
          <button type="button" onClick={() => setDialog('merge')}>
            {t('merge.action')}
          </button>
        )}
        {mayExport && (
          <button
            type="button"
            onClick={() => {
              const fields = columns.map((column) => column.name);
              exportList(module.path, { sort, fields, target }, 'xlsx');
            }}
          >
            {t('list.export')}
          </button>
        )}
        {rights.bulk && rights.delete && (
          <button type="button" className="bulk-danger" onClick={() => setDialog('delete')}>
            {t('bulk.delete')}
          </button>
        )}
        <button type="button" aria-label={t('bulk.clear')} title={t('bulk.clear')} onClick={selection.clear}>
          <Icon name="close" size={13} />
        </button>
      </div>
      {dialog === 'assign' && <AssignDialog {...box} />}
      {dialog === 'edit' && <FieldDialog {...box} />}
      {dialog === 'tag' && <TagDialog {...box} />}
      {dialog === 'delete' && <DeleteDialog {...box} />}
      {dialog === 'merge' && (
        <Suspense>
          <MergeDialog
            module={module}
            ids={ids}
            onClose={close}
            onMerged={() => {
              close();
              selection.clear();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
