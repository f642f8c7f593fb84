import { type OccurrenceScope, occurrenceScopes } from '@gejie/core';
import { useState } from 'react';
import { type TextKey, useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';

const texts: Record<OccurrenceScope, TextKey> = {
  this: 'calendar.scope.this',
  following: 'calendar.scope.following',
  all: 'calendar.scope.all',
};

interface ScopeDialogProps {
  title: string;
  action: string;
  danger?: boolean;
  onChoose(scope: OccurrenceScope): void;
  onClose(): void;
}

/** Asks which occurrences of a series are meant. */
export function ScopeDialog({ title, action, danger, onChoose, onClose }: ScopeDialogProps) {
  const t = useText();
  const [scope, setScope] = useState<OccurrenceScope>('this');
  return (
    <Dialog title={title} width={380} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(scope);
        }}
      >
        <fieldset className="scope-choice">
          <legend className="for-screen-readers">{title}</legend>
          {occurrenceScopes.map((one) => (
            <label key={one}>
              <input type="radio" name="scope" checked={scope === one} onChange={() => setScope(one)} />
              {t(texts[one])}
            </label>
          ))}
        </fieldset>
        <DialogActions action={action} danger={danger} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
