import type { ModuleMetadata, Paper, PrintBlock, PrintDraft, Reference } from '@gejie/core';
import { useMemo, useState } from 'react';
import { usePrintPreview } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { useSettled } from '../parts/useSettled.ts';
import './print.css';

const PdfPages = lazyPart(() => import('../../ui/PdfPages.tsx'), 420);
const ReferenceSelect = lazyPart(() => import('../parts/ReferenceSelect.tsx'));

interface TemplatePreviewProps {
  /** The module whose records are printed. */
  module: ModuleMetadata;
  /** The template as typed so far. */
  template: Record<string, unknown>;
  blocks: readonly PrintBlock[];
}

/** Milliseconds without typing before the page is drawn anew. */
const calm = 500;

/** The template as it prints, of the newest record or one that is chosen. */
export function TemplatePreview({ module, template, blocks }: TemplatePreviewProps) {
  const t = useText();
  const [record, setRecord] = useState<Reference | null>(null);
  const { language, paper, landscape, footer } = template;
  const draft = useMemo(
    (): PrintDraft => ({
      module: module.path,
      record: record?.id ?? null,
      blocks: [...blocks],
      language: language === 'en' ? 'en' : 'zh',
      paper: (paper ?? 'A4') as Paper,
      landscape: landscape === true,
      footer: typeof footer === 'string' && footer !== '' ? footer : null,
    }),
    [module.path, record, blocks, language, paper, landscape, footer],
  );
  const settled = useSettled(draft, calm);
  const { data, error, isFetching } = usePrintPreview(settled.blocks.length > 0 ? settled : null);
  return (
    <div className="print-preview">
      <div className="print-preview-bar">
        <ReferenceSelect
          target={module.path}
          label={t('print.previewOf')}
          placeholder={t('print.previewNewest')}
          value={record ? [record] : []}
          clearable
          onChange={(chosen) => setRecord(chosen[0] ?? null)}
        />
        <span className="quiet" aria-live="polite">
          {isFetching ? t('print.drawing') : ''}
        </span>
      </div>
      {error && <ProblemNotice error={error} />}
      {data && !error ? <PdfPages bytes={data} /> : !error && <p className="quiet">{t('print.nothing')}</p>}
    </div>
  );
}
