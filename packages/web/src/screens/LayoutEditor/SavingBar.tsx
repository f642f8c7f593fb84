import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';

interface SavingBarProps {
  label: string;
  /** Back to what the product brings; absent: not offered now. */
  onReset?: (() => void) | undefined;
  isDirty: boolean;
  busy: boolean;
  onSave(): void;
  /** Further tools, before these. */
  children?: ReactNode;
}

/** The bar above what edits an arrangement. */
export function SavingBar({ label, onReset, isDirty, busy, onSave, children }: SavingBarProps) {
  const t = useText();
  return (
    <div className="layout-bar" role="toolbar" aria-label={label}>
      {children}
      <span className="layout-bar-end">
        {onReset && (
          <button type="button" className="btn btn-quiet" onClick={onReset}>
            {t('layout.reset')}
          </button>
        )}
        <button type="button" className="btn btn-primary" disabled={!isDirty || busy} onClick={onSave}>
          {t(busy ? 'form.saving' : 'form.save')}
        </button>
      </span>
    </div>
  );
}
