import type { BelongingsAnswer } from '@gejie/core';
import { useId, useState } from 'react';
import { ApiProblem, problemText, useLeave, useLeavePreview, useModules } from '../../api/index.ts';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useText } from '../../i18n/index.ts';
import { HeirSelect } from './HeirSelect.tsx';
import { complete, emptyDraft, type LeaveDraft, nobody, type RuleDraft, wishOf } from './leaveDraft.ts';
import { OwnedList } from './OwnedList.tsx';
import { Places } from './Places.tsx';
import { Progress } from './Progress.tsx';
import { RuleRow } from './RuleRow.tsx';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

interface LeaveFormProps {
  user: number;
  name: string;
  belongings: BelongingsAnswer;
}

/** Whom everything goes to, what by rule to somebody else, and how many records that is, before anything is done. */
export function LeaveForm({ user, name, belongings }: LeaveFormProps) {
  const t = useText();
  const noteId = useId();
  const { data: modules = [] } = useModules();
  const [draft, setDraft] = useState<LeaveDraft>(emptyDraft);
  const [job, setJob] = useState<number | null>(null);
  const { mutate: leave, isPending, error } = useLeave(user);
  const wish = wishOf(draft);
  const preview = useLeavePreview(user, wish && { ...wish, note: undefined });
  if (job !== null) return <Progress job={job} name={name} />;

  const change = (part: Partial<LeaveDraft>) => setDraft({ ...draft, ...part });
  const owned = modules.filter(({ path }) => belongings.records[path] !== undefined);
  const told = complete(draft.rules);
  const problemOf = (rule: RuleDraft) => problemAt(preview.error ?? error, `rules.${told.indexOf(rule)}.`);
  const add = () => {
    const [first] = owned;
    if (first)
      change({ rules: [...draft.rules, { key: Date.now(), module: first.path, where: {}, heirs: nobody }] });
  };
  const general = preview.error ?? error;
  return (
    <form
      className="leave"
      onSubmit={(event) => {
        event.preventDefault();
        if (wish) leave(wish, { onSuccess: (answer) => setJob(answer.job) });
      }}
    >
      <header className="page-bar">
        <h1>{t('leave.title', { name })}</h1>
      </header>
      <section>
        <h2>{t('leave.to')}</h2>
        <HeirSelect
          label={t('leave.everything')}
          leaver={user}
          heirs={draft.heirs}
          onChange={(heirs) => change({ heirs })}
        />
        <p className="quiet">{t('leave.toHint')}</p>
      </section>
      <section>
        <h2>{t('leave.records')}</h2>
        <OwnedList user={user} owned={owned} records={belongings.records} rest={preview.data?.rest} />
        {owned.length > 0 && (
          <>
            <ul className="leave-rules">
              {draft.rules.map((rule) => (
                <RuleRow
                  key={rule.key}
                  rule={rule}
                  leaver={user}
                  modules={owned}
                  count={preview.data?.rules[told.indexOf(rule)]}
                  problem={told.includes(rule) ? problemOf(rule) : undefined}
                  onChange={(next) =>
                    change({ rules: draft.rules.map((one) => (one === rule ? next : one)) })
                  }
                  onRemove={() => change({ rules: draft.rules.filter((one) => one !== rule) })}
                />
              ))}
            </ul>
            <button type="button" className="btn" onClick={add}>
              {t('leave.addRule')}
            </button>
            <p className="quiet">{t('leave.rulesHint')}</p>
          </>
        )}
      </section>
      <section>
        <h2>{t('leave.places')}</h2>
        <Places belongings={belongings} />
        <ReferenceSelect
          target="users"
          value={draft.successor}
          onChange={(successor) => change({ successor })}
          clearable
          where={{ status: 'active', id: { ne: user } }}
          label={t('leave.successor')}
          placeholder={t('leave.successor')}
        />
        <p className="quiet">{t('leave.successorHint')}</p>
        <label className="field-label" htmlFor={noteId}>
          {t('handOver.note')}
        </label>
        <textarea
          id={noteId}
          className="text-input"
          rows={2}
          maxLength={500}
          value={draft.note}
          onChange={({ target }) => change({ note: target.value })}
        />
      </section>
      {general && (
        <p className="field-error" role="alert">
          {problemText(t, general)}
        </p>
      )}
      <footer>
        <button type="submit" className="btn btn-primary" disabled={!wish || isPending}>
          {t('leave.begin')}
        </button>
      </footer>
    </form>
  );
}

/** What is said of anything at, or below, a place of the wish. */
function problemAt(error: unknown, place: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.fieldProblems.find(({ field }) => field.startsWith(place))?.message;
}
