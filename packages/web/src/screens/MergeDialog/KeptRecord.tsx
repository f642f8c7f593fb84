import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useId } from 'react';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { titleOf } from '../../naming/titleOf.ts';

interface KeptRecordProps {
  module: ModuleMetadata;
  records: readonly AnsweredRecord[];
  into: number;
  onChange(id: number): void;
}

/** The head of the columns: which of the records stays. */
export function KeptRecord({ module, records, into, onChange }: KeptRecordProps) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id} className="merge-row merge-head">
      <span id={id} className="merge-label">
        {t('merge.keep', { module: names.one(module) })}
      </span>
      {records.map((record) => (
        <label key={record.id} className={record.id === into ? 'merge-option merge-chosen' : 'merge-option'}>
          <input type="radio" name={id} checked={record.id === into} onChange={() => onChange(record.id)} />
          <span>
            <b>{titleOf(module, record)}</b>
            <small className="quiet">
              {[record.number, record.createdAt && t('merge.since', { day: format.date(record.createdAt) })]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </span>
        </label>
      ))}
    </div>
  );
}
