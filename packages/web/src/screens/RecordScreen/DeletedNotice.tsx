import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useRestore } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';

/** A record in the recycle bin says so and can come back. */
export function DeletedNotice({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const format = useFormat();
  const restore = useRestore(module.path);
  const bringBack = () =>
    restore.mutate(record.id, {
      onSuccess: () => announce(t('record.restored', { name: titleOf(module, record) })),
    });
  return (
    <div className="record-notice record-warning" role="status">
      {t('record.inBin', { when: format.dateTime(String(record.deletedAt)) })}
      <button type="button" className="btn" onClick={bringBack} disabled={restore.isPending}>
        {t('record.restore')}
      </button>
    </div>
  );
}
