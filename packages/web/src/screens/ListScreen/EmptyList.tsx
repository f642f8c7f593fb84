import type { ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { Empty } from '../../ui/states.tsx';
import type { ListState } from './useListState.ts';

/** No rows: because nothing matches, or because there is nothing yet. */
export function EmptyList({ module, state }: { module: ModuleMetadata; state: ListState }) {
  const t = useText();
  const names = useModuleNames();
  const { create } = useFrame();
  const filtered = state.q !== '' || Object.keys(state.where).length > 0;
  // Nobody has asked for anything in particular: as likely as not there is nothing at all.
  const untouched = state.q === '' && !state.changed;
  if (filtered) {
    return (
      <Empty
        icon={module.icon}
        title={t('list.nothingMatches', { module: names.several(module) })}
        hint={t('list.nothingMatchesHint')}
      >
        <button type="button" className="btn" onClick={() => state.change({ where: {}, q: undefined })}>
          {t('list.showAll')}
        </button>
        {untouched && module.rights.create && (
          <button type="button" className="btn btn-primary" onClick={() => create(module.path)}>
            {t('frame.createOne', { module: names.one(module) })}
          </button>
        )}
      </Empty>
    );
  }
  return (
    <Empty
      icon={module.icon}
      title={t('list.none', { module: names.several(module) })}
      hint={module.rights.create && module.rights.import ? t('list.noneHint') : undefined}
    >
      {module.rights.create && (
        <button type="button" className="btn btn-primary" onClick={() => create(module.path)}>
          {t('frame.createOne', { module: names.one(module) })}
        </button>
      )}
      {module.rights.import && (
        <Link to="/$path/import" params={{ path: module.path }} className="btn">
          {t('list.importFirst')}
        </Link>
      )}
    </Empty>
  );
}
