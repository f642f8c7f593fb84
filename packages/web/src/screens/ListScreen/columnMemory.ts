import { useCallback, useState } from 'react';

/** What a user has made of the columns of one view; kept in this browser. */
export interface ColumnChoice {
  /** Names in order; absent: as the view says. */
  names?: string[];
  /** Pixels by name; absent: the width that goes with the column. */
  widths: Record<string, number>;
}

export interface ColumnMemory {
  choice: ColumnChoice;
  chooseNames(names: string[]): void;
  chooseWidth(name: string, width: number): void;
  /** Back to the columns that the view says; the widths stay. */
  forgetNames(): void;
  /** Back to what the view says. */
  forget(): void;
}

export function useColumnMemory(path: string, view: string): ColumnMemory {
  const key = `gejie.columns.${path}.${view}`;
  const [state, setState] = useState(() => ({ key, choice: read(key) }));
  const choice = state.key === key ? state.choice : read(key);

  const write = useCallback(
    (change: (before: ColumnChoice) => ColumnChoice) =>
      setState((before) => {
        const next = change(before.key === key ? before.choice : read(key));
        localStorage.setItem(key, JSON.stringify(next));
        return { key, choice: next };
      }),
    [key],
  );
  return {
    choice,
    chooseNames: (names) => write((before) => ({ ...before, names })),
    chooseWidth: (name, width) =>
      write((before) => ({ ...before, widths: { ...before.widths, [name]: width } })),
    forgetNames: () => write(({ widths }) => ({ widths })),
    forget: () => write(() => ({ widths: {} })),
  };
}

/** What an older version or another program left there must not break the list. */
function read(key: string): ColumnChoice {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return { widths: {} };
    const { names, widths } = stored as Partial<Record<'names' | 'widths', unknown>>;
    return {
      names: Array.isArray(names) ? names.filter((name) => typeof name === 'string') : undefined,
      widths: typeof widths === 'object' && widths !== null ? (widths as Record<string, number>) : {},
    };
  } catch {
    return { widths: {} };
  }
}
