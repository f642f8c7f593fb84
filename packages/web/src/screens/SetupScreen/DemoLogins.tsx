import type { DemoLogin } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Entrance } from '../Entrance/Entrance.tsx';
import './demoLogins.css';

/** Who may sign in to the demo company that was just opened; it is told this once. */
export function DemoLogins({ logins, onEnter }: { logins: DemoLogin[]; onEnter(): void }) {
  const t = useText();
  return (
    <Entrance title={t('setup.demoReady')} hint={t('setup.demoReadyHint')}>
      <table className="demo-logins">
        <thead>
          <tr>
            <th scope="col">{t('setup.role')}</th>
            <th scope="col">{t('setup.username')}</th>
            <th scope="col">{t('setup.password')}</th>
          </tr>
        </thead>
        <tbody>
          {logins.map(({ role, name, username, password }) => (
            <tr key={username}>
              <td>
                {role}
                <span className="quiet">{name}</span>
              </td>
              <td>
                <code>{username}</code>
              </td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="btn btn-primary btn-large entrance-submit"
        onClick={onEnter}
        // biome-ignore lint/a11y/noAutofocus: there is nothing else to do here
        autoFocus
      >
        {t('setup.enter')}
      </button>
    </Entrance>
  );
}
