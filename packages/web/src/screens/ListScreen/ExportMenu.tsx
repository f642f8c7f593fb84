import type { ModuleMetadata } from '@gejie/core';
import { addressQuery, apiAddress } from '../../api/index.ts';
import type { Column } from '../../fields/filter/column.ts';
import { useText } from '../../i18n/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { ListState } from './useListState.ts';

const formats = ['xlsx', 'csv'] as const;

/** Takes out what the list shows: its conditions, its order, its columns. */
export function ExportMenu({
  module,
  state,
  columns,
}: {
  module: ModuleMetadata;
  state: ListState;
  columns: Column[];
}) {
  const t = useText();
  const download = (format: string) => {
    const { where, sort, q } = state;
    const fields = columns.map((column) => column.name);
    const link = document.createElement('a');
    link.href = apiAddress(`${module.path}/export`, { format, ...addressQuery({ where, sort, q, fields }) });
    link.download = '';
    link.click();
  };
  return (
    <Menu
      label={t('list.export')}
      named
      className="btn not-on-phones"
      groups={[
        {
          key: 'formats',
          items: formats.map((format) => ({
            key: format,
            label: t(`list.export.${format}`),
            icon: 'download',
            onSelect: () => download(format),
          })),
        },
      ]}
    >
      {t('list.export')}
    </Menu>
  );
}
