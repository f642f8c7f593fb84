import type { FieldMetadata, HistoryEntry, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { FieldValue, viewOf } from '../../fields/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { PlainFact } from './PlainFact.tsx';

interface EntryChangeProps {
  /** Absent when the reader may not see the module any more. */
  module: ModuleMetadata | undefined;
  change: HistoryEntry['changes'][number];
}

/** A field before and after; of what is large only what differs. */
export function EntryChange({ module, change: { field: name, from, to } }: EntryChangeProps) {
  const t = useText();
  const label = useLabel();
  const field = module && fieldOf(module, name);
  const title = field ? label(field.label) : name;
  const Change = field && viewOf(field).Change;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {Change ? (
          <Change from={from} to={to} />
        ) : (
          <>
            <Value field={field} value={from} />
            <span role="img" aria-label={t('audit.is')} className="audit-arrow">
              →
            </span>
            <Value field={field} value={to} />
          </>
        )}
      </dd>
    </div>
  );
}

function Value({ field, value }: { field: FieldMetadata | undefined; value: unknown }) {
  const t = useText();
  const isEmpty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return <span className="nothing">{t('audit.empty')}</span>;
  if (!field) return <PlainFact value={value} />;
  return <FieldValue field={field} value={value} compact={viewOf(field).fullWidth} />;
}
