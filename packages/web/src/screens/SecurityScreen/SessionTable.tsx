import type { OpenSession } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { deviceName } from './deviceName.ts';

/** Where somebody is signed in, each with a way to end it. */
export function SessionTable({
  sessions,
  busy,
  onEnd,
}: {
  sessions: OpenSession[];
  busy: boolean;
  onEnd(session: OpenSession): void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="settings-table security-sessions">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('security.device')}</th>
            <th scope="col">{t('security.address')}</th>
            <th scope="col">{t('security.since')}</th>
            <th scope="col">{t('security.lastSeen')}</th>
            <th scope="col">
              <span className="for-screen-readers">{t('bin.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <td title={session.agent ?? undefined}>
                {deviceName(session.agent) ?? t('security.unknownDevice')}
                {session.current && <b className="security-current">{t('security.thisOne')}</b>}
              </td>
              <td>{session.ip}</td>
              <td>{format.dateTime(session.createdAt)}</td>
              <td>{format.relative(session.lastSeenAt)}</td>
              <td className="settings-actions">
                {!session.current && (
                  <button
                    type="button"
                    className="btn btn-quiet"
                    disabled={busy}
                    aria-label={`${t('security.end')}: ${deviceName(session.agent) ?? t('security.unknownDevice')}`}
                    onClick={() => onEnd(session)}
                  >
                    {t('security.end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
