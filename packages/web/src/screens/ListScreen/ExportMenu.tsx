import type { ModuleMetadata } from '@gejie/core';
import { useSignedIn } from '../../api/index.ts';
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
  const { user } = useSignedIn();
  const writesOtherwise = user.dateFormat !== null || user.numberFormat !== null;
  const download = (format: ExportFormat, writing?: 'own') => {
    const { where, sort, q } = state;
    exportList(
      module.path,
      { where, sort, q, fields: columns.map((column) => column.name) },
      format,
      writing,
    );
  };
  return (
    <Menu
      label={t('list.export')}
      named
      className="btn not-on-phones"
      groups={[
        {
          key: 'plain',
          title: t('list.export.plain'),
          items: formats.map((format) => ({
            key: format,
            label: t(`list.export.${format}`),
            icon: 'download',
            onSelect: () => download(format),
          })),
        },
        {
          key: 'own',
          title: writesOtherwise ? t('list.export.own') : undefined,
          items: (writesOtherwise ? formats : []).map((format) => ({
            key: format,
            label: t(`list.export.${format}`),
            icon: 'download',
            onSelect: () => download(format, 'own'),
          })),
        },
      ]}
    >
      {t('list.export')}
    </Menu>
  );
}
