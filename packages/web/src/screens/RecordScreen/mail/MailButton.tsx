import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';

const MailDialog = lazy(() => import('./MailDialog.tsx'));

/** Sends the record by mail, as it is printed. INV-06 */
export function MailButton({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn record-secondary" onClick={() => setOpen(true)}>
        <Icon name="mail" size={13} /> {t('mail.action')}
      </button>
      {open && (
        <Suspense>
          <MailDialog module={module} record={record} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
