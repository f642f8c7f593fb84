import {
  type CSSProperties,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import './popover.css';

export interface PopoverProps {
  /** What the button shows. */
  children: ReactNode;
  /** Name of the button for screen readers, when what it shows is no name. */
  label?: string;
  className?: string;
  /** Role of the panel. */
  role?: 'menu' | 'dialog' | 'listbox';
  /** Name of the panel. */
  panelLabel: string;
  panel(close: () => void): ReactNode;
  /** Opens at once when it appears. */
  startsOpen?: boolean;
  onClose?(): void;
}

/** A button and the panel it opens: closed by Escape, by a click elsewhere, or by what is in it. */
export function Popover(props: PopoverProps) {
  const {
    children,
    label,
    className = 'btn',
    role = 'dialog',
    panelLabel,
    panel,
    startsOpen = false,
    onClose,
  } = props;
  const [open, setOpen] = useState(startsOpen);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    onClose?.();
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup={role}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {children}
      </button>
      {open &&
        createPortal(
          <Panel id={id} role={role} label={panelLabel} anchor={button} onClose={close}>
            {panel(close)}
          </Panel>,
          document.body,
        )}
    </>
  );
}

interface PanelProps {
  id: string;
  role: string;
  label: string;
  anchor: React.RefObject<HTMLElement | null>;
  onClose(): void;
  children: ReactNode;
}

function Panel({ id, role, label, anchor, onClose, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>({ visibility: 'hidden' });
  const touched = useRef(false);
  const latestClose = useRef(onClose);
  latestClose.current = onClose;

  useLayoutEffect(() => {
    const put = () => setPlace(placeBeside(anchor.current, panel.current));
    put();
    window.addEventListener('resize', put);
    return () => window.removeEventListener('resize', put);
  }, [anchor]);

  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) {
      panel.current
        ?.querySelector<HTMLElement>('input, [role^="menuitem"], [role="option"], button')
        ?.focus();
    }
    // React's events also bubble out of the drop-downs that inputs inside the panel hang elsewhere in the document.
    const outside = (event: PointerEvent) => {
      const inside = touched.current || anchor.current?.contains(event.target as Node);
      touched.current = false;
      if (!inside) latestClose.current();
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [anchor]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is given by the caller
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: every role it may be given can be named
    <div
      ref={panel}
      id={id}
      role={role}
      aria-label={label}
      className="popover"
      style={place}
      onPointerDown={() => {
        touched.current = true;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>
  );
}

const gap = 4;
const margin = 8;

function placeBeside(anchor: HTMLElement | null, panel: HTMLElement | null): CSSProperties {
  if (!anchor || !panel) return {};
  const at = anchor.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const beyondRight = at.left + size.width > window.innerWidth - margin;
  const left = beyondRight ? Math.max(margin, at.right - size.width) : at.left;
  const below = window.innerHeight - at.bottom - gap - margin;
  const above = at.top - gap - margin;
  return size.height <= below || below >= above
    ? { left, top: at.bottom + gap, maxHeight: below }
    : { left, bottom: window.innerHeight - at.top + gap, maxHeight: above };
}
