import type { JobAnswer } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isRunning, recordsChanged, useModules, useMyJobs } from '../../api/index.ts';
import { type TextKey, useFormat, useLabel, useText } from '../../i18n/index.ts';
import { jobStates } from '../../screens/ImportScreen/jobStates.ts';
import { StopJob } from '../../screens/JobBar/StopJob.tsx';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import './jobs.css';

/** Milliseconds for which a job that has ended is still of interest. */
const remembered = 24 * 3_600_000;
const shown = 8;

const kinds: Record<string, TextKey> = {
  import: 'jobs.import',
  importUndo: 'jobs.importUndo',
  bulk: 'jobs.bulk',
  reindex: 'jobs.reindex',
  formulas: 'jobs.formulas',
  merge: 'merge.action',
  duplicates: 'duplicates.open',
  leave: 'leave.action',
};

/** Long work can be left and found again here: what runs, how far it is, what came of it. */
export function JobsMenu() {
  const t = useText();
  const { data: all = [] } = useMyJobs();
  const jobs = all.filter(isOfInterest).slice(0, shown);
  const running = all.filter(isRunning).length;
  useReadAgainWhenDone(running);
  if (jobs.length === 0) return null;
  return (
    <Popover
      label={t(running > 0 ? 'jobs.running' : 'jobs.title', { count: running })}
      panelLabel={t('jobs.title')}
      className="btn btn-icon jobs-button"
      panel={() => (
        <ul className="jobs">
          {jobs.map((job) => (
            <Job key={job.id} job={job} />
          ))}
        </ul>
      )}
    >
      <Icon name="history" size={16} />
      {running > 0 && <b aria-hidden="true">{running}</b>}
    </Popover>
  );
}

function Job({ job }: { job: JobAnswer }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: modules = [] } = useModules();
  const module = modules.find((one) => one.path === job.module || one.name === job.module);
  const name = [t(kinds[job.kind] ?? 'jobs.other'), module && label(module.label)]
    .filter(Boolean)
    .join(' · ');
  const state = jobStates[job.state];
  return (
    <li>
      <div>
        <b>{name}</b>
        <time className="quiet" dateTime={job.createdAt}>
          {format.dateTime(job.createdAt)}
        </time>
      </div>
      {isRunning(job) ? (
        <div>
          <progress value={job.done} max={Math.max(1, job.total)} aria-label={name} />
          {job.total > 0 && (
            <span className="quiet">{`${format.number(job.done)} / ${format.number(job.total)}`}</span>
          )}
          <StopJob job={job.id} className="btn btn-quiet" />
        </div>
      ) : (
        <div>
          <span className={`tag tone-${state.tone}`}>{t(state.name)}</span>
          <span className="quiet">{t('jobs.counted', { done: format.number(job.done - job.failed) })}</span>
          {job.failedRows && (
            <a href={job.failedRows} download>
              {t('jobs.failed', { failed: format.number(job.failed) })}
            </a>
          )}
        </div>
      )}
    </li>
  );
}

/** Looking at a file before it is imported is a job too, but none that anybody waits for. */
function isOfInterest(job: JobAnswer): boolean {
  const recent = job.finishedAt === null || Date.now() - Date.parse(job.finishedAt) < remembered;
  return recent && job.kind !== 'importPreview';
}

/** A job that ends has changed records, wherever its user is by then. */
function useReadAgainWhenDone(running: number): void {
  const client = useQueryClient();
  const before = useRef(running);
  useEffect(() => {
    if (running < before.current) void recordsChanged(client);
    before.current = running;
  }, [running, client]);
}
