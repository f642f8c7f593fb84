import type { BelongingsAnswer, Reference } from '@gejie/core';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  isRunning,
  problemText,
  useBelongings,
  useJob,
  useLeave,
  useModules,
  useRecord,
} from '../../api/index.ts';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import './leave.css';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

/** Somebody leaves: all that is theirs on one page, and whom it goes to. */
export default function LeaveScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const user = useRecord('users', Number(id));
  const belongings = useBelongings(Number(id));
  const error = user.error ?? belongings.error;
  if (error) return <ProblemNotice error={error} onRetry={() => void belongings.refetch()} />;
  if (!user.data || !belongings.data) return <ScreenSkeleton />;
  return <Leave user={user.data.id} name={String(user.data.name ?? '')} belongings={belongings.data} />;
}

function Leave({ user, name, belongings }: { user: number; name: string; belongings: BelongingsAnswer }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const { data: modules = [] } = useModules();
  const [people, setPeople] = useState<Reference[]>([]);
  const [others, setOthers] = useState<Record<string, Reference[]>>({});
  const [successor, setSuccessor] = useState<Reference[]>([]);
  const [job, setJob] = useState<number | null>(null);
  const { mutate: leave, isPending, error } = useLeave(user);
  const owned = modules.filter(({ path }) => belongings.records[path] !== undefined);
  const idsOf = (some: readonly Reference[]) => ({ users: some.map(({ id }) => id) });
  const begin = () =>
    leave(
      {
        to: idsOf(people),
        rules: Object.entries(others).flatMap(([module, some]) =>
          some.length > 0 ? [{ module, to: idsOf(some) }] : [],
        ),
        ...(successor[0] ? { successor: successor[0].id } : people[0] ? { successor: people[0].id } : {}),
      },
      { onSuccess: (answer) => setJob(answer.job) },
    );
  if (job !== null) return <Progress job={job} name={name} />;
  const facts: [string, ReactNode][] = [
    [t('leave.departments'), belongings.departments.map(({ label }) => label).join(' · ')],
    [t('leave.reports'), belongings.reports.map(({ label }) => label).join(' · ')],
    [t('leave.views'), belongings.views],
    [t('leave.tokens'), belongings.tokens],
    [t('leave.transfers'), belongings.transfers],
    [t('leave.shares'), belongings.shares],
  ];
  const select = (
    label: string,
    value: Reference[],
    onChange: (next: Reference[]) => void,
    several = true,
  ) => (
    <ReferenceSelect
      target="users"
      value={value}
      onChange={onChange}
      several={several}
      clearable
      where={{ status: 'active', id: { ne: user } }}
      label={label}
      placeholder={label}
    />
  );
  return (
    <form
      className="leave"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <header className="page-bar">
        <h1>{t('leave.title', { name })}</h1>
      </header>
      <section>
        <h2>{t('leave.to')}</h2>
        {select(t('leave.everything'), people, setPeople)}
        <p className="quiet">{t('leave.toHint')}</p>
      </section>
      <section>
        <h2>{t('leave.records')}</h2>
        {owned.length === 0 && <p className="quiet">{t('leave.nothing')}</p>}
        <ul>
          {owned.map((module) => (
            <li key={module.path}>
              <Link to="/$path" params={{ path: module.path }} search={{ where: { owner: user } }}>
                {`${names.many(module)} ${format.number(belongings.records[module.path] ?? 0)}`}
              </Link>
              {select(t('leave.asAll'), others[module.path] ?? [], (next) =>
                setOthers({ ...others, [module.path]: next }),
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('leave.places')}</h2>
        <dl>
          {facts.map(([fact, value]) => (
            <div key={fact}>
              <dt>{fact}</dt>
              <dd>{value || '—'}</dd>
            </div>
          ))}
        </dl>
        {select(t('leave.successor'), successor, setSuccessor, false)}
        <p className="quiet">{t('leave.successorHint')}</p>
      </section>
      {error && (
        <p className="field-error" role="alert">
          {problemText(t, error)}
        </p>
      )}
      <footer>
        <button type="submit" className="btn btn-primary" disabled={people.length === 0 || isPending}>
          {t('leave.begin')}
        </button>
      </footer>
    </form>
  );
}

function Progress({ job: id, name }: { job: number; name: string }) {
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
