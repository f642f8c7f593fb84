import { useDroppable } from '@dnd-kit/core';
import type { ArrangedField, Layout, SectionMetadata } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import { type Drop, sectionPlace } from './drop.ts';
import { FieldCard } from './FieldCard.tsx';
import { renamed, sectionMoved, withoutSection } from './layoutChanges.ts';
import { SectionName } from './SectionName.tsx';

interface SectionCardProps {
  layout: Layout;
  section: SectionMetadata;
  index: number;
  fields: ReadonlyMap<string, ArrangedField>;
  ruled: ReadonlySet<string>;
  chosen: string | null;
  drop: Drop | null;
  onChoose(field: string | null): void;
  onChange(layout: Layout): void;
}

export function SectionCard(props: SectionCardProps) {
  const { layout, section, index, fields, ruled, chosen, drop, onChoose, onChange } = props;
  const t = useText();
  const label = useLabel();
  const { setNodeRef } = useDroppable({ id: sectionPlace(section.name) });
  const name = label(section.label);
  return (
    <section
      ref={setNodeRef}
      className={
        drop?.over === sectionPlace(section.name) ? 'layout-section layout-target' : 'layout-section'
      }
      aria-label={name}
    >
      <header>
        <h3>{name}</h3>
        <Popover
          className="btn btn-icon"
          label={t('layout.rename', { section: name })}
          panelLabel={t('layout.rename', { section: name })}
          panel={(close) => (
            <SectionName
              label={section.label}
              onDone={(next) => {
                close();
                onChange(renamed(layout, section.name, next));
              }}
            />
          )}
        >
          <Icon name="edit" size={13} />
        </Popover>
        <span className="layout-section-tools">
          <IconButton
            icon="arrowUp"
            label={t('layout.sectionUp', { section: name })}
            disabled={index === 0}
            onClick={() => onChange(sectionMoved(layout, section.name, -1))}
          />
          <IconButton
            icon="arrowDown"
            label={t('layout.sectionDown', { section: name })}
            disabled={index === layout.sections.length - 1}
            onClick={() => onChange(sectionMoved(layout, section.name, 1))}
          />
          <IconButton
            icon="trash"
            label={t('layout.deleteSection', { section: name })}
            disabled={layout.sections.length === 1}
            onClick={() =>
              onChange(
                withoutSection(layout, section.name, (field) => fields.get(field)?.indispensable === true),
              )
            }
          />
        </span>
      </header>
      <div className="layout-fields">
        {section.fields.map(({ field, width }) => {
          const known = fields.get(field);
          return (
            known && (
              <FieldCard
                key={field}
                field={known}
                width={width}
                isRuled={ruled.has(field)}
                isChosen={chosen === field}
                drop={drop?.over === field ? (drop.after ? 'after' : 'before') : null}
                onChoose={() => onChoose(chosen === field ? null : field)}
              />
            )
          );
        })}
        {section.fields.length === 0 && <p className="layout-hint">{t('layout.emptySection')}</p>}
      </div>
    </section>
  );
}

interface IconButtonProps {
  icon: string;
  label: string;
  disabled?: boolean;
  onClick(): void;
}

export function IconButton({ icon, label, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="btn btn-icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={13} />
    </button>
  );
}
