import type { Filter, ModuleMetadata } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { FilterSentence } from './FilterSentence.tsx';

/** Conditions joined by "or" or turned round: read out whole. */
export function NestedChip({
  module,
  filter,
  onRemove,
}: {
  module: ModuleMetadata;
  filter: Filter;
  onRemove(): void;
}) {
  const t = useText();
  return (
    <span className="filter">
      <span className="filter-field">
        <FilterSentence module={module} filter={filter} />
      </span>
      <button type="button" className="filter-part" aria-label={t('list.removeNested')} onClick={onRemove}>
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}
