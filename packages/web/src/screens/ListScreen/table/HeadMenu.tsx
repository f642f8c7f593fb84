import type { Column } from '../../../fields/filter/column.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { moved } from '../columnOrder.ts';
import type { ListLookMemory } from '../listLook.ts';
import { alsoSortedBy, sortKeysOf, sortOf } from '../sortKeys.ts';

export interface HeadMenuProps {
  column: Column;
  /** Of all columns, in their order. */
  names: readonly string[];
  /** Stands first and stays. */
  fixed: boolean;
  look: ListLookMemory;
  sort: string;
  onSort(sort: string): void;
}

/** What can be done with a column by keyboard and finger as well: sort, move, hide, give its width back. */
export function HeadMenu({ column, names, fixed, look, sort, onSort }: HeadMenuProps) {
  const t = useText();
  const { name, field } = column;
  const keys = sortKeysOf(sort);
  const [first] = keys;
  const isFirst = first?.name === name;
  const sorting = [
    {
      key: 'up',
      icon: 'arrowUp',
      label: t('list.ascending'),
      checked: isFirst && !first.descending,
      onSelect: () => onSort(sortOf([{ name, descending: false }])),
    },
    {
      key: 'down',
      icon: 'arrowDown',
      label: t('list.descending'),
      checked: isFirst && first.descending,
      onSelect: () => onSort(sortOf([{ name, descending: true }])),
    },
    ...(keys.some((key) => key.name === name)
      ? []
      : [
          {
            key: 'also',
            icon: 'plus',
            label: t('list.alsoSort'),
            onSelect: () => onSort(alsoSortedBy(sort, name)),
          },
        ]),
  ];
  const moving = [
    {
      key: 'left',
      icon: 'left',
      label: t('list.toLeft'),
      onSelect: () => look.chooseNames(moved(names, name, -1)),
    },
    {
      key: 'right',
      icon: 'right',
      label: t('list.toRight'),
      onSelect: () => look.chooseNames(moved(names, name, 1)),
    },
    {
      key: 'hide',
      icon: 'close',
      label: t('list.hideColumn'),
      onSelect: () => look.chooseNames(names.filter((one) => one !== name)),
    },
  ];
  const width = [
    { key: 'width', icon: 'undo', label: t('list.usualWidth'), onSelect: () => look.chooseWidth(name, null) },
  ];
  return (
    <Menu
      label={t('list.headMenu')}
      className="head-menu"
      groups={[
        { key: 'sort', items: field.sortable ? sorting : [] },
        { key: 'move', items: fixed ? [] : moving },
        { key: 'width', items: width },
      ]}
    >
      <Icon name="down" size={11} />
    </Menu>
  );
}
