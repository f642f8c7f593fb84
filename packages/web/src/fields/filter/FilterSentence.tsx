import type { Filter, ModuleMetadata } from '@gejie/core';
import { Fragment } from 'react';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { type Clause, isNested, partsOf } from './clauses.ts';
import { columnOf } from './column.ts';
import './filter.css';
import { OperandText } from './OperandText.tsx';
import { useColumnLabel } from './useColumnLabel.ts';
import { useOperatorText } from './useOperatorText.ts';

/** A filter read out: field, operator, value, joined by “and” and “or”. */
export function FilterSentence({ module, filter }: { module: ModuleMetadata; filter: Filter }) {
  return (
    <span className="filter-sentence">
      <Sentence module={module} filter={filter} />
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
  if (!column) return <span>{t('list.hiddenField')}</span>;
  // “is empty” says it all.
  const operator = clause.operator === 'empty' ? '' : operatorText(column.field, clause.operator);
  return (
    <span>
      {columnLabel(column)} {negated ? t(operator ? 'list.notOperator' : 'list.not', { operator }) : operator}{' '}
      <OperandText field={column.field} operator={clause.operator} value={clause.value} />
    </span>
  );
}
