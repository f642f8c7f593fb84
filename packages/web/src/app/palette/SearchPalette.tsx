import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import './palette.css';
import { type PaletteEntry, usePaletteGroups } from './paletteGroups.ts';

/** One box to find records, go anywhere and begin anything. */
export default function SearchPalette({ onClose }: { onClose(): void }) {
  const t = useText();
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(0);
  const { groups, searching, failed } = usePaletteGroups(text);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(wanted, entries.length - 1);
  const current = entries[at];

  const choose = (entry: PaletteEntry) => {
    onClose();
    entry.run(navigate);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step && entries.length > 0) {
      event.preventDefault();
      setWanted((at + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter' && current) {
      event.preventDefault();
      choose(current);
    }
  };
  return (
    <Dialog title={t('palette.title')} hideTitle high width={600} onClose={onClose}>
      <div className="palette">
        <div className="palette-input">
          <Icon name="search" size={16} />
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={current ? `${id}-${at}` : undefined}
            aria-label={t('frame.search')}
            placeholder={t('frame.searchHint')}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setWanted(0);
            }}
            onKeyDown={pressed}
          />
          {searching && <span className="palette-busy" role="status" aria-label={t('frame.loading')} />}
        </div>
        <div className="palette-groups" id={`${id}-list`} role="listbox" aria-label={t('palette.results')}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: there is no element for a group of options
            <div key={group.key} role="group" aria-label={group.title}>
              <div className="menu-title">{group.title}</div>
              {group.entries.map((entry) => {
                const index = entries.indexOf(entry);
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the input, which keeps the focus
                  // biome-ignore lint/a11y/useFocusableInteractive: as above
                  <div
                    key={entry.key}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === at}
                    className={index === at ? 'palette-entry palette-on' : 'palette-entry'}
                    ref={index === at ? scrollIntoSight : undefined}
                    onPointerMove={() => setWanted(index)}
                    onClick={() => choose(entry)}
                  >
                    <Icon name={entry.icon} />
                    <span className="palette-label">{entry.label}</span>
                    {entry.hint && <span className="palette-hint">{entry.hint}</span>}
                  </div>
                );
              })}
            </div>
          ))}
          {entries.length === 0 && !searching && (
            <p className="palette-empty">{t(failed ? 'palette.failed' : 'palette.nothing', { text })}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function scrollIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
