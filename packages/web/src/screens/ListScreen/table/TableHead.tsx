import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { type DragEvent, useState } from 'react';
import type { Column } from '../../../fields/filter/column.ts';
import { useColumnLabel } from '../../../fields/filter/useColumnLabel.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import type { ColumnMemory } from '../columnMemory.ts';
import type { Selection } from '../useSelection.ts';
import { ColumnResizer } from './ColumnResizer.tsx';

export interface TableHeadProps {
  module: ModuleMetadata;
  columns: Column[];
  widthOf(name: string): number;
  memory: ColumnMemory;
  sort: string;
  onSort(sort: string): void;
  /** Whether anything can be done to many at once. */
  selectable: boolean;
  selection: Selection;
  loadedIds: readonly AnsweredRecord[];
}

/** Headings: a click sorts, a drag moves the column, the edge resizes it. */
export function TableHead({
  module,
  columns,
  widthOf,
  memory,
  sort,
  onSort,
  selectable,
  selection,
  loadedIds,
}: TableHeadProps) {
  const t = useText();
  const [over, setOver] = useState<string | null>(null);
  const ids = loadedIds.map((record) => record.id);
  const picked = ids.filter(selection.has).length;

  const drop = (event: DragEvent, onto: string) => {
    event.preventDefault();
    setOver(null);
    const names = columns.map((column) => column.name);
    memory.chooseNames(moved(names, event.dataTransfer.getData('text/plain'), onto));
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
              className={headClass(column, fixed, over === column.name)}
              draggable={!fixed}
              onDragStart={(event) => event.dataTransfer.setData('text/plain', column.name)}
              onDragOver={(event) => {
                if (fixed) return;
                event.preventDefault();
                setOver(column.name);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => drop(event, column.name)}
            >
              <HeadLabel column={column} sort={sort} onSort={onSort} />
              <ColumnResizer
                width={widthOf(column.name)}
                onResize={(width) => memory.chooseWidth(column.name, width)}
                column={column}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function HeadLabel({ column, sort, onSort }: { column: Column; sort: string; onSort(sort: string): void }) {
  const columnLabel = useColumnLabel();
  if (!column.field.sortable) return <span className="head-label">{columnLabel(column)}</span>;
  const direction = ariaSort(sort, column.name);
  return (
    <button
      type="button"
      className="head-label"
      onClick={() => onSort(direction === 'ascending' ? `-${column.name}` : column.name)}
    >
      {columnLabel(column)}
      {direction !== 'none' && <Icon name={direction === 'ascending' ? 'arrowUp' : 'arrowDown'} size={11} />}
    </button>
  );
}

function ariaSort(sort: string, name: string): 'ascending' | 'descending' | 'none' {
  const [first] = sort.split(',');
  if (first === name) return 'ascending';
  return first === `-${name}` ? 'descending' : 'none';
}

function headClass(column: Column, fixed: boolean, target: boolean): string {
  return [fixed && 'cell-title', column.alignRight && 'number', target && 'drop-before']
    .filter(Boolean)
    .join(' ');
}

/** `name` taken out and put before `onto`. */
export function moved(names: readonly string[], name: string, onto: string): string[] {
  if (!names.includes(name) || name === onto) return [...names];
  return names.filter((one) => one !== name).flatMap((one) => (one === onto ? [name, one] : [one]));
}
