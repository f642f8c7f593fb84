import type { WorkingHours } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useSettings } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { useMayUse } from '../../../navigation/menuAreas.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../../ui/states.tsx';
import { FetchHolidays } from './FetchHolidays.tsx';
import { HoursForm } from './HoursForm.tsx';
import '../settings.css';
import './workingTime.css';

/** When the company works: hours by weekday, and the holidays of China. */
export default function WorkingTimeScreen() {
  const t = useText();
  const mayChange = useMayUse('workingTime');
  const hours = useSettings<WorkingHours>('workingTime');
  if (!mayChange)
    return <Empty icon="lock" title={t('settings.notYours')} hint={t('settings.notYoursHint')} />;
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('company.workingTime')}</h1>
        <span className="quiet">{t('company.workingTimeAbout')}</span>
      </header>
      {hours.isPending && <ScreenSkeleton />}
      {hours.isError && <ProblemNotice error={hours.error} onRetry={() => void hours.refetch()} />}
      {hours.data && <HoursForm key={JSON.stringify(hours.data)} saved={hours.data} />}
      <section className="working-holidays">
        <h2>{t('company.holidays')}</h2>
        <p className="quiet">{t('company.holidaysExplain')}</p>
        <div className="working-actions">
          <FetchHolidays />
          <Link to="/$path" params={{ path: 'holidays' }} className="btn">
            {t('company.holidaysList')}
          </Link>
        </div>
      </section>
    </div>
  );
}
