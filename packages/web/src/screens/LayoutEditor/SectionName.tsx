import type { BilingualText } from '@gejie/core';
import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';

interface SectionNameProps {
  label: BilingualText;
  onDone(label: BilingualText): void;
}

/** What a section is called in both languages; without an English name the Chinese one stands for it. */
export function SectionName({ label, onDone }: SectionNameProps) {
  const t = useText();
  const [zh, setZh] = useState(label.zh);
  const [en, setEn] = useState(label.en);
  const isReady = zh.trim() !== '';
  return (
    <form
      className="layout-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onDone({ zh: zh.trim(), en: en.trim() || zh.trim() });
      }}
    >
      <LabelledInput
        label={t('layout.nameZh')}
        value={zh}
        onChange={(next) => setZh(next.slice(0, 60))}
        autoFocus
      />
      <LabelledInput label={t('layout.nameEn')} value={en} onChange={(next) => setEn(next.slice(0, 60))} />
      <button type="submit" className="btn btn-primary" disabled={!isReady}>
        {t('layout.done')}
      </button>
    </form>
  );
}
