import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { Group } from './filterTree.ts';

export interface GroupChipProps {
  group: Group;
  allows(group: Group): boolean;
  onChange(group: Group): void;
  /** Its conditions stand on their own again. */
  onDissolve(): void;
  onRemove(): void;
  /** Its parts. */
  children: ReactNode;
}

/** How a group is meant, in the order to offer it. */
const meanings = [
  { name: 'any', joint: 'any', negated: false },
  { name: 'all', joint: 'all', negated: false },
  { name: 'none', joint: 'any', negated: true },
  { name: 'notAll', joint: 'all', negated: true },
] as const;

/** Conditions in brackets: any of them, all of them, none of them. */
export function GroupChip({ group, allows, onChange, onDissolve, onRemove, children }: GroupChipProps) {
  const t = useText();
  const meant =
    meanings.find(({ joint, negated }) => joint === group.joint && negated === group.negated) ?? meanings[0];
  const word = t(`list.group.${meant.name}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line of text
    <span className="filter-group" role="group" aria-label={t('list.groupOf', { meaning: word })}>
      <Menu
        label={t('list.groupMenu', { meaning: word })}
        className="filter-group-head"
        groups={[
          {
            key: 'meanings',
            items: meanings
              .map(({ name, joint, negated }) => ({ name, next: { ...group, joint, negated } }))
              .filter(({ name, next }) => name === meant.name || allows(next))
              .map(({ name, next }) => ({
                key: name,
                label: t(`list.group.${name}`),
                checked: name === meant.name,
                onSelect: () => onChange(next),
              })),
          },
          {
            key: 'group',
            items: [
              ...(group.negated
                ? []
                : [{ key: 'dissolve', label: t('list.dissolveGroup'), onSelect: onDissolve }]),
              { key: 'remove', label: t('list.removeGroup'), danger: true, onSelect: onRemove },
            ],
          },
        ]}
      >
        {word}
      </Menu>
      {children}
      <button
        type="button"
        className="filter-part filter-group-end"
        aria-label={t('list.removeGroup')}
        onClick={onRemove}
      >
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}
