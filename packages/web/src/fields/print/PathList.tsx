import type { ModuleMetadata } from '@gejie/core';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import { columnOf } from '../filter/column.ts';
import { FieldTree } from '../filter/FieldTree.tsx';
import { useColumnLabel } from '../filter/useColumnLabel.ts';

interface PathListProps {
  module: ModuleMetadata;
  paths: readonly string[];
  onChange(paths: string[]): void;
}

/** Fields in their order, of a module or beyond its references. */
export function PathList({ module, paths, onChange }: PathListProps) {
  const t = useText();
  const columnLabel = useColumnLabel();
  const { data: modules = [] } = useModules();
  const labelOf = (path: string) => {
    const column = columnOf(module, modules, path);
    return column ? columnLabel(column) : path;
  };
  return (
    <div className="print-paths">
      {paths.map((path, index) => (
        <span key={path} className="print-path">
          {index > 0 && (
            <button
              type="button"
              className="btn-icon"
              aria-label={t('print.fieldEarlier', { field: labelOf(path) })}
              onClick={() => onChange(paths.toSpliced(index, 1).toSpliced(index - 1, 0, path))}
            >
              <Icon name="left" size={11} />
            </button>
          )}
          {labelOf(path)}
          <button
            type="button"
            className="btn-icon"
            aria-label={t('print.fieldRemove', { field: labelOf(path) })}
            onClick={() => onChange(paths.toSpliced(index, 1))}
          >
            <Icon name="close" size={11} />
          </button>
        </span>
      ))}
      <Popover
        panelLabel={t('print.addField')}
        className="btn btn-small btn-dashed"
        panel={(close) => (
          <FieldTree
            module={module}
            ownFields={false}
            onChoose={({ name }) => {
              close();
              if (!paths.includes(name)) onChange([...paths, name]);
            }}
          />
        )}
      >
        <Icon name="plus" size={12} /> {t('print.addField')}
      </Popover>
    </div>
  );
}
