import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isRunning, recordsChanged, useCancelJob, useJob } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import './bulk.css';

/** A bulk change at work: how far it is, a way to stop it, and at the end what came of it. */
export function JobBar({ job: id, onDone }: { job: number; onDone(): void }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { data: job, isError } = useJob(id);
  const { mutate: cancel } = useCancelJob();
  const ended = isError || (job !== undefined && !isRunning(job));
  const told = useRef(false);

  useEffect(() => {
    if (!ended || told.current) return;
    told.current = true;
    void recordsChanged(client);
    if (!job || job.state === 'failed') {
      announceProblem(job?.error ?? t('bulk.jobLost'));
      onDone();
      return;
    }
    const done = format.number(job.done - job.failed);
    const words = t(job.state === 'cancelled' ? 'bulk.cancelled' : 'bulk.done', { done });
    if (job.failed === 0) {
      announce(words);
      onDone();
    }
  }, [ended, job, client, format, t, onDone]);

  const part = job && job.total > 0 ? Math.round((job.done / job.total) * 100) : 0;
  if (ended && job && job.failed > 0) {
    return (
      <div className="bulk" role="alert">
        <span>
          {t('bulk.someFailed', {
            done: format.number(job.done - job.failed),
            failed: format.number(job.failed),
          })}
        </span>
        {job.failedRows && (
          <a href={job.failedRows} download>
            {t('bulk.failedRows')}
          </a>
        )}
        <button type="button" aria-label={t('frame.close')} onClick={onDone}>
          <Icon name="close" size={13} />
        </button>
      </div>
    );
  }
  return (
    <div className="bulk" role="status">
      <span>
        {job && job.total > 0
          ? t('bulk.working', { done: format.number(job.done), total: format.number(job.total) })
          : t('bulk.preparing')}
      </span>
      <progress className="bulk-progress" value={part} max={100} aria-label={t('bulk.progress')} />
      <button type="button" onClick={() => cancel(id)}>
        {t('bulk.stop')}
      </button>
    </div>
  );
}
