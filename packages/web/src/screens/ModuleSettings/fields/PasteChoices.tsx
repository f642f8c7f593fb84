import type { CustomizedChoice } from '@gejie/core';
import { useState } from 'react';
import { useText } from '../../../i18n/index.ts';

interface PasteChoicesProps {
  /** Names of the values there are already. */
  known: readonly string[];
  onAdd(choices: CustomizedChoice[]): void;
  onClose(): void;
}

/** Many values at once, a line each: copied from a sheet or a mail. */
export function PasteChoices({ known, onAdd, onClose }: PasteChoicesProps) {
  const t = useText();
  const [text, setText] = useState('');
  const choices = choicesIn(text, known);
  return (
    <div className="paste-choices">
      <textarea
        className="text-input"
        rows={6}
        aria-label={t('workshop.pasteHint')}
        placeholder={t('workshop.pasteHint')}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it was opened to be pasted into
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <p className="choice-doings">
        <button
          type="button"
          className="btn btn-primary"
          disabled={choices.length === 0}
          onClick={() => onAdd(choices)}
        >
          {t('workshop.pasteAdd', { count: choices.length })}
        </button>
        <button type="button" className="btn btn-quiet" onClick={onClose}>
          {t('form.cancel')}
        </button>
      </p>
    </div>
  );
}

/** A line each, names parted by a tab or comma; what is there already, or stands there twice, is taken once. */
function choicesIn(text: string, known: readonly string[]): CustomizedChoice[] {
  const seen = new Set(known.map((name) => name.trim().toLowerCase()));
  return text.split(/\r?\n/).flatMap((line) => {
    const [zh = '', en = ''] = line.split(/[\t,，]/).map((part) => part.trim());
    if (zh === '' || seen.has(zh.toLowerCase())) return [];
    seen.add(zh.toLowerCase());
    return [{ value: '', label: { zh, en: en || zh } }];
  });
}
