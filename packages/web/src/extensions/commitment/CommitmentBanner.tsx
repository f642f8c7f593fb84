import { dayIn } from '@gejie/core';
import { useRecords, useSignedIn } from '../../api/index.ts';
import { ReferenceLink } from '../../fields/parts/ReferenceLink.tsx';
import { isReference } from '../../fields/parts/references.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import type { RecordSlotProps } from '../slots.ts';

/** Says of an open promise that its day has gone by, and which others contradict it. CMP-09 */
export default function CommitmentBanner({ module, record }: RecordSlotProps) {
  const t = useText();
  const format = useFormat();
  const { user } = useSignedIn();
  const isOpen = record.state === 'open';
  const isLate = isOpen && typeof record.due === 'string' && record.due < dayIn(user.timeZone, new Date());
  const account = isReference(record.account) ? record.account.id : 0;
  const { data } = useRecords(
    module.path,
    {
      where: {
        account,
        kind: record.kind as string,
        state: 'open',
        contradicted: true,
        id: { ne: record.id },
      },
      limit: 10,
      fields: ['subject', 'value', 'promisedBy'],
    },
    { enabled: isOpen && record.contradicted === true && account > 0 },
  );
  const others = data?.pages.flatMap(({ records }) => records) ?? [];
  return (
    <>
      {isLate && (
        <p className="record-notice" role="status">
          {t('promises.late', { day: format.date(String(record.due)) })}
        </p>
      )}
      {isOpen && record.contradicted === true && (
        <p className="record-notice record-notice-list" role="status">
          {t('promises.contradicted')}
          {others.map((other) => (
            <span key={other.id}>
              <ReferenceLink
                target={module.path}
                reference={{ id: other.id, label: titleOf(module, other) }}
              />{' '}
              {String(other.value ?? '')}
              {isReference(other.promisedBy) && ` · ${other.promisedBy.label}`}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
