import { type NoticeTopic, type NoticeWay, noticeTopics, noticeWays } from '@gejie/core';
import { useId } from 'react';
import { useNoticeWishes, useSaveNoticeWishes } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import '../SettingsScreens/settings.css';
import './notices.css';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** How the user wants to be told of what; saved as it is chosen. PLT-15 */
export default function NoticesScreen() {
  const t = useText();
  const label = useLabel();
  const hourId = useId();
  const wishes = useNoticeWishes();
  const { mutate } = useSaveNoticeWishes();
  const save = (changes: Parameters<typeof mutate>[0]) =>
    mutate(changes, { onSuccess: () => announce(t('wishes.saved')) });
  const { data } = wishes;
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('wishes.title')}</h1>
      </header>
      {wishes.isError && <ProblemNotice error={wishes.error} onRetry={() => void wishes.refetch()} />}
      {wishes.isPending && <ScreenSkeleton />}
      {data && (
        <div className="notice-wishes">
          <p className="quiet">{t('wishes.about')}</p>
          {!data.sendsMail && <p className="quiet">{t('wishes.noServer')}</p>}
          <p className="quiet">
            {data.email ? t('wishes.goesTo', { address: data.email }) : t('wishes.noAddress')}
          </p>
          {Object.entries(noticeTopics).map(([topic, { label: name }]) => (
            <label key={topic} className="notice-wish">
              <span>{label(name)}</span>
              <select
                className="text-input"
                value={data.ways[topic as NoticeTopic]}
                onChange={(event) => save({ ways: { [topic]: event.target.value as NoticeWay } })}
              >
                {noticeWays.map((way) => (
                  <option key={way} value={way}>
                    {t(`wishes.${way}`)}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <div className="notice-wish">
            <label htmlFor={hourId}>
              {t('wishes.hour')}
              <small className="quiet">{t('wishes.hourHint')}</small>
            </label>
            <select
              id={hourId}
              className="text-input"
              value={data.digestHour}
              onChange={(event) => save({ digestHour: Number(event.target.value) })}
            >
              {hours.map((hour) => (
                <option key={hour} value={hour}>{`${String(hour).padStart(2, '0')}:00`}</option>
              ))}
            </select>
          </div>
        </div>
      )}
    </div>
  );
}
