import { type CustomizedChoice, type FieldMetadata, type Tone, tones } from '@gejie/core';
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { ParentValues } from './ParentValues.tsx';

interface ChoiceLineProps {
  choice: CustomizedChoice;
  handle: ReactNode;
  parent: FieldMetadata | undefined;
  /** What it is called at the moment. */
  name: string;
  onChange(choice: CustomizedChoice): void;
  onRemove(): void;
  /** Another one below. */
  onNext(): void;
}

/** One value: its names, its colour, what it goes with, whether it is still offered. */
export function ChoiceLine({ choice, handle, parent, name, onChange, onRemove, onNext }: ChoiceLineProps) {
  const t = useText();
  const { zh, en } = choice.label;
  const set = (changes: Partial<CustomizedChoice>) => onChange({ ...choice, ...changes });
  const onEnter = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <>
      {handle}
      <input
        className="text-input"
        aria-label={t('workshop.choiceName')}
        placeholder={t('workshop.choiceName')}
        value={zh}
        // biome-ignore lint/a11y/noAutofocus: a line that was just added wants its name
        autoFocus={choice.value === '' && zh === ''}
        onKeyDown={onEnter}
        // Until somebody writes another one, the English name is the same.
        onChange={({ target: { value } }) => set({ label: { zh: value, en: en === zh ? value : en } })}
      />
      <input
        className="text-input"
        aria-label={t('workshop.choiceNameEn')}
        placeholder={t('workshop.choiceNameEn')}
        value={en === zh ? '' : en}
        onKeyDown={onEnter}
        onChange={({ target: { value } }) => set({ label: { zh, en: value || zh } })}
      />
      <select
        className={`text-input choice-tone ${choice.color ? `tone-${choice.color}` : ''}`}
        aria-label={t('workshop.choiceColor', { name })}
        value={choice.color ?? ''}
        onChange={({ target: { value } }) => set({ color: value === '' ? undefined : (value as Tone) })}
      >
        {['none' as const, ...tones].map((tone) => (
          <option key={tone} value={tone === 'none' ? '' : tone}>
            {t(`workshop.color.${tone}`)}
          </option>
        ))}
      </select>
      <span className="choice-end">
        {choice.retired && <span className="tag tone-grey">{t('workshop.retired')}</span>}
        {choice.value !== '' && !choice.reliedOn && (
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t(choice.retired ? 'workshop.reuse' : 'workshop.retire', { name })}
            title={t(choice.retired ? 'workshop.reuse' : 'workshop.retire', { name })}
            onClick={() => set({ retired: !choice.retired || undefined })}
          >
            <Icon name={choice.retired ? 'restore' : 'minus'} size={13} />
          </button>
        )}
        {!choice.fixed && (
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t('workshop.removeChoice', { name })}
            title={t('workshop.removeChoice', { name })}
            onClick={onRemove}
          >
            <Icon name="close" size={13} />
          </button>
        )}
      </span>
      {parent && (
        <ParentValues
          parent={parent}
          chosen={choice.onlyFor ?? []}
          onChange={(chosen) => set({ onlyFor: chosen.length > 0 ? chosen : undefined })}
        />
      )}
    </>
  );
}
