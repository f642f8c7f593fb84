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

/** A control of a grid: where it stands, and whether the tabulator stops at it. */
export interface GridPlace {
  'data-cell': string;
  tabIndex: 0 | -1;
}

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
  /** Where the button stands in a grid that the arrow keys move through. */
  cell?: GridPlace;
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
    cell,
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
        {...cell}
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

/** Not hidden: what is hidden can't take the focus, and it is given before the place is known. */
const unplaced: CSSProperties = { opacity: 0, left: 0, top: 0 };

function Panel({ id, role, label, anchor, onClose, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>(unplaced);
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
    const stopWaiting = focusFirst(panel.current);
    // React's events also bubble out of the drop-downs that inputs inside the panel hang elsewhere in the document.
    const outside = (event: PointerEvent) => {
      const inside = touched.current || anchor.current?.contains(event.target as Node);
      touched.current = false;
      if (!inside) latestClose.current();
    };
    window.addEventListener('pointerdown', outside);
    return () => {
      stopWaiting();
      window.removeEventListener('pointerdown', outside);
    };
  }, [anchor]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is given by the caller
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: every role it may be given can be named
    <div
      ref={panel}
      id={id}
      role={role}
      aria-label={label}
      tabIndex={-1}
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

/** Focuses the first control, now or when its code has come; until then the panel, so that Escape is heard. */
function focusFirst(panel: HTMLElement | null): () => void {
  if (!panel || panel.contains(document.activeElement)) return () => undefined;
  const first = () =>
    panel.querySelector<HTMLElement>('input, select, [role^="menuitem"], [role="option"], button');
  (first() ?? panel).focus();
  if (first()) return () => undefined;
  const waiting = new MutationObserver(() => {
    first()?.focus();
    if (first()) waiting.disconnect();
  });
  waiting.observe(panel, { childList: true, subtree: true });
  return () => waiting.disconnect();
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
