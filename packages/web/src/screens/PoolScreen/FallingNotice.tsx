import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useReleasePreview } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { soon } from './FallingSoon.tsx';

/** Says that a record is about to fall into a pool. */
export function FallingNotice({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const format = useFormat();
  const { data } = useReleasePreview(module.path, record.id);
  const falls = data?.falls;
  if (!falls || falls.days > soon) return null;
  const words = { pool: falls.pool.label ?? '', reason: t(`pools.reason.${falls.reason}`) };
  return (
    <div className="record-notice" role="status">
      {falls.days === 0
        ? t('pools.fallsToday', words)
        : t('pools.fallsIn', { ...words, days: falls.days, on: format.date(falls.on) })}
    </div>
  );
}
