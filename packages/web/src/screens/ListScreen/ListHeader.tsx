import type { ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../fields/filter/column.ts';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { Icon } from '../../theme/index.ts';
import { ExportMenu } from './ExportMenu.tsx';
import type { ListState } from './useListState.ts';

export interface ListHeaderProps {
  module: ModuleMetadata;
  state: ListState;
  /** How many there are: `128 位`; empty while it is not known. */
  many: string;
  columns: Column[];
}

/** What this list is, how many there are, and what can be brought in, taken out, made. */
export function ListHeader({ module, state, many, columns }: ListHeaderProps) {
  const t = useText();
  const names = useModuleNames();
  const { create } = useFrame();
  const { rights } = module;
  return (
    <header className="page-bar list-header">
      <h1>{names.many(module)}</h1>
      <span className="quiet" role="status">
        {many}
      </span>
      <div className="page-bar-end">
        {module.mergeable && module.hasDuplicateRule && rights.bulk && (
          <Link to="/$path/duplicates" params={{ path: module.path }} className="btn not-on-phones">
            {t('duplicates.open')}
          </Link>
        )}
        {rights.import && (
          <Link to="/$path/import" params={{ path: module.path }} className="btn not-on-phones">
            {t('list.import')}
          </Link>
        )}
        {rights.export && <ExportMenu module={module} state={state} columns={columns} />}
        {rights.create && (
          <button type="button" className="btn btn-primary" onClick={() => create(module.path)}>
            <Icon name="plus" size={13} />
            {t('frame.createOne', { module: names.one(module) })}
          </button>
        )}
      </div>
    </header>
  );
}
