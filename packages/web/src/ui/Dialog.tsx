import { type PropsWithChildren, type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import './dialog.css';

export interface DialogProps {
  /** Names the dialog; `hideTitle` keeps the name for screen readers only. */
  title: ReactNode;
  hideTitle?: boolean;
  width?: number;
  /** Stands near the top, for boxes whose content grows while typing. */
  high?: boolean;
  /** `sheet`: comes from below on a phone. */
  className?: 'sheet';
  onClose(): void;
}

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex]:not([tabindex="-1"])';

/**
 * A modal box: traps the focus, closes on Escape or a click beside it, gives the focus back. Not the native element,
 * because that would cover the drop-downs that antd hangs on the body.
 */
export function Dialog({
  title,
  hideTitle,
  width = 480,
  high,
  className,
  onClose,
  children,
}: PropsWithChildren<DialogProps>) {
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useFocusInside(box);
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: the veil only repeats what Escape and the close button do
    <div
      className={['dialog-veil', high && 'dialog-high', className && `dialog-${className}`]
        .filter(Boolean)
        .join(' ')}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation();
          onClose();
        }
        if (event.key === 'Tab') keepInside(event, box.current);
      }}
    >
      <div
        className="dialog"
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        style={{ width }}
        ref={box}
        tabIndex={-1}
      >
        <header className={hideTitle ? 'for-screen-readers' : 'dialog-head'}>
          <h2 id={id}>{title}</h2>
          {!hideTitle && (
            <button type="button" className="btn btn-icon" aria-label={t('frame.close')} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </header>
        {children}
      </div>
    </div>,
    document.body,
  );
}

function useFocusInside(box: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    if (!box.current?.contains(before)) {
      const first =
        box.current?.querySelector<HTMLElement>('[autofocus], input, select, textarea') ?? box.current;
      first?.focus();
    }
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, [box]);
}

function keepInside(event: React.KeyboardEvent, box: HTMLElement | null): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>(focusable) ?? [])];
  const first = stops.at(0);
  const last = stops.at(-1);
  const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaving || !first || !last) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
