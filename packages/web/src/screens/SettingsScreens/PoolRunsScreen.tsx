import type { JobAnswer, PoolForecast, PoolRunResult, PoolRuns } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  problemText,
  usePoolForecast,
  useRunPools,
  useSaveSettings,
  useSettings,
  useSignedIn,
} from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import './settings.css';

/** When the pools run, what the latest runs did, and what the next would do. */
export default function PoolRunsScreen() {
  const t = useText();
  const runs = useSettings<PoolRuns>('pools');
  const run = useRunPools();
  const runsAll = useSignedIn().functions.includes('settings');
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('pools.run.title')}</h1>
        <span className="quiet">{t('pools.run.explain')}</span>
        <div className="page-bar-end">
          <Link to="/$path" params={{ path: 'pools' }} className="btn">
            {t('pools.run.toPools')}
          </Link>
          {runsAll && (
            <button
              type="button"
              className="btn btn-primary"
              disabled={run.isPending}
              onClick={() => run.mutate(undefined, { onSuccess: () => announce(t('pools.run.started')) })}
            >
              {t('pools.run.now')}
            </button>
          )}
        </div>
      </header>
      {runs.isPending && <ScreenSkeleton />}
      {runs.isError && <ProblemNotice error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.data && (
        <>
          <Hour runs={runs.data} mayChange={runsAll} />
          <h2 className="pool-heading">{t('pools.run.latest')}</h2>
          {runs.data.runs.length === 0 ? (
            <p className="quiet pool-heading">{t('pools.run.none')}</p>
          ) : (
            <RunTable runs={runs.data.runs} whole={runsAll} />
          )}
          <DryRun />
        </>
      )}
    </div>
  );
}

function Hour({ runs: { runAt, nextRun }, mayChange }: { runs: PoolRuns; mayChange: boolean }) {
  const t = useText();
  const format = useFormat();
  const save = useSaveSettings<PoolRuns>('pools');
  return (
    <p className="pool-heading">
      <label>
        {t('pools.run.at')}{' '}
        <input
          type="time"
          className="text-input pool-hour"
          defaultValue={runAt}
          disabled={!mayChange}
          onBlur={(event) => {
            const { value } = event.currentTarget;
            if (value && value !== runAt)
              save.mutate({ runAt: value }, { onError: (error) => announceProblem(problemText(t, error)) });
          }}
        />
      </label>{' '}
      <span className="quiet">{`${t('pools.run.next')} ${format.dateTime(nextRun)}`}</span>
    </p>
  );
}

const columns = ['when', 'state', 'fallen', 'warned', 'failed', 'took'] as const;
/** What is told of a run only as a whole. */
const ofTheWhole: ReadonlySet<string> = new Set(['warned', 'failed']);

function RunTable({ runs, whole }: { runs: JobAnswer[]; whole: boolean }) {
  const t = useText();
  const shown = whole ? columns : columns.filter((name) => !ofTheWhole.has(name));
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            {shown.map((name) => (
              <th key={name} scope="col">
                {t(`pools.run.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} whole={whole} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunRow({ run, whole }: { run: JobAnswer; whole: boolean }) {
  const t = useText();
  const format = useFormat();
  const result = run.result as PoolRunResult | null;
  const fallen = Object.values(result?.fallen ?? {}).reduce((sum, count) => sum + count, 0);
  const took = run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.createdAt)) / 1000 : null;
  const broken = result?.broken ?? [];
  return (
    <tr>
      <td>{format.dateTime(run.createdAt)}</td>
      <td>
        {t(`pools.run.state.${run.state}`)}
        {run.error && <span className="field-error">{` ${run.error}`}</span>}
        {broken.length > 0 && (
          <span className="field-error">{` ${t('pools.run.broken', { names: format.list(broken) })}`}</span>
        )}
      </td>
      <td>{format.number(fallen)}</td>
      {whole && (
        <>
          <td>{format.number(result?.warned ?? 0)}</td>
          <td title={result?.failures.map(({ label, reason }) => `${label}: ${reason}`).join('\n')}>
            {format.number(result?.failed ?? 0)}
          </td>
        </>
      )}
      <td>{took === null ? '' : t('pools.run.seconds', { count: format.number(took.toFixed(1)) })}</td>
    </tr>
  );
}

function DryRun() {
  const t = useText();
  const [days, setDays] = useState<number | null>(null);
  const forecast = usePoolForecast(days);
  return (
    <section>
      <h2 className="pool-heading">{t('pools.run.dry')}</h2>
      <p className="pool-heading">
        <span className="quiet">{t('pools.run.dryExplain')}</span>{' '}
        {[0, 3, 7].map((ahead) => (
          <button
            key={ahead}
            type="button"
            className={ahead === days ? 'btn btn-primary' : 'btn'}
            aria-pressed={ahead === days}
            onClick={() => setDays(ahead)}
          >
            {ahead === 0 ? t('pools.run.dryToday') : t('pools.run.dryDays', { days: ahead })}
          </button>
        ))}
      </p>
      {forecast.isError && <ProblemNotice error={forecast.error} />}
      {forecast.data && <ForecastTable rows={forecast.data.filter(({ count }) => count > 0)} />}
    </section>
  );
}

function ForecastTable({ rows }: { rows: PoolForecast[] }) {
  const t = useText();
  const format = useFormat();
  if (rows.length === 0) return <Empty icon="check" title={t('pools.run.nothing')} />;
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            {(['pool', 'rule', 'count', 'samples'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`pools.run.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ module, pool, rule, count, samples }) => (
            <tr key={`${pool.id} ${rule}`}>
              <td>{pool.label}</td>
              <td>{rule}</td>
              <td>{format.number(count)}</td>
              <td>
                {samples.slice(0, 3).map(({ id, label, owner }) => (
                  <span key={id} className="pool-sample">
                    <Link to="/$path/$id" params={{ path: module, id: String(id) }}>
                      {label}
                    </Link>
                    <span className="quiet">{` ${owner.label ?? ''} `}</span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
