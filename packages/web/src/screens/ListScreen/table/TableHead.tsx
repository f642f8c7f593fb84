import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { type DragEvent, useState } from 'react';
import type { Column } from '../../../fields/filter/column.ts';
import { useColumnLabel } from '../../../fields/filter/useColumnLabel.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { movedBeside } from '../columnOrder.ts';
import type { ListLookMemory } from '../listLook.ts';
import { alsoSortedBy, sortedBy, sortKeysOf } from '../sortKeys.ts';
import type { Selection } from '../useSelection.ts';
import { ColumnResizer } from './ColumnResizer.tsx';
import { HeadMenu } from './HeadMenu.tsx';
import type { ColumnWidths } from './useColumnWidths.ts';

export interface TableHeadProps {
  module: ModuleMetadata;
  columns: Column[];
  widths: ColumnWidths;
  look: ListLookMemory;
  sort: string;
  onSort(sort: string): void;
  /** Whether anything can be done to many at once. */
  selectable: boolean;
  selection: Selection;
  loadedIds: readonly AnsweredRecord[];
}

interface DropPlace {
  name: string;
  side: 'before' | 'after';
}

/** Headings: a click sorts, with shift by several; a drag moves the column, the edge resizes it. */
export function TableHead(props: TableHeadProps) {
  const { module, columns, widths, look, sort, onSort, selectable, selection, loadedIds } = props;
  const t = useText();
  const [over, setOver] = useState<DropPlace | null>(null);
  const ids = loadedIds.map((record) => record.id);
  const picked = ids.filter(selection.has).length;
  const names = columns.map((column) => column.name);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(null);
    const dragged = event.dataTransfer.getData('text/plain');
    if (over) look.chooseNames(movedBeside(names, dragged, over.name, over.side));
  };
  return (
    <thead>
      <tr>
        <th className="cell-check">
          {selectable && (
            <input
              type="checkbox"
              className="check"
              aria-label={t('list.selectAllLoaded')}
              checked={ids.length > 0 && picked === ids.length}
              ref={(box) => {
                if (box) box.indeterminate = picked > 0 && picked < ids.length;
              }}
              onChange={() => (picked > 0 ? selection.clear() : selection.pick(ids))}
            />
          )}
        </th>
        {columns.map((column) => {
          const fixed = column.name === module.title;
          return (
            <th
              key={column.name}
              scope="col"
              aria-sort={ariaSort(sort, column.name)}
              className={headClass(column, fixed, over)}
              draggable={!fixed}
              onDragStart={(event) => event.dataTransfer.setData('text/plain', column.name)}
              onDragOver={(event) => {
                if (fixed) return;
                event.preventDefault();
                const { left, width } = event.currentTarget.getBoundingClientRect();
                const side = event.clientX < left + width / 2 ? 'before' : 'after';
                if (over?.name !== column.name || over.side !== side) setOver({ name: column.name, side });
              }}
              onDragLeave={() => setOver(null)}
              onDrop={drop}
            >
              <span className="head">
                <HeadLabel column={column} sort={sort} onSort={onSort} />
                <HeadMenu
                  column={column}
                  names={names}
                  fixed={fixed}
                  look={look}
                  sort={sort}
                  onSort={onSort}
                />
              </span>
              <ColumnResizer
                width={widths.of(column.name)}
                onDrag={(width) => widths.drag(width === null ? null : { name: column.name, width })}
                onResize={(width) => look.chooseWidth(column.name, width)}
                column={column}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface HeadLabelProps {
  column: Column;
  sort: string;
  onSort(sort: string): void;
}

function HeadLabel({ column, sort, onSort }: HeadLabelProps) {
  const columnLabel = useColumnLabel();
  if (!column.field.sortable) return <span className="head-label">{columnLabel(column)}</span>;
  const keys = sortKeysOf(sort);
  const at = keys.findIndex(({ name }) => name === column.name);
  return (
    <button
      type="button"
      className="head-label"
      onClick={(event) =>
        onSort(event.shiftKey ? alsoSortedBy(sort, column.name) : sortedBy(sort, column.name))
      }
    >
      <span className="head-text">{columnLabel(column)}</span>
      {at >= 0 && <Icon name={keys[at]?.descending ? 'arrowDown' : 'arrowUp'} size={11} />}
      {at >= 0 && keys.length > 1 && <small aria-hidden="true">{at + 1}</small>}
    </button>
  );
}

function ariaSort(sort: string, name: string): 'ascending' | 'descending' | 'none' {
  const [first] = sortKeysOf(sort);
  if (first?.name !== name) return 'none';
  return first.descending ? 'descending' : 'ascending';
}

function headClass(column: Column, fixed: boolean, over: DropPlace | null): string {
  const target = over?.name === column.name && `drop-${over.side}`;
  return [fixed && 'cell-title', column.alignRight && 'number', target].filter(Boolean).join(' ');
}
