import type { Language } from '@gejie/core';
import { createContext, type PropsWithChildren, useContext, useEffect, useMemo, useState } from 'react';
import { useSavePreferences, useSession } from '../../api/index.ts';
import { fetchLanguage, textIn } from '../../i18n/index.ts';

const storageKey = 'gejie.language';

interface LanguageChoice {
  language: Language;
  choose(language: Language): void;
}

const Choice = createContext<LanguageChoice>({ language: 'zh-CN', choose: () => undefined });

/** The language of whoever is signed in; before that, what this browser used last or asks for. */
export function LanguageChoiceProvider({ children }: PropsWithChildren) {
  const { data: session } = useSession();
  const { mutate: save } = useSavePreferences();
  const [here, setHere] = useState(rememberedLanguage);
  const language = useFetched(session?.user.language ?? here);
  const signedIn = Boolean(session);

  useEffect(() => {
    if (!language) return;
    localStorage.setItem(storageKey, language);
    document.documentElement.lang = language;
    document.title = textIn(language, 'frame.product');
  }, [language]);

  const choice = useMemo(
    () => ({
      language: language ?? 'zh-CN',
      choose: (next: Language) => {
        setHere(next);
        if (signedIn) save({ language: next });
      },
    }),
    [language, signedIn, save],
  );
  return language && <Choice value={choice}>{children}</Choice>;
}

export function useLanguageChoice(): LanguageChoice {
  return useContext(Choice);
}

/** The wanted language once its texts are there; until then the one before, null at first. */
function useFetched(wanted: Language): Language | null {
  const [spoken, setSpoken] = useState<Language | null>(null);
  useEffect(() => {
    let stillWanted = true;
    void fetchLanguage(wanted).then(() => {
      if (stillWanted) setSpoken(wanted);
    });
    return () => {
      stillWanted = false;
    };
  }, [wanted]);
  return spoken;
}

function rememberedLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
