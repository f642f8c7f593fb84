import type { ListLook, RowHeight } from '@gejie/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useKeepLook, useSavedViews, useSignedIn } from '../../api/index.ts';
import type { ListView } from './views.ts';

/** How one person's list looks: what the view says, and over it what the person has chosen. */
export interface ListLookMemory {
  /** Columns chosen by the person; undefined: as the view says. */
  names: string[] | undefined;
  /** Pixels by name; absent: the width that goes with the column. */
  widths: Record<string, number>;
  rowHeight: RowHeight;
  /** The widths or the height of rows are others than the view's. */
  resized: boolean;
  chooseNames(names: string[]): void;
  /** @param width null: as the view says, or as goes with the column */
  chooseWidth(name: string, width: number | null): void;
  chooseRowHeight(height: RowHeight): void;
  /** Back to the columns that the view says; the widths stay. */
  forgetNames(): void;
  /** Back to what the view says. */
  forget(): void;
}

const asTheViewSays: ListLook = { columns: null, widths: {}, rowHeight: null };

/** Milliseconds after the last change before the server hears of it. */
const pause = 500;

/**
 * The look of a view for the person at the screen, kept by the server so that it comes along to other machines, and in
 * this browser so that a list can be drawn before the server has answered.
 */
export function useListLook(path: string, view: ListView): ListLookMemory {
  const { user } = useSignedIn();
  const { data } = useSavedViews(path);
  const key = `gejie.look.${user.id}.${path}.${view.name}`;
  const [own, setOwn] = useState<{ key: string; look: ListLook } | null>(null);
  const known = data && (data.looks[view.name] ?? asTheViewSays);
  const look = own?.key === key ? own.look : (known ?? remembered(key));
  const keep = useSaved(path);
  useEffect(() => {
    if (known) remember(key, known);
  }, [key, known]);

  const change = (changes: Partial<ListLook>) => {
    const next = { ...look, ...changes };
    setOwn({ key, look: next });
    remember(key, next);
    keep(view.saved?.id ?? view.name, next);
  };
  return {
    names: look.columns ?? undefined,
    widths: { ...view.saved?.widths, ...look.widths },
    rowHeight: look.rowHeight ?? view.saved?.rowHeight ?? 'usual',
    resized: look.rowHeight !== null || Object.keys(look.widths).length > 0,
    chooseNames: (columns) => change({ columns }),
    chooseWidth: (name, width) => {
      const { [name]: _before, ...others } = look.widths;
      change({ widths: width === null ? others : { ...others, [name]: width } });
    },
    chooseRowHeight: (rowHeight) => change({ rowHeight }),
    forgetNames: () => change({ columns: null }),
    forget: () => change(asTheViewSays),
  };
}

interface Waiting {
  view: string | number;
  timer: ReturnType<typeof setTimeout>;
  send(): void;
}

/** Tells the server a moment after the last change, or when the list is left. */
function useSaved(path: string): (view: string | number, look: ListLook) => void {
  const { mutate } = useKeepLook(path);
  const waiting = useRef<Waiting | null>(null);
  const flush = useCallback(() => {
    const { current } = waiting;
    waiting.current = null;
    if (!current) return;
    clearTimeout(current.timer);
    current.send();
  }, []);
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return (view, look) => {
    if (waiting.current?.view === view) clearTimeout(waiting.current.timer);
    else flush();
    waiting.current = { view, timer: setTimeout(flush, pause), send: () => mutate({ view, look }) };
  };
}

function remember(key: string, look: ListLook): void {
  if (look === asTheViewSays) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(look));
}

/** What an older version or another program left there must not break the list. */
function remembered(key: string): ListLook {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return asTheViewSays;
    const { columns, widths, rowHeight } = stored as Partial<Record<keyof ListLook, unknown>>;
    return {
      columns: Array.isArray(columns) ? columns.filter((name) => typeof name === 'string') : null,
      widths: typeof widths === 'object' && widths !== null ? (widths as Record<string, number>) : {},
      rowHeight: rowHeight === 'dense' || rowHeight === 'usual' || rowHeight === 'tall' ? rowHeight : null,
    };
  } catch {
    return asTheViewSays;
  }
}
