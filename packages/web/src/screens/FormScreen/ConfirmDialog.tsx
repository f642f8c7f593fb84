import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  /** A verb that says what will happen. */
  action: string;
  /** How not to. */
  back?: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** A question before something that can't simply be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, action, back, danger, busy, onConfirm, onClose } = props;
  const t = useText();
  return (
    <Dialog title={title} onClose={onClose} width={420}>
      {children}
      <footer className="dialog-actions">
        <button
          type="button"
          className="btn"
          onClick={onClose}
          // biome-ignore lint/a11y/noAutofocus: a careless Enter must not destroy anything
          autoFocus={danger}
        >
          {back ?? t('form.cancel')}
        </button>
        <button
          type="button"
          className={danger ? 'btn btn-danger' : 'btn btn-primary'}
          onClick={onConfirm}
          disabled={busy}
          // biome-ignore lint/a11y/noAutofocus: a dialog moves the focus to what answers it
          autoFocus={!danger}
        >
          {action}
        </button>
      </footer>
    </Dialog>
  );
}
