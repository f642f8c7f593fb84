import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';
import { useText } from '../../i18n/index.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

interface LeaveGuardProps {
  /** Whether something was typed that is not saved. */
  dirty: boolean;
  /** What was typed is given up on purpose. */
  onDiscard(): void;
  /** Set to true by whoever leaves after saving, or after having asked already. */
  leaving: React.RefObject<boolean>;
}

/** Asks before another page takes the place of a form with something typed in it. */
export function LeaveGuard({ dirty, onDiscard, leaving }: LeaveGuardProps) {
  const t = useText();
  const watched = useRef(dirty);
  watched.current = dirty;
  const blocker = useBlocker({
    // Who must sign in again finds the draft afterwards, so that way is free.
    shouldBlockFn: ({ next }) => watched.current && !leaving.current && next.pathname !== '/sign-in',
    enableBeforeUnload: () => watched.current && !leaving.current,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={t('form.unsaved')}
      action={t('form.discard')}
      back={t('form.keepTyping')}
      danger
      onConfirm={() => {
        onDiscard();
        blocker.proceed();
      }}
      onClose={blocker.reset}
    >
      <p className="quiet">{t('form.unsavedHint')}</p>
    </ConfirmDialog>
  );
}
