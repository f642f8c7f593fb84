import { useState } from 'react';
import { problemText, useAccountSecurity, useTakeAway } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { SessionTable } from '../../screens/SecurityScreen/SessionTable.tsx';
import { announce, announceProblem } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import type { RecordSlotProps } from '../slots.ts';
import '../../screens/SettingsScreens/settings.css';
import '../../screens/SecurityScreen/security.css';

/** How somebody's account stands, for administrators: unlock, reset, sign out. */
export default function SecurityTab({ record: { id } }: RecordSlotProps) {
  const t = useText();
  const format = useFormat();
  const security = useAccountSecurity(id);
  const { mutate: take, isPending } = useTakeAway(id);
  const [asking, setAsking] = useState(false);
  const takeAway = (what: string, done: string) =>
    take(what, {
      onSuccess: () => announce(done),
      onError: (error) => announceProblem(problemText(t, error)),
    });
  if (security.isPending) return <ScreenSkeleton />;
  if (security.isError)
    return <ProblemNotice error={security.error} onRetry={() => void security.refetch()} />;
  const { secondFactor, locks, sessions, tokens, sources } = security.data;
  return (
    <div className="security-sections">
      <section>
        <h2>{t('security.sessions')}</h2>
        {sessions.length === 0 && <p className="quiet">{t('security.noSessions')}</p>}
        {sessions.length > 0 && (
          <>
            <SessionTable
              sessions={sessions}
              busy={isPending}
              onEnd={(session) => takeAway(`sessions/${session.id}`, t('security.ended'))}
            />
            <button
              type="button"
              className="btn"
              disabled={isPending}
              onClick={() => takeAway('sessions', t('security.ended'))}
            >
              {t('security.endAll')}
            </button>
          </>
        )}
        <p className="quiet">
          {[
            t('security.tokens', { count: tokens.length }),
            sources.length > 0 &&
              t('security.vouched', {
                sources: sources.map((source) => t(`security.source.${source}`)).join(', '),
              }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </section>
      <section>
        <h2>{t('security.locked')}</h2>
        {locks.length === 0 && <p className="quiet">{t('security.notLocked')}</p>}
        {locks.map(({ place, seconds }) => (
          <p key={place ?? ''}>
            {t('security.lockedFrom', { place: place || t('security.lockedElsewhere'), seconds })}
          </p>
        ))}
        {locks.length > 0 && (
          <button
            type="button"
            className="btn"
            disabled={isPending}
            onClick={() => takeAway('lock', t('security.unlocked'))}
          >
            {t('security.unlock')}
          </button>
        )}
      </section>
      <section>
        <h2>{t('security.factor')}</h2>
        {secondFactor.since === null ? (
          <p className="quiet">{t('security.factorNone')}</p>
        ) : (
          <>
            <p className="quiet">
              {t('security.factorOn', {
                since: format.dateTime(secondFactor.since),
                count: secondFactor.recoveryCodes,
              })}
            </p>
            <button type="button" className="btn" onClick={() => setAsking(true)}>
              {t('security.reset')}
            </button>
          </>
        )}
      </section>
      {asking && (
        <Dialog title={t('security.resetTitle')} onClose={() => setAsking(false)}>
          <p>{t('security.resetExplain')}</p>
          <DialogActions
            action={t('security.reset')}
            danger
            disabled={isPending}
            onAct={() => {
              takeAway('second-factor', t('security.resetDone'));
              setAsking(false);
            }}
            onCancel={() => setAsking(false)}
          />
        </Dialog>
      )}
    </div>
  );
}
