import { useText } from '../../../i18n/index.ts';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import type { FieldDraft } from './fieldDraft.ts';

interface FieldNamingProps {
  draft: FieldDraft;
  problems: Record<string, string>;
  isNew: boolean;
  onChange(changes: Partial<FieldDraft>): void;
}

/** What a field is called in both languages and by programs, and the line of help below it. */
export function FieldNaming({ draft, problems, isNew, onChange }: FieldNamingProps) {
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
