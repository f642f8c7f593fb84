import { problemText, useCalendarFeed, useRenewCalendarFeed } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { SyncPart } from './SyncPart.tsx';

/** The secret address at which phones and other programs subscribe to the calendar. CAL-04 */
export function FeedDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const { data, error } = useCalendarFeed();
  const renew = useRenewCalendarFeed();
  const copy = () => {
    if (!data) return;
    void navigator.clipboard?.writeText(data.url).then(() => announce(t('calendar.feed.copied')));
  };
  return (
    <Dialog title={t('calendar.feed.title')} width={480} onClose={onClose}>
      <p className="quiet">{t('calendar.feed.about')}</p>
      {error && <p className="notice notice-problem">{problemText(t, error)}</p>}
      <input
        className="text-input feed-address"
        readOnly
        aria-label={t('calendar.feed.title')}
        value={data?.url ?? ''}
        onFocus={(event) => event.target.select()}
      />
      <footer className="dialog-actions">
        <button
          type="button"
          className="btn btn-quiet entry-remove"
          disabled={renew.isPending}
          onClick={() => renew.mutate()}
        >
          {t('calendar.feed.renew')}
        </button>
        <button type="button" className="btn btn-primary" disabled={!data} onClick={copy}>
          {t('calendar.feed.copy')}
        </button>
      </footer>
      <SyncPart />
    </Dialog>
  );
}
