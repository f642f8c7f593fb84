import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useModuleNames } from '../../../app/moduleNames.ts';
import { FieldValue } from '../../../fields/FieldValue.tsx';
import type { Column } from '../columns.ts';
import { titleOf } from '../titleOf.ts';
import './cards.css';

export interface RecordCardsProps {
  module: ModuleMetadata;
  columns: Column[];
  records: AnsweredRecord[];
  loading: boolean;
  stale: boolean;
  hasMore: boolean;
  onNeedMore(): void;
}

const cardHeight = 92;
const ahead = 20;
/** Columns a card shows under its title. */
const shown = 4;

/** A list on a phone: one card a record, as tall as a thumb likes. */
export function RecordCards({
  module,
  columns,
  records,
  loading,
  stale,
  hasMore,
  onNeedMore,
}: RecordCardsProps) {
  const names = useModuleNames();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 8,
  });
  const cards = virtual.getVirtualItems();
  const lastSeen = cards.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= records.length - ahead) onNeedMore();
  }, [hasMore, lastSeen, records.length, onNeedMore]);

  const facts = columns.filter((column) => column.name !== module.title).slice(0, shown);
  return (
    <div
      className="cards"
      ref={scroller}
      aria-busy={loading || stale}
      data-scroll-restoration-id={`cards.${module.path}`}
    >
      {loading && [0, 1, 2, 3, 4, 5].map((card) => <span key={card} className="skeleton card-skeleton" />)}
      <ul style={{ height: virtual.getTotalSize() }} aria-label={names.many(module)}>
        {cards.map(({ index, start }) => {
          const record = records[index];
          return (
            record && (
              <li
                key={record.id}
                className="card"
                style={{ transform: `translateY(${start}px)`, height: cardHeight }}
              >
                <Link
                  to="/$path/$id"
                  params={{ path: module.path, id: String(record.id) }}
                  className="card-title"
                >
                  {titleOf(module, record)}
                </Link>
                <div className="card-facts">
                  {facts.map((column) => (
                    <span key={column.name}>
                      <FieldValue field={column.field} value={record[column.name]} record={record} compact />
                    </span>
                  ))}
                </div>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
