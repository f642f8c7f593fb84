import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

/**
 * Closes a dialog, but asks first when something was typed in it.
 * @param isTyped a function where something below the dialog knows it, and only at the moment of leaving
 * @returns `giveUp`, for Escape, the button and a press beside the dialog; `question` to render inside it
 */
export function useGivingUp(
  isTyped: boolean | (() => boolean),
  onClose: () => void,
): { giveUp(): void; question: ReactNode } {
  const t = useText();
  const [asking, setAsking] = useState(false);
  return {
    giveUp: () => ((typeof isTyped === 'function' ? isTyped() : isTyped) ? setAsking(true) : onClose()),
    question: asking && (
      <ConfirmDialog
        title={t('form.unsaved')}
        action={t('form.discard')}
        back={t('form.keepTyping')}
        danger
        onConfirm={onClose}
        onClose={() => setAsking(false)}
      >
        <p className="quiet">{t('form.unsavedHint')}</p>
      </ConfirmDialog>
    ),
  };
}
