import type { Active, DndContextProps, Over } from '@dnd-kit/core';
import type { AnsweredRecord, ChoiceMetadata, ModuleMetadata } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';

/** What screen readers say while a card is carried with the keyboard. */
export function useAnnouncedDrag(
  module: ModuleMetadata,
  columns: readonly ChoiceMetadata[],
): NonNullable<DndContextProps['accessibility']> {
  const t = useText();
  const label = useLabel();
  const nameOf = (active: Active) => titleOf(module, active.data.current?.record as AnsweredRecord);
  const columnOf = (over: Over | null) =>
    label(columns.find(({ value }) => value === over?.id)?.label) || t('board.nowhere');
  return {
    screenReaderInstructions: { draggable: t('board.howToDrag') },
    announcements: {
      onDragStart: ({ active }) => t('board.lifted', { name: nameOf(active) }),
      onDragOver: ({ active, over }) => t('board.over', { name: nameOf(active), column: columnOf(over) }),
      onDragEnd: ({ active, over }) => t('board.dropped', { name: nameOf(active), column: columnOf(over) }),
      onDragCancel: ({ active }) => t('board.cancelled', { name: nameOf(active) }),
    },
  };
}
