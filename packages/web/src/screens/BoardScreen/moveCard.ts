import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import type { QueryClient } from '@tanstack/react-query';
import { keys, type ListPages } from '../../api/index.ts';
import { type BoardFilter, columnQuery } from './boardQuery.ts';

/** Takes a card out of one cached column and puts it on top of another. Answers how to put it back. */
export function moveCard(
  client: QueryClient,
  module: ModuleMetadata,
  filter: BoardFilter,
  record: AnsweredRecord,
  to: string,
): () => void {
  const field = module.board?.field ?? '';
  const keyOf = (value: string) => keys.list(module.path, columnQuery(module, filter, value));
  const [fromKey, toKey] = [keyOf(String(record[field])), keyOf(to)];
  const before = [fromKey, toKey].map((key) => [key, client.getQueryData<ListPages>(key)] as const);
  const moved = { ...record, [field]: to };

  client.setQueryData<ListPages>(
    fromKey,
    (list) => list && mapPages(list, (cards) => cards.filter(({ id }) => id !== record.id)),
  );
  client.setQueryData<ListPages>(
    toKey,
    (list) => list && mapPages(list, (cards, page) => (page === 0 ? [moved, ...cards] : cards)),
  );
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

function mapPages(
  list: ListPages,
  change: (cards: AnsweredRecord[], page: number) => AnsweredRecord[],
): ListPages {
  return {
    ...list,
    pages: list.pages.map((page, index) => ({ ...page, records: change(page.records, index) })),
  };
}
