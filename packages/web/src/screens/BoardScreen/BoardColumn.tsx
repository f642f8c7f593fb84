import { useDroppable } from '@dnd-kit/core';
import type { ChoiceMetadata, ModuleMetadata } from '@gejie/core';
import { useEffect, useRef } from 'react';
import { fieldOf, useRecords } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { Icon } from '../../theme/index.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { BoardCard } from './BoardCard.tsx';
import { type BoardFilter, columnQuery } from './boardQuery.ts';
import type { Tally } from './useTally.ts';

interface BoardColumnProps {
  module: ModuleMetadata;
  filter: BoardFilter;
  column: ChoiceMetadata;
  /** Absent while it is being counted. */
  tally: Pick<Tally, 'count' | 'sum'> | undefined;
  /** What a record made here begins with. */
  preset: Record<string, unknown>;
  onOpen(id: number): void;
}

/** One value of the board's field: its total, its cards page by page, and a place to drop. */
export function BoardColumn({ module, filter, column, tally, preset, onOpen }: BoardColumnProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { setNodeRef, isOver } = useDroppable({ id: column.value });
  const list = useRecords(module.path, columnQuery(module, filter, column.value));
  // While another filter is read the old cards stay, but a column never shows cards of another value.
  const loaded = list.data?.pages.flatMap((page) => page.records) ?? [];
  const records = loaded.filter((record) => record[module.board?.field ?? ''] === column.value);
  const sum = module.board?.sum ? fieldOf(module, module.board.sum) : undefined;
  const name = label(column.label);
  return (
    <section
      ref={setNodeRef}
      data-column={column.value}
      className={isOver ? 'board-column board-column-over' : 'board-column'}
      aria-label={name}
    >
      <header className="board-head">
        <span className={`board-dot tone-${column.color ?? 'grey'}`} aria-hidden="true" />
        <h2>{name}</h2>
        <span className="board-count">{tally ? format.number(tally.count) : ''}</span>
        {sum && tally?.sum && (
          <span className="board-sum">
            <FieldValue field={sum} value={tally.sum} brief />
          </span>
        )}
        {module.rights.create && !column.closed && (
          <button
            type="button"
            className="btn-icon board-add"
            aria-label={t('board.addIn', { column: name })}
            title={t('board.addIn', { column: name })}
            onClick={() =>
              void openQuickCreate(module.path, { ...preset, [module.board?.field ?? '']: column.value })
            }
          >
            <Icon name="plus" size={13} />
          </button>
        )}
      </header>
      <div className="board-cards">
        {list.isPending &&
          [64, 64, 64].map((height, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey boxes are all alike
            <span key={index} className="skeleton" style={{ height }} />
          ))}
        {list.error && records.length === 0 && (
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        )}
        {records.map((record) => (
          <BoardCard key={record.id} module={module} record={record} column={column} onOpen={onOpen} />
        ))}
        {list.isSuccess && records.length === 0 && <p className="board-empty quiet">{t('board.empty')}</p>}
        {list.hasNextPage && !list.isFetchingNextPage && (
          <Sentinel onSeen={() => void list.fetchNextPage()} />
        )}
        {list.isFetchingNextPage && <span className="skeleton" style={{ height: 64 }} />}
      </div>
    </section>
  );
}

/** Asks for the next page when it comes near the visible part. */
function Sentinel({ onSeen }: { onSeen(): void }) {
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(onSeen);
  latest.current = onSeen;
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { rootMargin: '300px' },
    );
    if (mark.current) watcher.observe(mark.current);
    return () => watcher.disconnect();
  }, []);
  return <div ref={mark} className="board-sentinel" />;
}
