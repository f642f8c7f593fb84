import type { HomeWidget } from '@gejie/core';
import { useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { widgetKinds } from '../widgets/index.ts';

interface WidgetDialogProps {
  widget: HomeWidget;
  onClose(): void;
  onDone(changed: Pick<HomeWidget, 'title' | 'settings'>): void;
}

/** What a widget is called, and what its kind wants to know. */
export function WidgetDialog({ widget, onClose, onDone }: WidgetDialogProps) {
  const t = useText();
  const [title, setTitle] = useState(widget.title ?? '');
  const [settings, setSettings] = useState(widget.settings);
  const kind = widgetKinds[widget.kind];
  return (
    <Dialog title={t(kind?.label ?? 'home.unknownKind')} onClose={onClose}>
      <form
        className="home-form"
        onSubmit={(event) => {
          event.preventDefault();
          onDone({ title: title.trim() || null, settings });
        }}
      >
        {kind?.Settings && <kind.Settings settings={settings} onChange={setSettings} />}
        <LabelledInput
          label={t('home.ownTitle')}
          hint={t('home.ownTitleHint')}
          value={title}
          onChange={(next) => setTitle(next.slice(0, 60))}
        />
        <DialogActions action={t('home.apply')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
