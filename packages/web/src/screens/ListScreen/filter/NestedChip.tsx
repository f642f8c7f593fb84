import type { Filter, ModuleMetadata } from '@gejie/core';
import { Fragment } from 'react';
import { useModules } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { columnOf } from '../columns.ts';
import { type Clause, isNested, partsOf } from './clauses.ts';
import { OperandText } from './OperandText.tsx';
import { useColumnLabel } from './useColumnLabel.ts';
import { useOperatorText } from './useOperatorText.ts';

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
      <span className="filter-field filter-nested">
        <Sentence module={module} filter={filter} />
      </span>
      <button type="button" className="filter-part" aria-label={t('list.removeNested')} onClick={onRemove}>
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}

function Sentence({ module, filter }: { module: ModuleMetadata; filter: Filter }) {
  const t = useText();
  if ('any' in filter && Array.isArray(filter.any)) {
    return filter.any.map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a filter have no other identity
      <Fragment key={index}>
        {index > 0 && <em> {t('list.or')} </em>}
        <Sentence module={module} filter={one} />
      </Fragment>
    ));
  }
  if ('not' in filter && typeof filter.not === 'object') {
    const [only, ...others] = partsOf(filter.not as Filter);
    if (only && !isNested(only) && others.length === 0)
      return <Plain module={module} clause={only} negated />;
    return (
      <>
        <em>{t('list.not')} </em>
        <Sentence module={module} filter={filter.not as Filter} />
      </>
    );
  }
  return partsOf(filter).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a filter have no other identity
    <Fragment key={index}>
      {index > 0 && <em> {t('list.and')} </em>}
      {isNested(part) ? (
        <Sentence module={module} filter={part.nested} />
      ) : (
        <Plain module={module} clause={part} />
      )}
    </Fragment>
  ));
}

interface PlainProps {
  module: ModuleMetadata;
  clause: Clause;
  /** The opposite is meant. */
  negated?: boolean;
}

function Plain({ module, clause, negated = false }: PlainProps) {
  const t = useText();
  const { data: modules = [] } = useModules();
  const columnLabel = useColumnLabel();
  const operatorText = useOperatorText();
  const column = columnOf(module, modules, clause.field);
  if (!column) return null;
  const operator = operatorText(column.field, clause.operator);
  return (
    <span>
      {columnLabel(column)} {negated ? t('list.notOperator', { operator }) : operator}{' '}
      <OperandText field={column.field} operator={clause.operator} value={clause.value} />
    </span>
  );
}
