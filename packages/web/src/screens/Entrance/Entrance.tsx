import type { Language } from '@gejie/core';
import type { PropsWithChildren, ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { languageNames } from '../../i18n/languageNames.ts';
import { useLanguageChoice } from './languageChoice.tsx';
import './entrance.css';

interface EntranceProps {
  title: ReactNode;
  hint?: ReactNode;
  /** Told when somebody chooses a language here. */
  onLanguage?(language: Language): void;
}

/** The pages before one is in: the name of the house, one box, the choice of language. */
export function Entrance({ title, hint, onLanguage, children }: PropsWithChildren<EntranceProps>) {
  const t = useText();
  const { language, choose } = useLanguageChoice();
  return (
    <div className="entrance">
      <main className="entrance-box">
        <div className="entrance-brand">
          <i aria-hidden="true" />
          {t('frame.product')}
        </div>
        <h1>{title}</h1>
        {hint && <p className="quiet entrance-hint">{hint}</p>}
        {children}
      </main>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form of its own */}
      <div className="entrance-languages" role="group" aria-label={t('frame.language')}>
        {(Object.keys(languageNames) as Language[]).map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            onClick={() => {
              choose(one);
              onLanguage?.(one);
            }}
          >
            {languageNames[one]}
          </button>
        ))}
      </div>
    </div>
  );
}
