import type { AccessPerson } from '@gejie/core';
import { useState } from 'react';
import { useAccess } from '../../../api/index.ts';
import type { ActionDialogProps } from '../../../extensions/slots.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { useMayUse } from '../../../navigation/menuAreas.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/states.tsx';
import { AccessPeople } from './AccessPeople.tsx';
import { AskAbout } from './AskAbout.tsx';
import { byReason } from './byReason.ts';
import './sharing.css';

/** Who sees this record, and why. ACC-08 */
export default function AccessDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const label = useLabel();
  const asksAbout = useMayUse('users');
  const { data, error, refetch } = useAccess(module.path, record.id);
  const [sought, setSought] = useState('');
  const people = data?.people.filter((person) => isMeant(person, sought)) ?? [];
  return (
    <Dialog title={t('access.title')} width={640} high onClose={onClose}>
      {asksAbout && <AskAbout path={module.path} id={record.id} />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <span className="skeleton" style={{ height: 120 }} />}
      {data && (
        <>
          <div className="access-bar">
            <input
              type="search"
              className="text-input"
              placeholder={t('access.find')}
              aria-label={t('access.find')}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
            <span className="quiet" role="status">
              {t('access.count', { count: people.length })}
            </span>
          </div>
          <div className="access-groups">
            {byReason(people, label).map((group) => (
              <AccessPeople key={group.key} group={group} />
            ))}
            {people.length === 0 && <p className="quiet">{t('access.nobody')}</p>}
          </div>
        </>
      )}
    </Dialog>
  );
}

function isMeant({ user }: AccessPerson, sought: string): boolean {
  return (user.label ?? '').toLowerCase().includes(sought.trim().toLowerCase());
}
