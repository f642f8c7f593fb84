import type { LetterDraft, ModuleMetadata, Reference } from '@gejie/core';
import { useMemo, useState } from 'react';
import { problemText, useLetterPreview } from '../../api/index.ts';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useSettled } from '../../fields/parts/useSettled.ts';
import { useText } from '../../i18n/index.ts';
import './letterTemplate.css';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

/** Milliseconds without typing before it is filled in anew. */
const calm = 500;

interface LetterPreviewProps {
  /** The module of the papers it goes with. */
  module: ModuleMetadata;
  /** The template as typed so far. */
  template: Record<string, unknown>;
}

/** The letter as it would begin for the newest record, or one that is chosen. INV-06 */
export function LetterPreview({ module, template }: LetterPreviewProps) {
  const t = useText();
  const [record, setRecord] = useState<Reference | null>(null);
  const { subject, text, language } = template;
  const draft = useMemo(
    (): LetterDraft => ({
      module: module.path,
      record: record?.id ?? null,
      subject: String(subject ?? ''),
      text: String(text ?? ''),
      language: language === 'en' ? 'en' : 'zh',
    }),
    [module.path, record, subject, text, language],
  );
  const settled = useSettled(draft, calm);
  const { data, error } = useLetterPreview(settled.text === '' ? null : settled);
  return (
    <section className="letter-preview" aria-label={t('print.preview')}>
      <div className="letter-preview-of">
        <ReferenceSelect
          target={module.path}
          label={t('print.previewOf')}
          placeholder={t('print.previewNewest')}
          value={record ? [record] : []}
          clearable
          onChange={(chosen) => setRecord(chosen[0] ?? null)}
        />
      </div>
      {error && (
        <p className="field-error" role="alert">
          {problemText(t, error)}
        </p>
      )}
      {data && !error ? (
        <article className="letter-page">
          <b>{data.subject}</b>
          <p>{data.text}</p>
        </article>
      ) : (
        !error && <p className="quiet">{t('mail.nothing')}</p>
      )}
    </section>
  );
}
