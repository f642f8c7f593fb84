import {
  type ConversionPreview,
  type CustomizedField,
  type CustomizedFields,
  type FieldTypeAnswer,
  isLosing,
} from '@gejie/core';
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
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { Pick } from '../../SettingsScreens/Pick.tsx';
import { ChangedByOther } from './ChangedByOther.tsx';
import { ConversionNotice } from './ConversionNotice.tsx';
import { FieldNaming } from './FieldNaming.tsx';
import { draftOf, type FieldDraft, optionNames, saidOf, withOption } from './fieldDraft.ts';
import { OptionControl } from './OptionControl.tsx';
import { useFieldDraft } from './useFieldDraft.ts';

interface FieldFormProps {
  path: string;
  known: CustomizedFields;
  field: CustomizedField | null;
  /** The kind that the field is of, or is to be of. */
  type: FieldTypeAnswer;
  /** What was typed before another kind was chosen. */
  carried: FieldDraft | null;
  onTyped(): void;
  /** Back to the choice of the kind. */
  onOther?(draft: FieldDraft): void;
  onGiveUp(): void;
  onDone(): void;
}

/** Everything that is said of a field; which options there are is told by its kind. */
export function FieldForm(props: FieldFormProps) {
  const { path, known, field, type, carried, onTyped, onOther, onGiveUp, onDone } = props;
  const t = useText();
  const label = useLabel();
  const module = useModule(path);
  const editing = useFieldDraft(field, type, known.types, carried);
  const { draft, base, disputed, round } = editing;
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [preview, setPreview] = useState<ConversionPreview | null>(null);
  const add = useAddField(path);
  const change = useChangeField(path);
  const look = usePreviewConversion(path);
  const now = known.types.find(({ name }) => name === draft.type) ?? type;
  const isOwn = base === null || base.custom;
  const mayBecome = base?.custom && type.becomes.length > 0;
  const asked = optionNames(now.options).filter((name) => isOwn || name === 'choices');
  const set = (changes: Partial<FieldDraft>) => {
    editing.set(changes);
    setPreview(null);
    onTyped();
  };
  const blame = (error: unknown) => {
    const named = error instanceof ApiProblem ? error.fieldProblems : [];
    setProblems(Object.fromEntries(named.map(({ field: at, message }) => [at, message])));
    const places = new Set<string>([...naming, ...(mayBecome ? ['type'] : []), ...asked]);
    const unplaced = named.filter(({ field: at }) => !places.has(at)).map(({ message }) => message);
    if (named.length === 0) announceProblem(problemText(t, error));
    else if (unplaced.length > 0) announceProblem(unplaced.join(' '));
  };
  const done = (text: 'workshop.added' | 'workshop.saved') => (saved: CustomizedField) => {
    announce(t(text, { name: label(saved.label) }));
    onDone();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setProblems({});
    const said = saidOf(draft, base, known.types);
    if (!said) return onDone();
    if (!base) return add.mutate(said, { onSuccess: done('workshop.added'), onError: blame });
    if (draft.type !== base.type && !preview)
      return look.mutate({ name: base.name, said }, { onSuccess: setPreview, onError: blame });
    change.mutate(
      { name: base.name, said, confirm: preview !== null },
      {
        onSuccess: done('workshop.saved'),
        onError: (error) => {
          const lost = error instanceof ApiProblem ? error.problem.conversion : undefined;
          if (lost) setPreview(lost);
          else blame(error);
        },
      },
    );
  };
  const isPending = add.isPending || change.isPending || look.isPending;
  return (
    <form className="field-form" onSubmit={submit} noValidate>
      <p className="field-form-kind">
        <strong>{isOwn ? label(now.label) : base && label(base.label)}</strong>
        <span className="quiet">{isOwn && label(now.example)}</span>
        {onOther && (
          <button type="button" className="btn btn-quiet" onClick={() => onOther(draft)}>
            {t('workshop.otherType')}
          </button>
        )}
      </p>
      {disputed && <ChangedByOther disputed={disputed} type={now} onTakeTheirs={editing.takeTheirs} />}
      {isOwn && <FieldNaming draft={draft} problems={problems} isNew={base === null} onChange={set} />}
      {mayBecome && (
        <Pick
          label={t('workshop.type')}
          value={draft.type}
          options={[base.type, ...type.becomes]}
          problem={problems.type}
          text={(name) => label(known.types.find((one) => one.name === name)?.label ?? type.label)}
          onChange={(name) =>
            set({ type: name, options: name === base.type ? draftOf(base, known.types).options : {} })
          }
        />
      )}
      {asked.map((name) => (
        <OptionControl
          key={`${now.name} ${name} ${round}`}
          name={name}
          draft={draft}
          field={base}
          type={now}
          module={module}
          problem={problems[name]}
          onChange={(value) => set({ options: withOption(draft, name, value) })}
        />
      ))}
      {isOwn && (
        <div className="field-form-checks">
          {(base === null || base.changeable.includes('required')) && !isComputed(now) && (
            <Check
              label={t('workshop.required')}
              checked={draft.required}
              onChange={(required) => set({ required })}
            />
          )}
          {draft.required && !base?.required && <p className="field-hint">{t('workshop.requiredHint')}</p>}
          {problems.required && <p className="field-error">{problems.required}</p>}
          {base && (
            <Check label={t('workshop.hide')} checked={draft.hidden} onChange={(hidden) => set({ hidden })} />
          )}
        </div>
      )}
      {preview && <ConversionNotice preview={preview} />}
      <DialogActions
        action={t(doing(base, draft, preview))}
        danger={preview !== null && isLosing(preview)}
        disabled={isPending}
        onCancel={onGiveUp}
      />
    </form>
  );
}

/** What has a place of its own for what is wrong with it, beside the options. */
const naming = ['label', 'hint', 'name', 'required'];

/** Nobody fills in what the system works out or counts. */
function isComputed({ options }: FieldTypeAnswer): boolean {
  return options.expression !== undefined || options.default?.kind === 'pattern';
}

function doing(field: CustomizedField | null, draft: FieldDraft, preview: ConversionPreview | null) {
  if (!field) return 'workshop.create';
  if (preview) return preview.fails > 0 ? 'workshop.convert' : 'workshop.save';
  return draft.type === field.type ? 'workshop.save' : 'workshop.preview';
}
