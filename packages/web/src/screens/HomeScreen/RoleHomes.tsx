import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useHome, useModule, useRecords } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import './home.css';

const HomeEditor = lazy(() => import('./edit/HomeEditor.tsx'));

/** Which home pages the people of each role get who have made none of their own. INS-01 */
export default function RoleHomes() {
  const t = useText();
  const navigate = useNavigate();
  const { role } = useSearch({ from: '/frame/settings/home-pages' });
  const seesRoles = useModule('roles')?.rights.see ?? false;
  const roles = useRecords('roles', { fields: ['name'], sort: 'name', limit: 200 }, { enabled: seesRoles });
  useDocumentTitle(t('home.ofRoles'));
  const open = (next?: number) =>
    void navigate({ to: '/settings/home-pages', search: next === undefined ? {} : { role: next } });
  if (role !== undefined) return <OfRole role={role} onClose={() => open()} />;
  const records = roles.data?.pages.flatMap((page) => page.records) ?? [];
  return (
    <div className="home-screen">
      <header className="page-bar">
        <h1>{t('home.ofRoles')}</h1>
        <span className="quiet">{t('home.ofRolesAbout')}</span>
      </header>
      {roles.error && <ProblemNotice error={roles.error} onRetry={() => void roles.refetch()} />}
      {!seesRoles && <Empty icon="role" title={t('home.noRoles')} />}
      <ul className="role-homes">
        {records.map((record) => (
          <li key={record.id}>
            <button type="button" className="role-home" onClick={() => open(record.id)}>
              <Icon name="role" />
              <span>{String(record.name)}</span>
              <Icon name="right" size={13} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OfRole({ role, onClose }: { role: number; onClose(): void }) {
  const home = useHome({ role });
  if (home.error) return <ProblemNotice error={home.error} onRetry={() => void home.refetch()} />;
  if (!home.data) return <ScreenSkeleton />;
  return (
    <Suspense fallback={<ScreenSkeleton />}>
      <HomeEditor of={{ role }} home={home.data} start={home.data.pages[0]?.id ?? null} onClose={onClose} />
    </Suspense>
  );
}
