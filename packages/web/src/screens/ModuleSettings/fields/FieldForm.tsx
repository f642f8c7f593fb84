import type { ConversionPreview, CustomizedField, CustomizedFields, FieldTypeAnswer } from '@gejie/core';
import { type SubmitEvent, useState } from 'react';
import {
  ApiProblem,
  problemText,
  useAddField,
  useChangeField,
  useModule,
  usePreviewConversion,
} from '../../../api/index.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';
import { Check } from '../../../ui/Check.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { Pick } from '../../SettingsScreens/Pick.tsx';
import { ConversionNotice } from './ConversionNotice.tsx';
import { draftOf, type FieldDraft, optionNames, saidOf } from './fieldDraft.ts';
import { OptionControl } from './OptionControl.tsx';

interface FieldFormProps {
  path: string;
  known: CustomizedFields;
  field: CustomizedField | null;
  /** The kind that the field is of, or is to be of. */
  type: FieldTypeAnswer;
  /** Back to the choice of the kind. */
  onOther?(): void;
  onClose(): void;
}

/** Everything that is said of a field; which options there are is told by its kind. */
export function FieldForm({ path, known, field, type, onOther, onClose }: FieldFormProps) {
  const t = useText();
  const label = useLabel();
  const module = useModule(path);
  const [draft, setDraft] = useState(() => draftOf(field, type));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [preview, setPreview] = useState<ConversionPreview | null>(null);
  const add = useAddField(path);
  const change = useChangeField(path);
  const look = usePreviewConversion(path);
  const now = known.types.find(({ name }) => name === draft.type) ?? type;
  const isOwn = field === null || field.custom;
  const set = (changes: Partial<FieldDraft>) => {
    setDraft((before) => ({ ...before, ...changes }));
    setPreview(null);
  };
  const blame = (error: unknown) => {
    const named = error instanceof ApiProblem ? error.fieldProblems : [];
    setProblems(Object.fromEntries(named.map(({ field: at, message }) => [at, message])));
    if (named.length === 0) announceProblem(problemText(t, error));
  };
  const done = (text: 'workshop.added' | 'workshop.saved') => (saved: CustomizedField) => {
    announce(t(text, { name: label(saved.label) }));
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setProblems({});
    const said = saidOf(draft, field);
    if (!field) return add.mutate(said, { onSuccess: done('workshop.added'), onError: blame });
    const becomesOther = draft.type !== field.type;
    if (becomesOther && !preview)
      return look.mutate({ name: field.name, said }, { onSuccess: setPreview, onError: blame });
    change.mutate(
      { name: field.name, said, confirm: becomesOther },
      { onSuccess: done('workshop.saved'), onError: blame },
    );
  };
  const isPending = add.isPending || change.isPending || look.isPending;
  return (
    <form className="field-form" onSubmit={submit} noValidate>
      <p className="field-form-kind">
        <strong>{isOwn ? label(now.label) : field && label(field.label)}</strong>
        <span className="quiet">{isOwn && label(now.example)}</span>
        {onOther && (
          <button type="button" className="btn btn-quiet" onClick={onOther}>
            {t('workshop.otherType')}
          </button>
        )}
      </p>
      {isOwn && <Naming draft={draft} problems={problems} isNew={field === null} onChange={set} />}
      {field?.custom && type.becomes.length > 0 && (
        <Pick
          label={t('workshop.type')}
          value={draft.type}
          options={[field.type, ...type.becomes]}
          problem={problems.type}
          text={(name) => label(known.types.find((one) => one.name === name)?.label ?? type.label)}
          onChange={(name) =>
            set({ type: name, options: name === field.type ? draftOf(field, type).options : {} })
          }
        />
      )}
      {optionNames(now.options)
        .filter((name) => isOwn || name === 'choices')
        .map((name) => (
          <OptionControl
            key={`${now.name} ${name}`}
            name={name}
            draft={draft}
            field={field}
            type={now}
            module={module}
            problem={problems[name]}
            onChange={(value) => set({ options: { ...draft.options, [name]: value } })}
          />
        ))}
      {isOwn && (
        <div className="field-form-checks">
          {(field === null || field.changeable.includes('required')) && !isComputed(now) && (
            <Check
              label={t('workshop.required')}
              checked={draft.required}
              onChange={(required) => set({ required })}
            />
          )}
          {draft.required && !field?.required && <p className="field-hint">{t('workshop.requiredHint')}</p>}
          {problems.required && <p className="field-error">{problems.required}</p>}
          {field && (
            <Check label={t('workshop.hide')} checked={draft.hidden} onChange={(hidden) => set({ hidden })} />
          )}
        </div>
      )}
      {preview && <ConversionNotice preview={preview} />}
      <footer className="dialog-actions">
        <button type="button" className="btn" onClick={onClose}>
          {t('workshop.cancel')}
        </button>
        <button
          type="submit"
          className={preview && preview.fails > 0 ? 'btn btn-danger' : 'btn btn-primary'}
          disabled={isPending}
        >
          {t(doing(field, draft, preview))}
        </button>
      </footer>
    </form>
  );
}

/** Nobody fills in what the system works out or counts. */
function isComputed({ options }: FieldTypeAnswer): boolean {
  return options.expression !== undefined || options.default?.kind === 'pattern';
}

function doing(field: CustomizedField | null, draft: FieldDraft, preview: ConversionPreview | null) {
  if (!field) return 'workshop.create';
  if (draft.type === field.type) return 'workshop.save';
  if (!preview) return 'workshop.preview';
  return preview.fails > 0 ? 'workshop.convert' : 'workshop.save';
}

interface NamingProps {
  draft: FieldDraft;
  problems: Record<string, string>;
  isNew: boolean;
  onChange(changes: Partial<FieldDraft>): void;
}

function Naming({ draft, problems, isNew, onChange }: NamingProps) {
  const t = useText();
  const { label, hint } = draft;
  return (
    <>
      <div className="field-form-pair">
        <LabelledInput
          label={t('workshop.labelZh')}
          value={label.zh}
          autoFocus={isNew}
          problem={problems.label}
          onChange={(zh) => onChange({ label: { ...label, zh } })}
        />
        <LabelledInput
          label={t('workshop.labelEn')}
          value={label.en}
          hint={t('workshop.sameAsOther')}
          onChange={(en) => onChange({ label: { ...label, en } })}
        />
      </div>
      {isNew && (
        <LabelledInput
          label={t('workshop.name')}
          value={draft.name}
          hint={t('workshop.nameHint')}
          problem={problems.name}
          onChange={(name) => onChange({ name })}
        />
      )}
      <div className="field-form-pair">
        <LabelledInput
          label={t('workshop.hintZh')}
          value={hint.zh}
          hint={t('workshop.hintHint')}
          problem={problems.hint}
          // Until somebody writes another one, the English text is the same.
          onChange={(zh) => onChange({ hint: { zh, en: hint.en === hint.zh ? zh : hint.en } })}
        />
        <LabelledInput
          label={t('workshop.hintEn')}
          value={hint.en === hint.zh ? '' : hint.en}
          hint={t('workshop.sameAsOther')}
          onChange={(en) => onChange({ hint: { ...hint, en: en || hint.zh } })}
        />
      </div>
    </>
  );
}
