import { type HomeWidget, homeLimits } from '@gejie/core';
import { useState } from 'react';
import { freshKey } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { added } from '../layout.ts';
import { useModulesToShow } from '../useModulesToShow.ts';
import { widgetKinds } from '../widgets/index.ts';

interface AddWidgetProps {
  widgets: HomeWidget[];
  onAdd(widgets: HomeWidget[]): void;
}

/** Offers what may stand on a page; what is chosen comes in below everything else. */
export function AddWidget({ widgets, onAdd }: AddWidgetProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const modules = useModulesToShow();
  const offered = Object.entries(widgetKinds).flatMap(([name, kind]) => {
    const settings = kind.start(modules);
    return settings ? [{ name, kind, settings }] : [];
  });
  return (
    <>
      <button
        type="button"
        className="btn"
        disabled={widgets.length >= homeLimits.widgets}
        onClick={() => setOpen(true)}
      >
        <Icon name="plus" size={13} />
        {t('home.add')}
      </button>
      {open && (
        <Dialog title={t('home.add')} onClose={() => setOpen(false)}>
          <ul className="widget-kinds">
            {offered.map(({ name, kind, settings }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    setOpen(false);
                    onAdd(
                      added(widgets, {
                        id: freshKey(),
                        kind: name,
                        title: null,
                        ...kind.size,
                        settings,
                      }),
                    );
                  }}
                >
                  <Icon name={kind.icon} />
                  <span>
                    <b>{t(kind.label)}</b>
                    <small>{t(kind.about)}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
