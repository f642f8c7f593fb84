import type { BilingualText } from '@gejie/core';
import { FieldSearchBox } from '../../fields/filter/FieldSearchBox.tsx';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
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
  /** Many more, offered once something was typed. */
  beyond?: readonly Named[];
  most?: number;
  /** Their order says nothing. */
  unordered?: boolean;
  onChange(chosen: string[]): void;
}

/** Some of a number of things, in an order: facts, fields of the quick form, related lists. */
export function NameList(props: NameListProps) {
  const { title, hint, chosen, from, beyond = [], most, unordered, onChange } = props;
  const t = useText();
  const label = useLabel();
  const all = [...from, ...beyond];
  const known = chosen.flatMap((name) => all.find((one) => one.name === name) ?? []);
  const others = all.filter(({ name }) => !chosen.includes(name));
  const found = (wanted: string) =>
    (wanted === '' ? others.filter((one) => from.includes(one)) : others).filter((one) =>
      label(one.label).toLowerCase().includes(wanted),
    );
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
        <Popover
          label={t('layout.addTo', { list: title })}
          panelLabel={t('layout.addTo', { list: title })}
          className="btn btn-dashed"
          panel={(close) => (
            <FieldSearchBox>
              {(wanted) =>
                found(wanted).map((one) => (
                  <button
                    key={one.name}
                    type="button"
                    className="menu-item"
                    onClick={() => {
                      close();
                      onChange([...chosen, one.name]);
                    }}
                  >
                    {label(one.label)}
                  </button>
                ))
              }
            </FieldSearchBox>
          )}
        >
          <Icon name="plus" size={12} />
          {t('layout.add')}
        </Popover>
      )}
    </section>
  );
}
