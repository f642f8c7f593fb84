import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { type DragEvent, memo } from 'react';
import type { Column } from '../../../fields/filter/column.ts';
import { lazyPart } from '../../../fields/parts/lazyPart.tsx';
import { useText } from '../../../i18n/index.ts';
import { titleOf } from '../../../naming/titleOf.ts';
import { RecordCell } from './RecordCell.tsx';
import type { CellEditing, EditedCell } from './useCellEditing.ts';

const CellEditor = lazyPart(() => import('./CellEditor.tsx'), 24);

export interface TableRowProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  index: number;
  columns: Column[];
  selectable: boolean;
  selected: boolean;
  active: boolean;
  /** The cell of this row that is being edited. */
  edited: EditedCell | null;
  onEdit(cell: EditedCell | null): void;
  onSave: CellEditing['save'];
  onToggle(id: number): void;
  onExtend(id: number): void;
  onHover(id: number): void;
  /** Lets the row be dragged out of the list; absent: it stays. */
  onCarry?(event: DragEvent, id: number): void;
}

export const TableRow = memo(function TableRow(props: TableRowProps) {
  const {
    module,
    record,
    index,
    columns,
    selectable,
    selected,
    active,
    edited,
    onEdit,
    onSave,
    onToggle,
    onExtend,
    onHover,
    onCarry,
  } = props;
  const t = useText();
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={[selected && 'row-selected', active && 'row-active'].filter(Boolean).join(' ')}
      onPointerEnter={() => onHover(record.id)}
      draggable={onCarry !== undefined}
      onDragStart={(event) => onCarry?.(event, record.id)}
    >
      <td className="cell-check">
        {selectable && (
          <input
            type="checkbox"
            className="check"
            aria-label={t('list.selectOne', { name: titleOf(module, record) })}
            checked={selected}
            onChange={(event) =>
              event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey
                ? onExtend(record.id)
                : onToggle(record.id)
            }
          />
        )}
      </td>
      {columns.map((column) => {
        const edits = edited?.name === column.name;
        return (
          <td
            key={column.name}
            className={cellClass(column, column.name === module.title, edits)}
            onDoubleClick={() =>
              mayEdit(module, record, column) && onEdit({ id: record.id, name: column.name })
            }
          >
            {edits ? (
              <CellEditor
                module={module}
                record={record}
                field={column.field}
                refused={edited?.refused}
                onSave={(begun, value) => onSave(begun, column.field, value)}
                onGiveUp={() => onEdit(null)}
              />
            ) : (
              <RecordCell module={module} record={record} column={column} />
            )}
          </td>
        );
      })}
    </tr>
  );
});

function cellClass(column: Column, isTitle: boolean, edits: boolean): string {
  return [isTitle && 'cell-title', column.alignRight && 'number', edits && 'cell-edited']
    .filter(Boolean)
    .join(' ');
}

function mayEdit(module: ModuleMetadata, record: AnsweredRecord, { field }: Column): boolean {
  return !field.readOnly && module.rights.edit && record.rights?.edit !== false;
}
