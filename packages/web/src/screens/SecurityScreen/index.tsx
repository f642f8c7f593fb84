import { useState } from 'react';
import {
  problemText,
  useEndSession,
  useOpenSessions,
  useSecondFactor,
  useSecurityChanged,
  useSignedIn,
} from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { CodeDialog } from './CodeDialog.tsx';
import { Enrolment } from './Enrolment.tsx';
import { SessionTable } from './SessionTable.tsx';
import '../SettingsScreens/settings.css';
import './security.css';

/** What everybody may see and do about the own sign-in. */
export default function SecurityScreen() {
  const t = useText();
  const { source } = useSignedIn();
  const { changePassword } = useFrame();
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('security.mine')}</h1>
      </header>
      <div className="security-sections">
        <section>
          <h2>{t('security.password')}</h2>
          {source === undefined || source === 'password' ? (
            <button type="button" className="btn" onClick={changePassword}>
              {t('password.title')}
            </button>
          ) : (
            <p className="quiet">{t('security.passwordElsewhere')}</p>
          )}
        </section>
        <SecondFactorPart />
        <SessionsPart />
      </div>
    </div>
  );
}

function SecondFactorPart() {
  const t = useText();
  const format = useFormat();
  const factor = useSecondFactor();
  const changed = useSecurityChanged();
  const [dialog, setDialog] = useState<'enrol' | 'remove' | 'recovery-codes' | null>(null);
  const close = () => {
    setDialog(null);
    void changed();
  };
  return (
    <section>
      <h2>{t('security.factor')}</h2>
      {factor.isPending && <ScreenSkeleton />}
      {factor.isError && <ProblemNotice error={factor.error} onRetry={() => void factor.refetch()} />}
      {factor.data && factor.data.since === null && (
        <>
          <p className="quiet">{t('security.factorOff')}</p>
          <button type="button" className="btn btn-primary" onClick={() => setDialog('enrol')}>
            {t('security.turnOn')}
          </button>
        </>
      )}
      {factor.data && factor.data.since !== null && (
        <>
          <p className="quiet">
            {t('security.factorOn', {
              since: format.dateTime(factor.data.since),
              count: factor.data.recoveryCodes,
            })}
          </p>
          {factor.data.required && <p className="quiet">{t('security.factorRequired')}</p>}
          <div className="security-buttons">
            <button type="button" className="btn" onClick={() => setDialog('recovery-codes')}>
              {t('security.renewCodes')}
            </button>
            {!factor.data.required && (
              <button type="button" className="btn" onClick={() => setDialog('remove')}>
                {t('security.turnOff')}
              </button>
            )}
          </div>
        </>
      )}
      {dialog === 'enrol' && (
        <Dialog title={t('signIn.enrolTitle')} width={420} onClose={close}>
          <Enrolment onDone={close} />
        </Dialog>
      )}
      {(dialog === 'remove' || dialog === 'recovery-codes') && <CodeDialog use={dialog} onClose={close} />}
    </section>
  );
}

function SessionsPart() {
  const t = useText();
  const sessions = useOpenSessions();
  const { mutate: end, isPending } = useEndSession();
  const finish = (id: number | null) =>
    end(id, {
      onSuccess: () => announce(t('security.ended')),
      onError: (error) => announceProblem(problemText(t, error)),
    });
  const others = sessions.data?.filter(({ current }) => !current).length ?? 0;
  return (
    <section>
      <h2>{t('security.sessions')}</h2>
      {sessions.isPending && <ScreenSkeleton />}
      {sessions.isError && <ProblemNotice error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.data && (
        <>
          <SessionTable sessions={sessions.data} busy={isPending} onEnd={({ id }) => finish(id)} />
          {others > 0 ? (
            <button type="button" className="btn" disabled={isPending} onClick={() => finish(null)}>
              {t('security.endOthers')}
            </button>
          ) : (
            <p className="quiet">{t('security.onlyThis')}</p>
          )}
        </>
      )}
    </section>
  );
}
