import { blockMembers, type Filter, type ModuleMetadata, type PrintBlock } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon, type IconName } from '../../theme/index.ts';
import { FilterBar } from '../filter/FilterBar.tsx';
import { blockControls } from './blockControls.tsx';

interface BlockCardProps {
  block: PrintBlock;
  /** The module whose records are printed. */
  module: ModuleMetadata;
  isFirst: boolean;
  isLast: boolean;
  onChange(block: PrintBlock): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

/** One block being made: what its kind has, and when it stands there. */
export function BlockCard({ block, module, isFirst, isLast, onChange, onMove, onRemove }: BlockCardProps) {
  const t = useText();
  const name = t(`print.block.${block.kind}`);
  const set = (part: Partial<PrintBlock>) => onChange({ ...block, ...part });
  return (
    <fieldset className="print-block">
      <legend className="for-screen-readers">{name}</legend>
      <div className="print-block-head">
        <b>{name}</b>
        {block.kind === 'letterhead' && <span className="quiet">{t('print.hint.letterhead')}</span>}
        <span className="step-buttons">
          <CardButton
            icon="arrowUp"
            label={t('print.up', { block: name })}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          />
          <CardButton
            icon="arrowDown"
            label={t('print.down', { block: name })}
            disabled={isLast}
            onClick={() => onMove(1)}
          />
          <CardButton icon="close" label={t('print.remove', { block: name })} onClick={onRemove} />
        </span>
      </div>
      {blockMembers[block.kind].map((member) => {
        const Control = blockControls[member];
        return Control && <Control key={member} block={block} module={module} onChange={set} />;
      })}
      {(block.when || !['letterhead', 'space', 'rule'].includes(block.kind)) && (
        <div className="filter-builder print-when">
          <span className="quiet">{t('print.when')}</span>
          <FilterBar
            module={module}
            where={block.when ?? {}}
            onChange={(when: Filter) => set({ when: Object.keys(when).length > 0 ? when : undefined })}
          />
        </div>
      )}
    </fieldset>
  );
}

interface CardButtonProps {
  icon: IconName;
  label: string;
  disabled?: boolean;
  onClick(): void;
}

function CardButton({ icon, label, disabled, onClick }: CardButtonProps) {
  return (
    <button type="button" className="btn-icon" aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={13} />
    </button>
  );
}
