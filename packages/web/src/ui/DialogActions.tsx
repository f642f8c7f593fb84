import type { ReactNode } from 'react';
import { useText } from '../i18n/index.ts';
import './dialog.css';

interface DialogActionsProps {
  /** What the main button says. */
  action: ReactNode;
  /** What it does; absent: it submits the form that it stands in. */
  onAct?: (() => void) | undefined;
  onCancel(): void;
  /** What the other button says, where that is not “Cancel”. */
  cancel?: ReactNode;
  /** What it does can’t be taken back. */
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Further ways out, before these. */
  children?: ReactNode;
}

/** The end of a dialog or form: the way back, and the button that does what it is about. */
export function DialogActions(props: DialogActionsProps) {
  const { action, onAct, onCancel, cancel, danger, disabled, children } = props;
  const t = useText();
  return (
    <footer className="dialog-actions">
      {children}
      <button type="button" className="btn" onClick={onCancel}>
        {cancel ?? t('form.cancel')}
      </button>
      <button
        type={onAct ? 'button' : 'submit'}
        className={danger ? 'btn btn-danger' : 'btn btn-primary'}
        disabled={disabled}
        onClick={onAct}
      >
        {action}
      </button>
    </footer>
  );
}
