import type { ModuleMetadata } from '@gejie/core';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { viewOf } from '../viewOf.ts';
import { type Clause, isComplete, withOperator } from './clauses.ts';
import { columnOf } from './column.ts';
import { OperandText } from './OperandText.tsx';
import { useColumnLabel } from './useColumnLabel.ts';
import { type Comparison, comparisonsOf, useOperatorText } from './useOperatorText.ts';

export interface FilterChipProps {
  module: ModuleMetadata;
  clause: Clause;
  startsOpen: boolean;
  /** Why the server would not take it. */
  problem?: string;
  onChange(clause: Clause): void;
  onRemove(): void;
  /** What joins it with others when it is put into a group. */
  alternative: 'all' | 'any';
  /** Puts it into a group of its own; absent where there is no room for one. */
  onAlternative?(): void;
}

/** Milliseconds without a key before what is typed is searched for. */
const typingPause = 300;

/** One condition: its operator and value open where they stand; Delete takes it away. */
export function FilterChip(props: FilterChipProps) {
  const { module, clause, startsOpen, problem, onChange, onRemove, alternative, onAlternative } = props;
  const t = useText();
  const noteId = useId();
  const { data: modules = [] } = useModules();
  const columnLabel = useColumnLabel();
  const operatorText = useOperatorText();
  const [value, setValue] = useState(clause.value);
  const [known, setKnown] = useState(clause.value);
  // Changed from elsewhere, by going back for instance: what stood here before must not be written over it.
  if (!Object.is(known, clause.value)) {
    setKnown(clause.value);
    setValue(clause.value);
  }
  const column = columnOf(module, modules, clause.field);

  useEffect(() => {
    if (Object.is(value, clause.value) || !isComplete({ ...clause, value })) return;
    const timer = setTimeout(
      () => onChange({ ...clause, value }),
      typeof value === 'string' ? typingPause : 0,
    );
    return () => clearTimeout(timer);
  });

  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    // Keys typed in a panel also come by here, though it hangs elsewhere.
    const isOwn = event.currentTarget.contains(event.target as Node);
    if (!isOwn || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    onRemove();
  };
  const name = column ? columnLabel(column) : t('list.hiddenField');
  const field = column?.field;
  const Operand = field && viewOf(field).Operand;
  const choose = (comparison: Comparison) =>
    onChange(
      comparison.operator === 'empty'
        ? { field: clause.field, operator: 'empty', value: comparison.value }
        : withOperator({ ...clause, value }, comparison.operator),
    );
  const isShown = (comparison: Comparison) =>
    comparison.operator === clause.operator &&
    (comparison.operator !== 'empty' || comparison.value === (clause.value !== false));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line of text
    <span
      className={problem || !field ? 'filter filter-wrong' : 'filter'}
      role="group"
      aria-label={t('list.condition', { field: name })}
      aria-describedby={problem ? noteId : undefined}
      onKeyDown={pressed}
    >
      <span className="filter-field">{name}</span>
      {field && (
        <Menu
          label={`${t('list.operatorOf', { field: name })}: ${operatorText(field, clause)}`}
          className="filter-part"
          groups={[
            {
              key: 'operators',
              items: comparisonsOf(field).map((comparison) => ({
                key: `${comparison.operator}.${comparison.value ?? ''}`,
                label: operatorText(field, comparison),
                checked: isShown(comparison),
                onSelect: () => choose(comparison),
              })),
            },
            {
              key: 'group',
              items: onAlternative
                ? [
                    {
                      key: 'alternative',
                      icon: 'plus',
                      label: t(`list.alternative.${alternative}`),
                      onSelect: onAlternative,
                    },
                  ]
                : [],
            },
          ]}
        >
          {operatorText(field, clause)}
        </Menu>
      )}
      {field && Operand && clause.operator !== 'empty' && (
        <Popover
          key={clause.operator}
          panelLabel={t('list.valueOf', { field: name })}
          className="filter-part filter-value"
          startsOpen={startsOpen}
          panel={() => (
            <div className="filter-operand">
              <Operand operator={clause.operator} value={value} field={field} onChange={setValue} />
            </div>
          )}
        >
          <OperandText field={field} operator={clause.operator} value={value} />
        </Popover>
      )}
      {problem && (
        <span className="filter-problem" id={noteId} role="alert">
          {problem}
        </span>
      )}
      <button
        type="button"
        className="filter-part"
        aria-label={t('list.removeCondition', { field: name })}
        onClick={onRemove}
      >
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}
