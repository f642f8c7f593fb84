import { type NotificationAnswer, noticeKinds, sentencePieces } from '@gejie/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useLive, useMarkRead, useModule, useNotifications } from '../../api/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import './bell.css';

/** What the reader is told, as it happens. */
export function Bell() {
  const t = useText();
  useLive();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotifications();
  const unread = data?.pages[0]?.unread ?? { value: 0, exact: true };
  const figure = `${unread.value}${unread.exact ? '' : '+'}`;
  return (
    <Popover
      label={unread.value > 0 ? t('notices.unread', { count: figure }) : t('notices.title')}
      panelLabel={t('notices.title')}
      className="btn btn-icon bell"
      panel={(close) => (
        <Notices
          notices={data?.pages.flatMap(({ notifications }) => notifications) ?? []}
          unread={unread.value > 0}
          close={close}
          older={hasNextPage ? () => void fetchNextPage() : undefined}
          waiting={isFetchingNextPage}
        />
      )}
    >
      <Icon name="bell" size={16} />
      {unread.value > 0 && <b aria-hidden="true">{figure}</b>}
    </Popover>
  );
}

function Notices({
  notices,
  unread,
  close,
  older,
  waiting,
}: {
  notices: NotificationAnswer[];
  unread: boolean;
  close(): void;
  /** Shows the ones before; absent: there are none. */
  older?: () => void;
  waiting: boolean;
}) {
  const t = useText();
  const navigate = useNavigate();
  const { mutate: markRead } = useMarkRead();
  const latest = notices[0];
  return (
    <div className="notices">
      <header>
        <b>{t('notices.title')}</b>
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => {
            close();
            void navigate({ to: '/transfers' });
          }}
        >
          {t('transfers.title')}
        </button>
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => {
            close();
            void navigate({ to: '/me/notices' });
          }}
        >
          {t('wishes.short')}
        </button>
        {unread && latest && (
          <button type="button" className="btn btn-quiet" onClick={() => markRead({ until: latest.id })}>
            {t('notices.readAll')}
          </button>
        )}
      </header>
      {notices.length === 0 && <p className="quiet notices-none">{t('notices.none')}</p>}
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeRow
              notice={notice}
              open={() => {
                if (!notice.read) markRead({ ids: [notice.id] });
                close();
                if (notice.record) {
                  const { module, id } = notice.record;
                  void navigate({ to: '/$path/$id', params: { path: module, id: String(id) } });
                } else if (notice.kind.startsWith('transfer.')) void navigate({ to: '/transfers' });
              }}
            />
            {notice.briefs.length > 0 && (
              <p className="notice-briefs">
                <span className="quiet">{t('brief.title')}</span>
                {notice.briefs.map(({ module, id, label }) => (
                  <Link
                    key={id}
                    to="/$path/$id/brief"
                    params={{ path: module, id: String(id) }}
                    onClick={close}
                  >
                    {label}
                  </Link>
                ))}
              </p>
            )}
          </li>
        ))}
        {older && (
          <li>
            <button type="button" className="btn btn-quiet notices-older" disabled={waiting} onClick={older}>
              {t('notices.older')}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function NoticeRow({ notice, open }: { notice: NotificationAnswer; open(): void }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const names = useModuleNames();
  const module = useModule(notice.record?.module ?? '');
  const { at: begins = null } = notice.detail as { at?: string | null };
  const parts: Record<string, ReactNode> = {
    actor: <b>{notice.actor ? (notice.actor.label ?? t('fields.hidden')) : t('record.system')}</b>,
    record: (
      <>
        {module && <span className="quiet">{names.one(module)} </span>}
        <b>{notice.record?.label ?? t('notices.unnamed')}</b>
      </>
    ),
    other: <b>{notice.other?.label ?? t('fields.hidden')}</b>,
    count: t('notices.records', { count: notice.count ?? 0 }),
  };
  return (
    <button type="button" className={notice.read ? 'notice' : 'notice notice-unread'} onClick={open}>
      <span className="notice-dot">
        {!notice.read && <span className="for-screen-readers">{t('notices.new')}</span>}
      </span>
      <span className="notice-text">
        <span>
          {sentencePieces(label(noticeKinds[notice.kind])).map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no identity but their place
            <Fragment key={index}>
              {index % 2 === 1 ? (parts[piece] ?? String(notice.detail[piece] ?? '')) : piece}
            </Fragment>
          ))}
        </span>
        {notice.text && <span className="notice-quote">{notice.text}</span>}
        {(begins || notice.place) && (
          <span>{[begins && format.dateTimeShort(begins), notice.place].filter(Boolean).join(' · ')}</span>
        )}
        <time className="quiet" dateTime={notice.at}>
          {format.dateTimeShort(notice.at)}
        </time>
      </span>
    </button>
  );
}
