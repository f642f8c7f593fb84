import type { ModuleMetadata, PoolAnswer, Reference } from '@gejie/core';
import { useState } from 'react';
import { fieldOf, problemText, useAllot, useClaimPreview, usePooledRecord } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { AllotDialog } from './AllotDialog.tsx';
import { ClaimButton } from './ClaimButton.tsx';
import { Masked } from './Masked.tsx';
import { OwnerList } from './OwnerList.tsx';

interface PooledDialogProps {
  module: ModuleMetadata;
  pool: PoolAnswer;
  id: number;
  onClose(): void;
}

/** A record as it may be known before it is claimed: what is not hidden, who has had it, how often it was seen to. */
export function PooledDialog({ module, pool, id, onClose }: PooledDialogProps) {
  const t = useText();
  const label = useLabel();
  const { data: record, error } = usePooledRecord(module.path, pool.id, id);
  const preview = useClaimPreview(module.path, pool.id, id);
  const allot = useAllot(module.path);
  const [asking, setAsking] = useState(false);
  const masked = new Set(pool.masked);
  const names = module.layout.sections.flatMap(({ fields }) => fields.map(({ field }) => field));
  const fields = ['pooledFrom', 'pooledReason', 'pooledAt', ...names].flatMap(
    (name) => fieldOf(module, name) ?? [],
  );
  const shown = fields.filter(
    ({ name }) =>
      name !== 'owner' &&
      name !== 'department' &&
      name !== module.title &&
      (masked.has(name) || (record?.[name] != null && record[name] !== '')),
  );
  const give = (user: Reference) =>
    allot.mutate(
      { id, pool: pool.id, user: user.id },
      {
        onSuccess: () => {
          announce(t('pools.assigned', { name: user.label ?? '' }));
          onClose();
        },
      },
    );
  return (
    <Dialog title={record ? titleOf(module, record) : t('pools.title')} onClose={onClose} width={560}>
      {error && <ProblemNotice error={error} />}
      {!record && !error && <ScreenSkeleton />}
      {record && (
        <div className="pool-card">
          {preview.data?.refusal && <p className="pool-refusal">{preview.data.refusal}</p>}
          <p className="quiet">
            {preview.data &&
              (preview.data.touches === 0
                ? t('pools.neverTouched')
                : t('pools.touches', { count: preview.data.touches }))}
          </p>
          <dl className="pool-facts">
            {shown.map((field) => (
              <div key={field.name}>
                <dt>{label(field.label)}</dt>
                <dd>
                  {masked.has(field.name) ? (
                    <Masked />
                  ) : (
                    <FieldValue field={field} value={record[field.name]} record={record} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <OwnerList module={module} id={id} pool={pool.id} />
          <footer className="dialog-actions">
            {pool.mayAssign && (
              <button type="button" className="btn" onClick={() => setAsking(true)}>
                {t('pools.assign')}
              </button>
            )}
            {!preview.data?.refusal && <ClaimButton module={module} pool={pool} record={record} primary />}
          </footer>
        </div>
      )}
      {asking && (
        <AllotDialog
          problem={allot.error ? problemText(t, allot.error) : null}
          busy={allot.isPending}
          onAllot={give}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}
