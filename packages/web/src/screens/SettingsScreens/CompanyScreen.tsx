import { useSettings } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { useMayUse } from '../../navigation/menuAreas.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { type CompanyProfile, ProfileForm } from './ProfileForm.tsx';
import './settings.css';

/** What the company is called, counts in, and prints on its papers. */
export default function CompanyScreen() {
  const t = useText();
  const mayChange = useMayUse('settings');
  const profile = useSettings<CompanyProfile>('company');
  if (!mayChange)
    return <Empty icon="lock" title={t('settings.notYours')} hint={t('settings.notYoursHint')} />;
  if (profile.isError) return <ProblemNotice error={profile.error} onRetry={() => void profile.refetch()} />;
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('frame.company')}</h1>
      </header>
      {profile.data ? <ProfileForm profile={profile.data} /> : <ScreenSkeleton />}
    </div>
  );
}
