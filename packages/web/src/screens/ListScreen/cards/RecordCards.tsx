import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Column } from '../../../fields/filter/column.ts';
import { useModuleNames } from '../../../naming/moduleNames.ts';
import './cards.css';
import { RecordCard } from './RecordCard.tsx';

export interface RecordCardsProps {
  module: ModuleMetadata;
  columns: Column[];
  records: AnsweredRecord[];
  loading: boolean;
  stale: boolean;
  hasMore: boolean;
  onNeedMore(): void;
}

/** Pixels; two lines and room for a thumb. */
const cardHeight = 76;
/** Cards before the end at which the next page is asked for. */
const ahead = 20;

/** A list on a phone: one card a record. */
export function RecordCards(props: RecordCardsProps) {
  const { module, columns, records, loading, stale, hasMore, onNeedMore } = props;
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
              <li key={record.id} style={{ transform: `translateY(${start}px)`, height: cardHeight }}>
                <RecordCard module={module} record={record} columns={columns} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
