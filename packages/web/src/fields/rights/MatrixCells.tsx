import type { Reach } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu, type MenuGroup } from '../../ui/Menu.tsx';
import type { GridPlace } from '../../ui/Popover.tsx';
import { FlagMark } from './FlagMark.tsx';
import { ReachMark } from './ReachMark.tsx';

interface ReachCellProps {
  label: string;
  reach: Reach;
  offered: readonly Reach[];
  /** Where it ends although it says more. */
  endsAt?: Reach;
  cell: GridPlace;
  onChange(reach: Reach): void;
}

/** A right that reaches so far: a list to choose from, and the figures as short cuts. */
export function ReachCell({ label, reach, offered, endsAt, cell, onChange }: ReachCellProps) {
  const t = useText();
  const warning = endsAt && t('rights.endsAt', { reach: t(`rights.reach.${endsAt}`) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the figures only repeat what the list in it offers
    <span
      className={warning ? 'reach-cell reach-warned' : 'reach-cell'}
      title={warning || undefined}
      onKeyDown={(event) => {
        const chosen = /^[0-9]$/.test(event.key) ? offered[Number(event.key)] : undefined;
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Menu
        label={[label, t(`rights.reach.${reach}`), warning].filter(Boolean).join(' · ')}
        className="reach-button"
        cell={cell}
        groups={[
          {
            key: 'reach',
            items: offered.map((one, index) => ({
              key: one,
              label: t(`rights.reachLong.${one}`),
              checked: one === reach,
              mark: <kbd>{index}</kbd>,
              onSelect: () => onChange(one),
            })),
          },
        ]}
      >
        <ReachMark reach={reach} />
        {warning && <Icon name="warning" size={12} />}
      </Menu>
    </span>
  );
}

interface FlagCellProps {
  label: string;
  granted: boolean;
  cell: GridPlace;
  onChange(granted: boolean): void;
}

/** Something that may be done or not. */
export function FlagCell({ label, granted, cell, onChange }: FlagCellProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={granted}
      aria-label={label}
      className="flag-button"
      {...cell}
      onClick={() => onChange(!granted)}
    >
      <FlagMark granted={granted} />
    </button>
  );
}

interface HeadMenuProps {
  name: string;
  label: string;
  groups: MenuGroup[];
  cell: GridPlace;
}

/** The name of a column, and what can be set in the whole of it. */
export function HeadMenu({ name, label, groups, cell }: HeadMenuProps) {
  return (
    <Menu label={label} className="rights-head" groups={groups} cell={cell}>
      {name}
      <Icon name="down" size={10} />
    </Menu>
  );
}
