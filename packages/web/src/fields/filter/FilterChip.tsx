import type { ModuleMetadata } from '@gejie/core';
import { useEffect, useState } from 'react';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { viewOf } from '../index.ts';
import { type Clause, isComplete, withOperator } from './clauses.ts';
import { columnOf } from './column.ts';
import { OperandText } from './OperandText.tsx';
import { useColumnLabel } from './useColumnLabel.ts';
import { useOperatorText } from './useOperatorText.ts';

export interface FilterChipProps {
  module: ModuleMetadata;
  clause: Clause;
  startsOpen: boolean;
  /** What is asked first about a value: whether it is missing (true) or filled in. */
  whetherEmpty?: boolean;
  onChange(clause: Clause): void;
  onRemove(): void;
}

/** Milliseconds without a key before what is typed is searched for. */
const typingPause = 300;

/** One condition: its operator and value open where they stand. */
export function FilterChip({
  module,
  clause,
  startsOpen,
  whetherEmpty,
  onChange,
  onRemove,
}: FilterChipProps) {
  const t = useText();
  const { data: modules = [] } = useModules();
  const columnLabel = useColumnLabel();
  const operatorText = useOperatorText();
  const [value, setValue] = useState(clause.value);
  useEffect(() => setValue(clause.value), [clause.value]);
  const column = columnOf(module, modules, clause.field);

  useEffect(() => {
    if (Object.is(value, clause.value) || !isComplete({ ...clause, value })) return;
    const timer = setTimeout(
      () => onChange({ ...clause, value }),
      typeof value === 'string' ? typingPause : 0,
    );
    return () => clearTimeout(timer);
  });

  if (!column) return <UnknownChip name={clause.field} onRemove={onRemove} />;
  const name = columnLabel(column);
  const Operand = viewOf(column.field).Operand;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line of text
    <span className="filter" role="group" aria-label={t('list.condition', { field: name })}>
      <span className="filter-field">{name}</span>
      <Menu
        label={`${t('list.operatorOf', { field: name })}: ${operatorText(column.field, clause.operator)}`}
        className="filter-part"
        groups={[
          {
            key: 'operators',
            items: column.field.operators.map((operator) => ({
              key: operator,
              // In a sentence it reads like “is”; in the menu it has to be told from that.
              label:
                operator === 'empty'
                  ? t('list.operator.emptyOrFilled')
                  : operatorText(column.field, operator),
              checked: operator === clause.operator,
              onSelect: () => onChange(withOperator({ ...clause, value }, operator, whetherEmpty)),
            })),
          },
        ]}
      >
        {operatorText(column.field, clause.operator)}
      </Menu>
      <Popover
        key={clause.operator}
        panelLabel={t('list.valueOf', { field: name })}
        className="filter-part filter-value"
        startsOpen={startsOpen}
        panel={() => (
          <div className="filter-operand">
            <Operand operator={clause.operator} value={value} field={column.field} onChange={setValue} />
          </div>
        )}
      >
        <OperandText field={column.field} operator={clause.operator} value={value} />
      </Popover>
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

/** A link from a colleague may name a field this user may not see. */
function UnknownChip({ name, onRemove }: { name: string; onRemove(): void }) {
  const t = useText();
  return (
    <span className="filter">
      <span className="filter-field">{t('list.hiddenField')}</span>
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
