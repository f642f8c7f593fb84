import type { ModuleMetadata } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { ListState } from './useListState.ts';

const modes = ['list', 'board', 'tree'] as const;

/** List, board or tree, where the module has them. */
export function ModeSwitch({ module, state }: { module: ModuleMetadata; state: ListState }) {
  const t = useText();
  const offered = modes.filter((mode) => mode === 'list' || module[mode]);
  if (offered.length < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a tool bar
    <div className="mode-switch" role="group" aria-label={t('list.mode')}>
      {offered.map((mode) => (
        <button
          key={mode}
          type="button"
          aria-pressed={mode === state.mode}
          aria-label={t(`list.mode.${mode}`)}
          title={t(`list.mode.${mode}`)}
          onClick={() => state.change({ mode: mode === state.view.mode ? undefined : mode })}
        >
          <Icon name={mode} />
        </button>
      ))}
    </div>
  );
}
