import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react';
import { useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { announce } from '../../ui/announce.ts';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { DuplicatesNotice } from './DuplicatesNotice.tsx';
import { type Draft, draftKey, draftOf, dropDraft } from './drafts.ts';
import { FormSections } from './FormSections.tsx';
import { formKeys } from './formKeys.ts';
import { formSections } from './formLayout.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import type { EditedOccurrence } from './occurrence.ts';
import { useKeptDraft } from './useKeptDraft.ts';
import { useRecordForm } from './useRecordForm.ts';
import { useSaving } from './useSaving.ts';
import { useTakenValues } from './useTakenValues.ts';

interface RecordFormPageProps {
  module: ModuleMetadata;
  start: Record<string, unknown>;
  /** What the server gives a new record by itself. */
  defaults?: Record<string, unknown>;
  /** The record that is changed; null for a new one. */
  record: AnsweredRecord | null;
  /** Which of a series is changed: `record` is the series as that one has it. */
  occurrence?: EditedOccurrence;
}

/** A form over the whole page, with its draft kept while it is typed. */
export function RecordFormPage({ module, start, defaults, record, occurrence }: RecordFormPageProps) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const navigate = useNavigate();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const prefix = useId();
  const { user } = useSignedIn();
  const id = record?.id ?? null;
  const kept = draftKey(user.id, module.path, id, occurrence?.at);
  const [draft, setDraft] = useState<Draft | null>(() => draftOf(kept));
  const form = useRecordForm(module, { ...start, ...draft?.values }, record, {
    begun: record ?? start,
    defaults,
  });
  useTakenValues(form);
  const version = draft?.version ?? record?.version ?? 0;
  const sections = useMemo(() => formSections(module), [module]);
  const fields = sections.flatMap((section) => section.fields.map(({ field }) => field));
  const saving = useSaving({
    form,
    fields,
    prefix,
    existing: id === null ? null : { id, version, occurrence },
  });
  const leaving = useRef(false);
  const dirty = form.changed.length > 0;

  const { changed, values } = form;
  const draftNow = useCallback((): Draft | null => {
    if (changed.length === 0) return null;
    const typed = Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
    return { values: typed, version: id === null ? null : version };
  }, [changed, values, id, version]);
  useKeptDraft(kept, draftNow, leaving);

  const done = (saved: AnsweredRecord | null, another: boolean) => {
    if (!saved) return;
    dropDraft(kept);
    announce(t('form.saved', { name: String(saved[module.title] ?? saved.number ?? '') }));
    if (another) {
      setDraft(null);
      return form.restart(start);
    }
    leaving.current = true;
    void navigate({ to: '/$path/$id', params: { path: module.path, id: String(saved.id) }, replace: true });
  };
  const save = (another = false) => void saving.save().then((saved) => done(saved, another));
  const giveUp = () => {
    if (canGoBack) return router.history.back();
    void (id === null
      ? navigate({ to: '/$path', params: { path: module.path } })
      : navigate({ to: '/$path/$id', params: { path: module.path, id: String(id) } }));
  };
  const discard = () => {
    leaving.current = true;
    dropDraft(kept);
  };
  const title = record
    ? t('form.editTitle', { name: String(record[module.title] ?? '') })
    : t('form.createTitle', { module: names.one(module) });

  useDocumentTitle(title);
  const narrow = useNarrow();

  // On a phone what the form is called has the room of its head.
  const andNew = id === null && (
    <button type="button" className="btn form-and-new" onClick={() => save(true)} disabled={saving.busy}>
      {t('form.saveAndNew')}
    </button>
  );

  return (
    <section className="form-screen" aria-label={title} {...formKeys({ save, giveUp })}>
      <LeaveGuard dirty={dirty} onDiscard={discard} leaving={leaving} />
      <header className="form-head">
        <h1>{title}</h1>
        <span className="form-actions">
          <button type="button" className="btn" onClick={giveUp}>
            {t('form.cancel')}
          </button>
          {!narrow && andNew}
          <button type="button" className="btn btn-primary" onClick={() => save()} disabled={saving.busy}>
            {t(saving.busy ? 'form.saving' : 'form.save')}
          </button>
        </span>
      </header>
      <div className="form-body">
        {occurrence && (
          <Notice>
            {t(occurrence.scope === 'this' ? 'form.thisOccurrence' : 'form.followingOccurrences', {
              when: format.dateTimeShort(occurrence.at),
            })}
          </Notice>
        )}
        {draft && !draft.carried && (
          <Notice>
            {t('form.draftRestored')}
            <button
              type="button"
              className="btn btn-quiet"
              onClick={() => {
                setDraft(null);
                form.restart(record ?? start);
              }}
            >
              {t('form.dropDraft')}
            </button>
          </Notice>
        )}
        {saving.problem && <Notice problem>{saving.problem}</Notice>}
        <FormSections form={form} sections={sections} prefix={prefix} />
        {narrow && andNew}
      </div>
      {saving.duplicates && (
        <DuplicatesNotice
          path={module.path}
          duplicates={saving.duplicates}
          busy={saving.busy}
          onBack={saving.forgetDuplicates}
          onSaveAnyway={() => void saving.save({ duplicates: 'allow' }).then((saved) => done(saved, false))}
        />
      )}
    </section>
  );
}

/** A line above the form that concerns the whole of it. */
export function Notice({ problem, children }: { problem?: boolean; children: ReactNode }) {
  return (
    <div
      className={problem ? 'form-notice form-notice-problem' : 'form-notice'}
      role={problem ? 'alert' : 'status'}
    >
      {children}
    </div>
  );
}
