import type { ReactNode } from 'react';
import { Icon } from '../theme/index.ts';
import { type GridPlace, Popover } from './Popover.tsx';

export interface MenuItem {
  key: string;
  label: ReactNode;
  icon?: string;
  /** A tick: one of several that may be chosen. */
  checked?: boolean;
  /** Shown at the end: a shortcut, for instance. */
  mark?: ReactNode;
  danger?: boolean;
  onSelect(): void;
}

export interface MenuGroup {
  key: string;
  title?: string;
  items: MenuItem[];
}

export interface MenuProps {
  children: ReactNode;
  /** Names both button and menu. */
  label: string;
  /** The button shows its own name. */
  named?: boolean;
  className?: string;
  groups: MenuGroup[];
  /** Where the button stands in a grid that the arrow keys move through. */
  cell?: GridPlace;
}

/** A button with a menu: arrows move, Enter chooses, Escape leaves. */
export function Menu({ children, label, named = false, className, groups, cell }: MenuProps) {
  return (
    <Popover
      label={named ? undefined : label}
      panelLabel={label}
      role="menu"
      className={className}
      cell={cell}
      panel={(close) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the items, which are the controls
        <div onKeyDown={moveBetweenItems}>
          {groups
            .filter((group) => group.items.length > 0 || group.title)
            .map((group, index) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
              <div key={group.key} role="group" aria-label={group.title}>
                {index > 0 && <div className="menu-line" />}
                {group.title && <div className="menu-title">{group.title}</div>}
                {group.items.map((item) => (
                  <Item key={item.key} item={item} onChosen={close} />
                ))}
              </div>
            ))}
        </div>
      )}
    >
      {children}
    </Popover>
  );
}

function Item({ item, onChosen }: { item: MenuItem; onChosen(): void }) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked goes with the role of a radio item, the other has none
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.checked}
      className={item.danger ? 'menu-item menu-item-danger' : 'menu-item'}
      onClick={() => {
        onChosen();
        item.onSelect();
      }}
    >
      {item.icon && <Icon name={item.icon} />}
      <span>{item.label}</span>
      {(item.mark || item.checked) && (
        <span className="menu-item-mark">{item.checked ? <Icon name="check" /> : item.mark}</span>
      )}
    </button>
  );
}

/** Arrow keys, Home and End among the buttons of a menu or list, but for those that only stand beside another. */
export function moveBetweenItems(event: React.KeyboardEvent<HTMLElement>): void {
  const items = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled, [tabindex="-1"])'),
  ];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}
