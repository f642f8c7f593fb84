import type { ModuleMetadata } from '@gejie/core';
import type { Column } from '../../fields/filter/column.ts';
import { useText } from '../../i18n/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { type ExportFormat, exportFormats, exportList } from './exportList.ts';
import type { ListState } from './useListState.ts';

const formats = Object.keys(exportFormats) as ExportFormat[];

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
  const download = (format: ExportFormat) => {
    const { where, sort, q } = state;
    exportList(module.path, { where, sort, q, fields: columns.map((column) => column.name) }, format);
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
