import type { ModuleMetadata } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { ListState } from './useListState.ts';

/** By what the list is ordered, and which way. */
export function SortMenu({ module, state }: { module: ModuleMetadata; state: ListState }) {
  const t = useText();
  const label = useLabel();
  const [first = ''] = state.sort.split(',');
  const descending = first.startsWith('-');
  const name = descending ? first.slice(1) : first;
  const field = module.fields.find((one) => one.name === name);
  const sort = (wanted: string) => state.change({ sort: wanted });
  return (
    <Menu
      label={t('list.sort')}
      named
      className="btn btn-quiet"
      groups={[
        {
          key: 'direction',
          items: [
            {
              key: 'up',
              label: t('list.ascending'),
              icon: 'arrowUp',
              checked: !descending,
              onSelect: () => sort(name),
            },
            {
              key: 'down',
              label: t('list.descending'),
              icon: 'arrowDown',
              checked: descending,
              onSelect: () => sort(`-${name}`),
            },
          ],
        },
        {
          key: 'fields',
          title: t('list.sortBy'),
          items: module.fields
            .filter((one) => one.sortable && one.name !== 'id' && one.name !== 'version')
            .map((one) => ({
              key: one.name,
              label: label(one.label),
              checked: one.name === name,
              onSelect: () => sort(descending ? `-${one.name}` : one.name),
            })),
        },
      ]}
    >
      {field ? t('list.sortedBy', { field: label(field.label) }) : t('list.sort')}
      <Icon name={descending ? 'arrowDown' : 'arrowUp'} size={12} />
    </Menu>
  );
}
