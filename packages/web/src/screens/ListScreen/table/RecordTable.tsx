import type { AnsweredRecord, ModuleMetadata, RowHeight } from '@gejie/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { usePrefetchRecord } from '../../../api/index.ts';
import { extensionOf } from '../../../extensions/extensionOf.ts';
import type { Column } from '../../../fields/filter/column.ts';
import { useModuleNames } from '../../../naming/moduleNames.ts';
import { carry } from '../../../ui/carry.ts';
import type { ListLookMemory } from '../listLook.ts';
import type { Selection } from '../useSelection.ts';
import { SkeletonRows } from './SkeletonRows.tsx';
import { lastRect, watchRect } from './scrollRect.ts';
import './table.css';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { useCellEditing } from './useCellEditing.ts';
import { useColumnWidths } from './useColumnWidths.ts';
import { useRowKeys } from './useRowKeys.ts';

export interface RecordTableProps {
  module: ModuleMetadata;
  columns: Column[];
  look: ListLookMemory;
  records: AnsweredRecord[];
  /** Rows the list has in all, as far as is known. */
  total: number;
  /** The first rows have not come yet. */
  loading: boolean;
  /** The rows are those of the previous conditions; the new ones are on their way. */
  stale: boolean;
  hasMore: boolean;
  onNeedMore(): void;
  sort: string;
  onSort(sort: string): void;
  selection: Selection;
  onOpen(id: number): void;
}

/** Pixels. */
const heights: Record<RowHeight, number> = { dense: 31, usual: 37, tall: 57 };
/** Rows before the end at which the next page is asked for. */
const ahead = 40;

/** The rows of a list: only those in sight are in the document, more are fetched before the end is reached. */
export function RecordTable(props: RecordTableProps) {
  const { module, columns, look, records, total, loading, stale, hasMore, onNeedMore, sort, selection } =
    props;
  const names = useModuleNames();
  const scroller = useRef<HTMLDivElement>(null);
  const widths = useColumnWidths(scroller, module, columns, look.widths);
  const rowHeight = heights[look.rowHeight];
  const selectable = module.rights.bulk;
  const editing = useCellEditing(module);
  const prefetch = usePrefetchRecord(module.path);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialRect: lastRect(),
    observeElementRect: ({ scrollElement }, tell) =>
      scrollElement ? watchRect(scrollElement, tell) : undefined,
    overscan: 14,
    scrollPaddingStart: heights.usual,
    scrollPaddingEnd: rowHeight * 2,
  });
  const { carriesRows = false } = extensionOf(module.path);
  const carryRow = useCallback(
    (event: DragEvent, id: number) => {
      const picked = records.filter((record) => selection.has(record.id)).map((record) => record.id);
      carry(event, { path: module.path, ids: picked.includes(id) ? picked : [id] });
    },
    [records, selection, module.path],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are the reason to measure anew
  useLayoutEffect(() => virtual.measure(), [rowHeight]);
  const rows = virtual.getVirtualItems();
  const lastSeen = rows.at(-1)?.index ?? 0;
  const active = useRowKeys({
    selectable,
    records,
    selection,
    onOpen: props.onOpen,
    show: (index) => virtual.scrollToIndex(index),
  });

  useEffect(() => {
    if (hasMore && lastSeen >= records.length - ahead) onNeedMore();
  }, [hasMore, lastSeen, records.length, onNeedMore]);

  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <div className="table-scroll" ref={scroller} data-scroll-restoration-id={`list.${module.path}`}>
      <table
        className={`records records-${look.rowHeight}${stale ? ' records-stale' : ''}`}
        style={{ width: widths.total }}
        aria-rowcount={hasMore ? -1 : total + 1}
        aria-busy={loading || stale}
      >
        <caption className="for-screen-readers">{names.many(module)}</caption>
        <colgroup>
          <col style={{ width: widths.check }} />
          {columns.map((column) => (
            <col key={column.name} style={{ width: widths.of(column.name) }} />
          ))}
        </colgroup>
        <TableHead
          module={module}
          columns={columns}
          widths={widths}
          look={look}
          sort={sort}
          onSort={props.onSort}
          selectable={selectable}
          selection={selection}
          loadedIds={records}
        />
        <tbody>
          {loading && <SkeletonRows columns={columns.length + 1} />}
          {above > 0 && <Gap height={above} />}
          {rows.map(({ index }) => {
            const record = records[index];
            return (
              record && (
                <TableRow
                  key={record.id}
                  module={module}
                  record={record}
                  index={index}
                  columns={columns}
                  selectable={selectable}
                  selected={selection.has(record.id)}
                  active={index === active}
                  edited={editing.cell?.id === record.id ? editing.cell : null}
                  onEdit={editing.edit}
                  onSave={editing.save}
                  onToggle={selection.toggle}
                  onExtend={selection.extendTo}
                  onHover={prefetch}
                  onCarry={carriesRows ? carryRow : undefined}
                />
              )
            );
          })}
          {below > 0 && <Gap height={below} />}
          {hasMore && records.length > 0 && <SkeletonRows columns={columns.length + 1} rows={1} />}
        </tbody>
      </table>
      {editing.dialog}
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr className="gap">
      <td aria-hidden="true" style={{ height }} />
    </tr>
  );
}
