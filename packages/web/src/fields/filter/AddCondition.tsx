import type { ModuleMetadata } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import type { Clause } from './clauses.ts';
import type { Column } from './column.ts';
import { FieldTree } from './FieldTree.tsx';

export interface AddConditionProps {
  module: ModuleMetadata;
  /** Fields beyond references can't be asked for. */
  ownFields?: boolean;
  startsOpen?: boolean;
  /** Only its sign, where there is little room. */
  small?: boolean;
  onAdd(clause: Clause): void;
  /** Begins a group; absent where there is no room for one. */
  onAddGroup?(): void;
  /** What joins the conditions of such a group. */
  alternative: 'all' | 'any';
}

/** Adds a condition: first its field, then the chip asks for the value. */
export function AddCondition(props: AddConditionProps) {
  const { module, ownFields = false, startsOpen, small, onAdd, onAddGroup, alternative } = props;
  const t = useText();
  const choose = ({ field, name }: Column) => {
    const [operator] = field.operators;
    if (operator) onAdd({ field: name, operator, value: operator === 'empty' ? !ownFields : undefined });
  };
  return (
    <Popover
      panelLabel={t('list.addCondition')}
      label={small ? t('list.addCondition') : undefined}
      className={small ? 'btn btn-icon btn-dashed' : 'btn btn-dashed'}
      startsOpen={startsOpen}
      panel={(close) => (
        <FieldTree
          module={module}
          ownFields={ownFields}
          onChoose={(column) => {
            close();
            choose(column);
          }}
        >
          {onAddGroup && (
            <button
              type="button"
              className="menu-item field-search-group"
              onClick={() => {
                close();
                onAddGroup();
              }}
            >
              <Icon name="plus" size={13} />
              {t(`list.addGroup.${alternative}`)}
            </button>
          )}
        </FieldTree>
      )}
    >
      <Icon name="plus" size={12} />
      {!small && t('list.addCondition')}
    </Popover>
  );
}
