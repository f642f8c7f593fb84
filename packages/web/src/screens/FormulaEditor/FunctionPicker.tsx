import { formulaFunctions } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { moveBetweenItems } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';

/** The functions there are, how they are written and what they do. */
export function FunctionPicker({ onPick }: { onPick(text: string): void }) {
  const t = useText();
  const label = useLabel();
  return (
    <Popover
      panelLabel={t('formula.insertFunction')}
      className="btn"
      panel={(close) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
        <div className="field-search formula-functions" onKeyDown={moveBetweenItems}>
          <div className="field-search-fields">
            {Object.entries(formulaFunctions).map(([name, { usage, about }]) => (
              <button
                key={name}
                type="button"
                className="menu-item formula-item"
                onClick={() => {
                  close();
                  onPick(`${name}()`);
                }}
              >
                <code>{label(usage)}</code>
                <span className="quiet">{label(about)}</span>
              </button>
            ))}
          </div>
        </div>
      )}
    >
      <Icon name="plus" size={12} />
      {t('formula.insertFunction')}
    </Popover>
  );
}
