import type { Filter, ModuleMetadata } from '@gejie/core';
import { Fragment } from 'react';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import type { Clause } from './clauses.ts';
import { columnOf } from './column.ts';
import './filter.css';
import { type FilterPart, type Group, isGroup, isKept, treeOf } from './filterTree.ts';
import { OperandText } from './OperandText.tsx';
import { useColumnLabel } from './useColumnLabel.ts';
import { useOperatorText } from './useOperatorText.ts';

/** A filter read out: field, operator, value, joined by “and” and “or”, groups in brackets. */
export function FilterSentence({ module, filter }: { module: ModuleMetadata; filter: Filter }) {
  return (
    <span className="filter-sentence">
      <Joined module={module} group={treeOf(filter)} />
    </span>
  );
}

function Joined({ module, group: { joint, parts } }: { module: ModuleMetadata; group: Group }) {
  const t = useText();
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a filter have no other identity
    <Fragment key={index}>
      {index > 0 && <em> {t(joint === 'any' ? 'list.or' : 'list.and')} </em>}
      <Part module={module} part={part} />
    </Fragment>
  ));
}

function Part({ module, part }: { module: ModuleMetadata; part: FilterPart }) {
  const t = useText();
  if (isKept(part)) return <Raw filter={part.kept} />;
  if (!isGroup(part)) return <Plain module={module} clause={part} />;
  const [only] = part.parts;
  if (part.negated && part.parts.length === 1 && only && !isGroup(only) && !isKept(only))
    return <Plain module={module} clause={only} negated />;
  return (
    <>
      {part.negated && <em>{t('list.not')}</em>}
      {t('list.bracketOpens')}
      <Joined module={module} group={part} />
      {t('list.bracketCloses')}
    </>
  );
}

/** What has no words of its own: nothing can match, or a newer server knows more. */
function Raw({ filter }: { filter: Filter }) {
  const t = useText();
  const matchesNone = 'any' in filter && Array.isArray(filter.any) && filter.any.length === 0;
  return matchesNone ? <span>{t('list.matchesNone')}</span> : <code>{JSON.stringify(filter)}</code>;
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
  if (clause.operator === 'empty') {
    const value = negated ? clause.value === false : clause.value;
    return (
      <span>
        {columnLabel(column)} <b>{operatorText(column.field, { operator: 'empty', value })}</b>
      </span>
    );
  }
  const operator = operatorText(column.field, clause);
  return (
    <span>
      {columnLabel(column)} {negated ? t('list.notOperator', { operator }) : operator}{' '}
      <OperandText field={column.field} operator={clause.operator} value={clause.value} />
    </span>
  );
}
