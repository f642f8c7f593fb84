import type { OwnCardAnswer } from '@gejie/core';
import { useModule, useOwnCard } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { CardForm } from './CardForm.tsx';
import '../SettingsScreens/settings.css';

/** What people keep of themselves: phone number, photo, signature. ACC-01 */
export default function ProfileScreen() {
  const t = useText();
  const users = useModule('users');
  const { data, isError, error, refetch } = useOwnCard();
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('profile.title')}</h1>
      </header>
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!isError && (!data || !users) && <ScreenSkeleton />}
      {data && users && <CardForm key={keyOf(data)} module={users} card={data} />}
    </div>
  );
}

/** Drawn anew when the server has another state of it. */
const keyOf = (card: OwnCardAnswer) => JSON.stringify(card);
