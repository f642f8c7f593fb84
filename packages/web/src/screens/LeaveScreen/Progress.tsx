import { isRunning, useJob } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { ScreenSkeleton } from '../../ui/states.tsx';

/** How far a hand-over is, and how it ended. */
export function Progress({ job: id, name }: { job: number; name: string }) {
  const t = useText();
  const format = useFormat();
  const { data: job } = useJob(id);
  if (!job) return <ScreenSkeleton />;
  return (
    <div className="leave">
      <header className="page-bar">
        <h1>{t('leave.title', { name })}</h1>
      </header>
      <section role="status">
        {isRunning(job) ? (
          <>
            <progress value={job.done} max={Math.max(job.total, 1)} aria-label={t('leave.running')} />
            <p>{`${t('leave.running')} ${format.number(job.done)} / ${format.number(job.total)}`}</p>
          </>
        ) : (
          <p>
            {job.state === 'done'
              ? t('leave.done', { name, count: format.number(job.updated) })
              : (job.error ?? t('leave.stopped'))}
          </p>
        )}
      </section>
    </div>
  );
}
