import type { SecurityPolicy } from '@gejie/core';
import type { ReactNode } from 'react';
import { useSettings } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { useMayUse } from '../../../navigation/menuAreas.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../../ui/states.tsx';
import { LdapForm, type LdapSettings } from './LdapForm.tsx';
import { OidcForm, type OidcSettings } from './OidcForm.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import '../settings.css';
import '../../SecurityScreen/security.css';

/** How people get in: the rules, the company's directory, its identity provider. */
export default function SecuritySettingsScreen() {
  const t = useText();
  if (!useMayUse('settings'))
    return <Empty icon="lock" title={t('settings.notYours')} hint={t('settings.notYoursHint')} />;
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('frame.security')}</h1>
      </header>
      <div className="security-sections">
        <Part<SecurityPolicy> part="security">{(policy) => <PolicyForm policy={policy} />}</Part>
        <Part<LdapSettings> part="ldap">{(settings) => <LdapForm settings={settings} />}</Part>
        <Part<OidcSettings> part="oidc">{(settings) => <OidcForm settings={settings} />}</Part>
      </div>
    </div>
  );
}

/** One part of the settings; drawn anew when the server has another state of it. */
function Part<Settings extends object>({
  part,
  children,
}: {
  part: string;
  children(settings: Settings): ReactNode;
}) {
  const { data, isPending, isError, error, refetch } = useSettings<Settings>(part);
  if (isPending) return <ScreenSkeleton />;
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <section key={JSON.stringify(data)}>{children(data)}</section>;
}
