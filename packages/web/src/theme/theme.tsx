import {
  createContext,
  type PropsWithChildren,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';
export type ShownTheme = 'light' | 'dark';

const storageKey = 'gejie.theme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

interface Theme {
  choice: ThemeChoice;
  shown: ShownTheme;
  choose(choice: ThemeChoice): void;
}

const ThemeContext = createContext<Theme>({ choice: 'system', shown: 'light', choose: () => undefined });

/** The theme this browser used last; the server may know better once somebody is signed in. */
export function rememberedTheme(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function ThemeProvider({ children }: PropsWithChildren) {
  const [choice, setChoice] = useState(rememberedTheme);
  const dark = useSyncExternalStore(watchSystem, () => systemIsDark.matches);
  const shown: ShownTheme = choice === 'system' ? (dark ? 'dark' : 'light') : choice;
  // Children read the colours while they render, so the attribute must be right before they do.
  if (document.documentElement.dataset.theme !== shown) document.documentElement.dataset.theme = shown;
  useEffect(() => localStorage.setItem(storageKey, choice), [choice]);
  const theme = useMemo(() => ({ choice, shown, choose: setChoice }), [choice, shown]);
  return <ThemeContext value={theme}>{children}</ThemeContext>;
}

export function useTheme(): Theme {
  return useContext(ThemeContext);
}

function watchSystem(changed: () => void): () => void {
  systemIsDark.addEventListener('change', changed);
  return () => systemIsDark.removeEventListener('change', changed);
}
