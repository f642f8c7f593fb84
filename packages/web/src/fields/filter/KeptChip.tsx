import type { Filter, ModuleMetadata } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { FilterSentence } from './FilterSentence.tsx';

interface KeptChipProps {
  module: ModuleMetadata;
  filter: Filter;
  onRemove(): void;
}

/** A condition that can't be built here: read out, and left as it is. */
export function KeptChip({ module, filter, onRemove }: KeptChipProps) {
  const t = useText();
  return (
    <span className="filter">
      <span className="filter-field">
        <FilterSentence module={module} filter={filter} />
      </span>
      <button type="button" className="filter-part" aria-label={t('list.removeKept')} onClick={onRemove}>
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}
