import type { JobAnswer } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { isRunning, recordsChanged, useJob } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { outcomeOf } from './outcome.ts';
import { StopJob } from './StopJob.tsx';
import './bulk.css';

/** A bulk change at work: how far it is, a way to stop it, and at the end what came of it. */
export function JobBar({ job: id, onDone }: { job: number; onDone(): void }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { data: job, isError } = useJob(id);
  const ended = isError || (job !== undefined && !isRunning(job));
  const told = useRef(false);
  const said = useCallback(
    (one: JobAnswer) => {
      const { text, figures } = outcomeOf(one);
      const { done, failed, left } = figures;
      return t(text, { done: format.number(done), failed: format.number(failed), left: format.number(left) });
    },
    [t, format],
  );

  useEffect(() => {
    if (!ended || told.current) return;
    told.current = true;
    void recordsChanged(client);
    if (!job || job.state === 'failed') {
      announceProblem(job?.error ?? t('bulk.jobLost'));
      onDone();
      return;
    }
    if (job.failed === 0) {
      announce(said(job));
      onDone();
    }
  }, [ended, job, client, said, t, onDone]);

  const part = job && job.total > 0 ? Math.round((job.done / job.total) * 100) : 0;
  if (ended && job && job.failed > 0) {
    return (
      <div className="bulk" role="alert">
        <span>{said(job)}</span>
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
      <StopJob job={id} />
    </div>
  );
}
