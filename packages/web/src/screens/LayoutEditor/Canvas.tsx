import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { ArrangedField, Layout } from '@gejie/core';
import { type ReactNode, useState } from 'react';
import { useLabel, useText } from '../../i18n/index.ts';
import { type Drop, dropAt, palettePlace } from './drop.ts';
import { find, placed, sectionOf, taken, withSection } from './layoutChanges.ts';
import { Palette } from './Palette.tsx';
import { placeKeys } from './placeKeys.ts';
import { SectionCard } from './SectionCard.tsx';
import { useAnnouncedPlaces } from './useAnnouncedPlaces.ts';

export interface CanvasProps {
  layout: Layout;
  fields: ReadonlyMap<string, ArrangedField>;
  /** Names of fields that conditions or roles decide about. */
  ruled: ReadonlySet<string>;
  chosen: string | null;
  onChoose(field: string | null): void;
  onChange(layout: Layout): void;
  /** Stands beside the sections instead of the fields that are left over. */
  panel: ReactNode;
}

/** The sections of a layout and what is left over; fields are dragged between them, with pointer, finger or keys. */
export function Canvas({ layout, fields, ruled, chosen, onChoose, onChange, panel }: CanvasProps) {
  const t = useText();
  const label = useLabel();
  const [carried, setCarried] = useState<string | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: placeKeys }),
  );
  const accessibility = useAnnouncedPlaces(layout, fields);
  const follow = (event: DragMoveEvent) => setDrop(dropAt(event, layout));
  const end = (event: DragEndEvent) => {
    const field = String(event.active.id);
    const at = dropAt(event, layout);
    setCarried(null);
    setDrop(null);
    if (!at) return;
    if (at.place !== null) onChange(placed(layout, field, at.place));
    else if (sectionOf(layout, field) && !fields.get(field)?.indispensable) onChange(taken(layout, field));
  };
  const flying = carried ? fields.get(carried) : undefined;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(given) => {
        const under = pointerWithin(given).filter(({ id }) => id !== given.active.id);
        // A field lies within its section: the field is meant.
        const field = under.find(({ id }) => !String(id).includes(':'));
        return field ? [field] : under.length > 0 ? under : closestCenter(given);
      }}
      accessibility={accessibility}
      onDragStart={({ active }) => setCarried(String(active.id))}
      onDragMove={follow}
      onDragOver={follow}
      onDragCancel={() => {
        setCarried(null);
        setDrop(null);
      }}
      onDragEnd={end}
    >
      <div className="layout-canvas">
        {layout.sections.map((section, index) => (
          <SectionCard
            key={section.name}
            layout={layout}
            section={section}
            index={index}
            fields={fields}
            ruled={ruled}
            chosen={chosen}
            drop={drop}
            onChoose={onChoose}
            onChange={onChange}
          />
        ))}
        <button
          type="button"
          className="btn btn-dashed layout-add-section"
          onClick={() => onChange(withSection(layout, { zh: '新分区', en: 'New section' }))}
        >
          {t('layout.addSection')}
        </button>
      </div>
      <aside className="layout-side">
        {panel ?? (
          <Palette
            fields={[...fields.values()].filter(({ name, placeable }) => placeable && !find(layout, name))}
            isTarget={drop?.over === palettePlace}
            onPlace={(field) => {
              const last = layout.sections.at(-1);
              if (last) onChange(placed(layout, field, { section: last.name, before: null }));
            }}
          />
        )}
      </aside>
      <DragOverlay dropAnimation={null}>
        {flying && <div className="layout-field layout-field-flying">{label(flying.label)}</div>}
      </DragOverlay>
    </DndContext>
  );
}
