import type { AnsweredRecord, ModuleMetadata, Reference } from '@gejie/core';
import { useState } from 'react';
import { usePurge, useRestore } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { useMayUse } from '../../navigation/menuAreas.ts';
import { announce } from '../../ui/announce.ts';
import { PurgeDialog } from './PurgeDialog.tsx';

interface DeletedRowProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  picked: boolean;
  /** Absent: not for mass work. */
  onPick?(on: boolean): void;
}

/** A deleted record: who deleted it when, and the ways from here. */
export function DeletedRow({ module, record, picked, onPick }: DeletedRowProps) {
  const t = useText();
  const format = useFormat();
  const mayPurge = useMayUse('purge');
  const restore = useRestore(module.path);
  const purge = usePurge(module.path);
  const [asking, setAsking] = useState(false);
  const name = titleOf(module, record);
  const by = record.deletedBy as Reference | null | undefined;
  const at = record.deletedAt;
  return (
    <tr>
      {onPick && (
        <td className="bin-pick">
          <input
            type="checkbox"
            className="check"
            aria-label={t('bin.pick', { name })}
            checked={picked}
            onChange={(event) => onPick(event.target.checked)}
          />
        </td>
      )}
      <td>
        <b>{name}</b> <span className="quiet">{record.number}</span>
      </td>
      <td className="bin-by">{by?.label ?? '—'}</td>
      <td>{typeof at === 'string' && <time dateTime={at}>{format.dateTime(at)}</time>}</td>
      <td className="bin-actions">
        {module.rights.delete && (
          <button
            type="button"
            className="btn"
            disabled={restore.isPending}
            onClick={() =>
              restore.mutate(record.id, { onSuccess: () => announce(t('bin.restored', { name })) })
            }
          >
            {t('bin.restore')}
          </button>
        )}
        {mayPurge && (
          <button type="button" className="btn btn-quiet bin-purge" onClick={() => setAsking(true)}>
            {t('bin.purge')}
          </button>
        )}
        {asking && (
          <PurgeDialog
            name={name}
            busy={purge.isPending}
            onClose={() => setAsking(false)}
            onPurge={() => purge.mutate(record.id, { onSettled: () => setAsking(false) })}
          />
        )}
      </td>
    </tr>
  );
}
