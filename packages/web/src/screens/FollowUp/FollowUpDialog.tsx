import type { FieldMetadata } from '@gejie/core';
import { type FormEvent, useId, useState } from 'react';
import { ApiProblem, useAction } from '../../api/index.ts';
import { AnyReference } from '../../fields/linkAny.tsx';
import { dueAtWorksEnd, NextStep } from '../../fields/parts/NextStep.tsx';
import { isReference } from '../../fields/parts/references.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { useFavouriteModules } from '../../navigation/menuAreas.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useKept } from '../../ui/useKept.ts';
import { type FollowUpDraft, followUpPlace, newFollowUp } from './followUpDraft.ts';
import './followUp.css';
import { useFollowUpFields } from './useFollowsUp.ts';
import { useRecordAtHand } from './useRecordAtHand.ts';

type Wrong = Partial<Record<keyof FollowUpDraft | 'all', string>>;

/** What was done, what came of it, what comes next: one box, ten seconds, keyboard alone. */
export default function FollowUpDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const label = useLabel();
  const prefix = useId();
  const fields = useFollowUpFields();
  const field = fields?.about;
  const [atHand] = useState(useRecordAtHand());
  const subject = atHand && field?.targets?.includes(atHand.module ?? '') ? atHand : null;
  const { value: draft, keep, letGo } = useKept(followUpPlace(subject), newFollowUp(subject));
  const [wrong, setWrong] = useState<Wrong>({});
  const followUp = useAction(draft.about?.module ?? '', 'followUp', { quiet: true });
  const kinds = fields?.kind.choices ?? [];
  const set = (change: Partial<FollowUpDraft>) => {
    keep((before) => ({ ...before, ...change }));
    setWrong({});
  };

  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const missing: Wrong = {
      ...(draft.about ? {} : { about: t('followUp.aboutMissing') }),
      ...(draft.result.trim() ? {} : { result: t('followUp.resultMissing') }),
      ...(draft.due && !draft.next.trim() ? { next: t('followUp.nextMissing') } : {}),
      ...(draft.next.trim() && !draft.due ? { due: t('followUp.dueMissing') } : {}),
    };
    const [first] = Object.keys(missing);
    setWrong(missing);
    if (first) return document.getElementById(`${prefix}-${first}`)?.focus();
    if (!draft.about || followUp.isPending) return;
    const kind = kinds.find(({ value }) => value === draft.kind);
    const next = draft.next.trim() ? { subject: draft.next.trim(), due: dueAtWorksEnd(draft.due) } : null;
    const body = {
      kind: draft.kind,
      subject: kind && label(kind.label),
      result: draft.result.trim(),
      next,
    };
    // Said and let go of also when the box was closed before the answer came.
    const sent = followUp.mutateAsync(
      { id: draft.about.id, body },
      { onSuccess: onClose, onError: (error) => setWrong(problemsOf(error)) },
    );
    sent.then(
      () => {
        letGo(draft);
        announce(t(next ? 'followUp.savedWithNext' : 'followUp.saved'));
      },
      () => undefined,
    );
  };

  return (
    <Dialog title={t('followUp.title')} width={520} high onClose={onClose}>
      <form
        className="follow-up"
        onSubmit={send}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
      >
        <fieldset className="follow-up-kinds" aria-label={t('followUp.kind')}>
          {kinds.map((kind) => (
            <label key={kind.value} className={kind.value === draft.kind ? 'tag tag-on' : 'tag'}>
              <input
                type="radio"
                className="for-screen-readers"
                name={`${prefix}-kind`}
                checked={kind.value === draft.kind}
                onChange={() => set({ kind: kind.value })}
              />
              {label(kind.label)}
            </label>
          ))}
        </fieldset>
        {field && <About field={field} id={`${prefix}-about`} draft={draft} onChange={set} />}
        <Mistake text={wrong.about} />
        <label className="field-label" htmlFor={`${prefix}-result`}>
          {t('followUp.result')}
        </label>
        <textarea
          id={`${prefix}-result`}
          className="text-input"
          rows={3}
          autoFocus
          placeholder={t('followUp.resultHint')}
          value={draft.result}
          aria-invalid={wrong.result !== undefined || undefined}
          onChange={(event) => set({ result: event.target.value })}
        />
        <Mistake text={wrong.result} />
        <NextStep
          prefix={prefix}
          subject={draft.next}
          due={draft.due}
          wrong={{ subject: wrong.next, due: wrong.due }}
          onChange={({ subject, due }) => set({ next: subject, due })}
        />
        <Mistake text={wrong.all} />
        <footer className="dialog-actions">
          <span className="quiet follow-up-keys">{t('followUp.keys')}</span>
          <button type="submit" className="btn btn-primary" disabled={followUp.isPending}>
            {t('followUp.save')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function About({
  field,
  id,
  draft,
  onChange,
}: {
  field: FieldMetadata;
  id: string;
  draft: FollowUpDraft;
  onChange(change: Partial<FollowUpDraft>): void;
}) {
  const t = useText();
  const usual = useFavouriteModules().find(({ path }) => field.targets?.includes(path));
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {t('followUp.about')}
      </label>
      <AnyReference
        id={id}
        field={field}
        first={usual?.path}
        value={draft.about}
        onChange={(about) => onChange({ about: isReference(about) ? about : null })}
      />
    </>
  );
}

function Mistake({ text }: { text: string | undefined }) {
  return text ? (
    <p className="field-error" role="alert">
      {text}
    </p>
  ) : null;
}

/** Mistakes the server found, at the inputs they belong to. */
const places: Record<string, keyof Wrong> = {
  result: 'result',
  'next.subject': 'next',
  'next.dueAt': 'due',
};

function problemsOf(error: unknown): Wrong {
  if (!(error instanceof ApiProblem)) return { all: String(error) };
  const { errors = [], detail } = error.problem;
  if (errors.length === 0) return { all: detail };
  return Object.fromEntries(errors.map((one) => [places[one.field] ?? 'all', one.message]));
}
