import type { AnsweredRecord, ChoiceMetadata, ModuleMetadata } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useUpdateRecord } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { useMissingFields } from '../FormScreen/useMissingFields.tsx';
import type { BoardFilter } from './boardQuery.ts';
import { moveCard } from './moveCard.ts';

/** Moves cards: at once on the screen, then on the server, and back again when the server refuses. */
export function useMoving(module: ModuleMetadata, filter: BoardFilter, columns: readonly ChoiceMetadata[]) {
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const update = useUpdateRecord(module.path);
  const missing = useMissingFields();
  const field = module.board?.field ?? '';

  const move = async (record: AnsweredRecord, to: string) => {
    if (record[field] === to) return;
    const putBack = moveCard(client, module, filter, record, to);
    const changes = await missing.ask(module, record, { [field]: to });
    if (!changes) return putBack();
    update.mutate(
      { id: record.id, version: record.version, changes },
      {
        onError: putBack,
        onSuccess: () => {
          const column = columns.find(({ value }) => value === to);
          announce(t('board.moved', { name: titleOf(module, record), column: label(column?.label) }));
        },
      },
    );
  };
  return { move, dialog: missing.dialog };
}
