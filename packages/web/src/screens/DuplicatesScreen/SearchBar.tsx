import type { ModuleMetadata } from '@gejie/core';
import { useEffect, useRef } from 'react';
import { isRunning, useJob, useMyJobs, useSearchDuplicates } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { StopJob } from '../JobBar/StopJob.tsx';

interface SearchBarProps {
  module: ModuleMetadata;
  /** There has been a search before. */
  again: boolean;
  onDone(): void;
}

/** Starts a search over the whole module, and shows how far it is: also one that was left and found again. */
export function SearchBar({ module, again, onDone }: SearchBarProps) {
  const t = useText();
  const format = useFormat();
  const { data: jobs = [] } = useMyJobs();
  const { mutate: search, data: started, isPending } = useSearchDuplicates(module.path);
  const left = jobs.find((job) => job.kind === 'duplicates' && job.module === module.path && isRunning(job));
  const id = started?.job ?? left?.id ?? null;
  const { data: job } = useJob(id);
  const told = useRef<number | null>(null);
  useEffect(() => {
    if (!job || isRunning(job) || told.current === job.id) return;
    told.current = job.id;
    const { groups = 0 } = (job.result ?? {}) as { groups?: number };
    if (job.state === 'done') announce(t('duplicates.found', { count: format.number(groups) }));
    if (job.state === 'failed') announceProblem(job.error ?? t('bulk.jobLost'));
    onDone();
  }, [job, format, t, onDone]);
  if (job && isRunning(job)) {
    return (
      <>
        <progress value={job.done} max={Math.max(1, job.total)} aria-label={t('bulk.progress')} />
        <span className="quiet" role="status">
          {t('bulk.working', { done: format.number(job.done), total: format.number(job.total) })}
        </span>
        <StopJob job={job.id} className="btn" />
      </>
    );
  }
  return (
    <button type="button" className="btn btn-primary" disabled={isPending} onClick={() => search()}>
      {t(again ? 'duplicates.again' : 'duplicates.search')}
    </button>
  );
}
