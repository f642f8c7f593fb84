import type { BilingualText } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { moved } from './layoutChanges.ts';
import { IconButton } from './SectionCard.tsx';

interface Named {
  name: string;
  label: BilingualText;
}

interface NameListProps {
  title: string;
  hint: string;
  chosen: readonly string[];
  /** Those there are to choose from. */
  from: readonly Named[];
  most?: number;
  /** Their order says nothing. */
  unordered?: boolean;
  onChange(chosen: string[]): void;
}

/** Some of a number of things, in an order: facts, fields of the quick form, related lists. */
export function NameList({ title, hint, chosen, from, most, unordered, onChange }: NameListProps) {
  const t = useText();
  const label = useLabel();
  const known = chosen.flatMap((name) => from.find((one) => one.name === name) ?? []);
  const others = from.filter(({ name }) => !chosen.includes(name));
  const isFull = most !== undefined && chosen.length >= most;
  return (
    <section className="layout-names" aria-label={title}>
      <h3>{title}</h3>
      <p className="layout-hint">{hint}</p>
      <ol>
        {known.map((one, index) => {
          const name = label(one.label);
          return (
            <li key={one.name} className="layout-field">
              <span className="layout-field-name">{name}</span>
              {!unordered && (
                <>
                  <IconButton
                    icon="arrowUp"
                    label={t('layout.moveUp', { name })}
                    disabled={index === 0}
                    onClick={() => onChange(moved(chosen, chosen.indexOf(one.name), -1))}
                  />
                  <IconButton
                    icon="arrowDown"
                    label={t('layout.moveDown', { name })}
                    disabled={index === known.length - 1}
                    onClick={() => onChange(moved(chosen, chosen.indexOf(one.name), 1))}
                  />
                </>
              )}
              <IconButton
                icon="close"
                label={t('layout.takeOut', { name })}
                onClick={() => onChange(chosen.filter((other) => other !== one.name))}
              />
            </li>
          );
        })}
      </ol>
      {!isFull && others.length > 0 && (
        <Menu
          label={t('layout.addTo', { list: title })}
          className="btn btn-dashed"
          groups={[
            {
              key: 'others',
              items: others.map((one) => ({
                key: one.name,
                label: label(one.label),
                onSelect: () => onChange([...chosen, one.name]),
              })),
            },
          ]}
        >
          <Icon name="plus" size={12} />
          {t('layout.add')}
        </Menu>
      )}
    </section>
  );
}
