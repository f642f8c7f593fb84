import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { FilterSentence } from '../../fields/filter/FilterSentence.tsx';
import { useText } from '../../i18n/index.ts';
import { useProcesses } from '../../process/useProcesses.ts';
import { Icon } from '../../theme/index.ts';

/** What the process of a record says of the stage it is in: what to do, and what it asks for before it goes on. */
export function StageGuidance({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const field = module.board && fieldOf(module, module.board.field);
  const step = useProcesses(module, field)
    .of(record)
    .steps.find(({ value }) => value === record[field?.name ?? '']);
  if (!step?.guidance && !step?.exit) return null;
  return (
    <div className="stage-guidance">
      {step.guidance && (
        <p>
          <Icon name="help" size={14} />
          <span className="long-text">{step.guidance}</span>
        </p>
      )}
      {step.exit && (
        <p>
          <Icon name="lock" size={14} />
          <span>
            <span className="quiet">{t('record.beforeNextStage')}</span>{' '}
            <FilterSentence module={module} filter={step.exit} />
          </span>
        </p>
      )}
    </div>
  );
}
