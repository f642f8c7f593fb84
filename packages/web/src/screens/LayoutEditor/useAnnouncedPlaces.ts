import type { DndContextProps, Over } from '@dnd-kit/core';
import type { ArrangedField, Layout } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { palettePlace } from './drop.ts';

/** What screen readers say while a field is carried with the keyboard. */
export function useAnnouncedPlaces(
  layout: Layout,
  fields: ReadonlyMap<string, ArrangedField>,
): NonNullable<DndContextProps['accessibility']> {
  const t = useText();
  const label = useLabel();
  const nameOf = (id: string | number) => label(fields.get(String(id))?.label) ?? '';
  const placeOf = (over: Over | null) => {
    if (!over) return t('layout.nowhere');
    const id = String(over.id);
    if (id === palettePlace) return t('layout.unused');
    const section = layout.sections.find(({ name }) => id === `section:${name}`);
    return section
      ? t('layout.endOf', { section: label(section.label) })
      : t('layout.before', { field: nameOf(id) });
  };
  return {
    screenReaderInstructions: { draggable: t('layout.howToDrag') },
    announcements: {
      onDragStart: ({ active }) => t('layout.lifted', { name: nameOf(active.id) }),
      onDragOver: ({ active, over }) => t('layout.over', { name: nameOf(active.id), place: placeOf(over) }),
      onDragEnd: ({ active, over }) => t('layout.dropped', { name: nameOf(active.id), place: placeOf(over) }),
      onDragCancel: ({ active }) => t('layout.cancelled', { name: nameOf(active.id) }),
    },
  };
}
