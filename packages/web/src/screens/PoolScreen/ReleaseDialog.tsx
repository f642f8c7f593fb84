import { useId, useState } from 'react';
import { problemText, useRelease, useReleasePreview } from '../../api/index.ts';
import type { ActionDialogProps } from '../../extensions/slots.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import './pool.css';

/** Puts a record back into a pool, and asks why. */
export default function ReleaseDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const id = useId();
  const { data: preview } = useReleasePreview(module.path, record.id);
  const release = useRelease(module.path);
  const [reason, setReason] = useState('');
  const [pool, setPool] = useState<number>();
  const pools = preview?.pools ?? [];
  const save = () =>
    release.mutate(
      { id: record.id, reason: reason.trim(), pool: pool ?? pools[0]?.id },
      {
        onSuccess: ({ label }) => {
          announce(t('pools.released', { pool: label ?? '' }));
          onClose();
        },
      },
    );
  return (
    <Dialog title={t('pools.releaseTitle', { name: titleOf(module, record) })} onClose={onClose} width={440}>
      <p className="quiet">{t('pools.releaseExplain')}</p>
      {pools.length > 1 && (
        <label className="pool-field">
          <span className="field-label">{t('pools.intoPool')}</span>
          <select value={pool ?? pools[0]?.id} onChange={(event) => setPool(Number(event.target.value))}>
            {pools.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="pool-field" htmlFor={id}>
        <span className="field-label">
          {t('pools.reason')}
          <span className="required-mark" title={t('form.required')}>
            *
          </span>
        </span>
        <textarea
          id={id}
          rows={3}
          maxLength={500}
          value={reason}
          placeholder={t('pools.reasonHint')}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {release.error && (
        <p className="field-error" role="alert">
          {problemText(t, release.error)}
        </p>
      )}
      <DialogActions
        action={t('pools.release')}
        danger
        disabled={reason.trim() === '' || pools.length === 0 || release.isPending}
        onAct={save}
        onCancel={onClose}
      />
    </Dialog>
  );
}
