import type { JobAnswer, ModuleMetadata } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isRunning, recordsChanged, useJob, useUndoJob } from '../../api/index.ts';
import { type TextKey, useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { ConfirmDialog } from '../FormScreen/ConfirmDialog.tsx';
import { StopJob } from '../JobBar/StopJob.tsx';
import { jobStates } from './jobStates.ts';

interface ImportRunProps {
  module: ModuleMetadata;
  job: number;
  onShow(job: number | null): void;
}

/** An import on its way, and what came of it. */
export function ImportRun({ module, job: id, onShow }: ImportRunProps) {
  const { data: job, error, refetch } = useJob(id);
  const client = useQueryClient();
  const over = job !== undefined && !isRunning(job);
  useEffect(() => {
    if (over) void recordsChanged(client);
  }, [over, client]);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!job) return <ScreenSkeleton />;
  return (
    <section className="import-part import-run" aria-live="polite">
      <Progress job={job} />
      <Counts job={job} />
      {job.error && (
        <p className="field-error" role="alert">
          {job.error}
        </p>
      )}
      {over ? <AfterRun module={module} job={job} onShow={onShow} /> : <WhileRunning id={id} />}
    </section>
  );
}

function Progress({ job }: { job: JobAnswer }) {
  const t = useText();
  const format = useFormat();
  const part = job.total > 0 ? Math.min(1, job.done / job.total) : isRunning(job) ? 0 : 1;
  const { name, tone } = jobStates[job.state];
  return (
    <>
      <h2>
        {isUndo(job) && t('import.undo')}
        <span className={`tag tone-${tone}`}>{t(name)}</span>
        {t('import.progress', { done: format.number(job.done), total: format.number(job.total) })}
      </h2>
      <div
        className="import-bar"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
        aria-label={t(name)}
      >
        <i style={{ width: `${part * 100}%` }} />
      </div>
    </>
  );
}

type Figure = { name: TextKey; of(job: JobAnswer): number };

const skipped: Figure = { name: 'import.skipped', of: (job) => job.skipped };
const failed: Figure = { name: 'import.failed', of: (job) => job.failed };
const brought: Figure[] = [
  { name: 'import.created', of: (job) => job.created },
  { name: 'import.updated', of: (job) => job.updated },
  skipped,
  failed,
];
const takenBack: Figure[] = [
  { name: 'import.takenBack', of: (job) => job.created + job.updated },
  skipped,
  failed,
];

/** Whether a job takes an earlier import back. */
const isUndo = (job: JobAnswer) => job.kind === 'importUndo';

function Counts({ job }: { job: JobAnswer }) {
  const t = useText();
  const format = useFormat();
  return (
    <dl className="import-counts">
      {(isUndo(job) ? takenBack : brought).map(({ name, of }) => (
        <div key={name} className={name === 'import.failed' && of(job) > 0 ? 'import-bad' : undefined}>
          <dt>{t(name)}</dt>
          <dd>{format.number(of(job))}</dd>
        </div>
      ))}
    </dl>
  );
}

function WhileRunning({ id }: { id: number }) {
  const t = useText();
  return (
    <footer className="import-foot">
      <span className="quiet">{t('import.mayLeave')}</span>
      <StopJob job={id} className="btn" name="import.stop" />
    </footer>
  );
}

function AfterRun({
  module,
  job,
  onShow,
}: {
  module: ModuleMetadata;
  job: JobAnswer;
  onShow(job: number | null): void;
}) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const undo = useUndoJob();
  const [asking, setAsking] = useState(false);
  const changed = job.created + job.updated;
  return (
    <footer className="import-foot">
      {job.failedRows && (
        <a className="btn" href={job.failedRows} download>
          {t('import.failedRows', { count: format.number(job.failed) })}
        </a>
      )}
      {!isUndo(job) && changed > 0 && (
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {t('import.undo')}
        </button>
      )}
      <button type="button" className="btn" onClick={() => onShow(null)}>
        {t('import.another')}
      </button>
      <Link
        to="/$path"
        params={{ path: module.path }}
        search={{ sort: '-createdAt' }}
        className="btn btn-primary"
      >
        {t('import.look', { module: names.many(module) })}
      </Link>
      {asking && (
        <ConfirmDialog
          title={t('import.undoTitle')}
          action={t('import.undoNow', { count: format.number(changed) })}
          danger
          busy={undo.isPending}
          onConfirm={() => undo.mutate(job.id, { onSuccess: ({ job: started }) => onShow(started) })}
          onClose={() => setAsking(false)}
        >
          <p className="quiet">
            {t('import.undoHint', {
              created: format.number(job.created),
              updated: format.number(job.updated),
            })}
          </p>
        </ConfirmDialog>
      )}
    </footer>
  );
}
