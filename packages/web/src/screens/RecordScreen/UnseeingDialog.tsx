import type { AnsweredRecord, ModuleMetadata, Reference } from '@gejie/core';
import { problemText, useShare } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { Avatar } from '../../theme/index.ts';
import { announceProblem } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { rightsOn } from './rightsOn.ts';
import { canBeShared } from './sharing/canBeShared.ts';
import './followers.css';

interface UnseeingDialogProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  unseeing: Reference[];
  /** Sends what was written. @param without who is no longer mentioned */
  onSend(without: readonly number[]): void;
  onClose(): void;
}

/** Some of the people mentioned do not see the record: it is shared with them, they are left out, or just not told. */
export default function UnseeingDialog({ module, record, unseeing, onSend, onClose }: UnseeingDialogProps) {
  const t = useText();
  const format = useFormat();
  const share = useShare(module.path, record.id);
  const mayShare = canBeShared(module, record) && rightsOn(module, record).share;
  const names = format.list(unseeing.map(({ label }) => label ?? t('fields.hidden')));
  const shareAndSend = async () => {
    try {
      for (const { id } of unseeing) await share.mutateAsync({ user: id, level: 'read' });
      onSend([]);
    } catch (error) {
      announceProblem(problemText(t, error));
    }
  };
  return (
    <Dialog title={t('mention.unseeing')} width={520} onClose={onClose}>
      <p>{t('mention.unseeingAbout', { names })}</p>
      <ul className="unseeing">
        {unseeing.map(({ id, label }) => (
          <li key={id} className="person">
            <Avatar name={label ?? '?'} small />
            {label ?? t('fields.hidden')}
          </li>
        ))}
      </ul>
      {!mayShare && <p className="quiet">{t('mention.mayNotShare')}</p>}
      <footer className="dialog-actions unseeing-actions">
        <button type="button" className="btn btn-quiet" onClick={() => onSend([])}>
          {t('mention.sendAnyway')}
        </button>
        <button type="button" className="btn" onClick={() => onSend(unseeing.map(({ id }) => id))}>
          {t('mention.leaveOut')}
        </button>
        {mayShare && (
          <button
            type="button"
            className="btn btn-primary"
            disabled={share.isPending}
            onClick={() => void shareAndSend()}
          >
            {t('mention.share')}
          </button>
        )}
      </footer>
    </Dialog>
  );
}
