import type { BilingualText, KnownCurrency, Language } from '@gejie/core';
import { inLanguage } from '@gejie/core';
import { createContext, type PropsWithChildren, useContext, useMemo } from 'react';
import { textIn } from './dictionaries.ts';
import { type Format, formatIn } from './format.ts';
import type { Translate } from './text.ts';

interface Speech {
  language: Language;
  t: Translate;
  label: (text: BilingualText | undefined) => string;
  format: Format;
}

function speechIn(
  language: Language,
  timeZone: string,
  currency: string,
  currencies: readonly KnownCurrency[],
): Speech {
  return {
    language,
    t: (key, params) => textIn(language, key, params),
    label: (text) => (text ? inLanguage(text, language) : ''),
    format: formatIn(language, timeZone, currency, currencies),
  };
}

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const SpeechContext = createContext<Speech>(speechIn('zh-CN', browserZone, 'CNY', []));

export interface LanguageProps {
  language: Language;
  /** IANA name; the browser's own when absent. */
  timeZone?: string;
  /** ISO code of the company's currency. */
  currency?: string;
  /** How the company writes its currencies. */
  currencies?: readonly KnownCurrency[];
}

const asUsual: readonly KnownCurrency[] = [];

/** What everything below it is written in: language (fetched before), time zone, the company's currency. */
export function LanguageProvider({
  language,
  timeZone,
  currency,
  currencies = asUsual,
  children,
}: PropsWithChildren<LanguageProps>) {
  const speech = useMemo(
    () => speechIn(language, timeZone ?? browserZone, currency ?? 'CNY', currencies),
    [language, timeZone, currency, currencies],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** `t('key', { params })` in the user's language. */
export function useText(): Translate {
  return useContext(SpeechContext).t;
}

/** Picks the user's half of a `{ zh, en }`. */
export function useLabel(): Speech['label'] {
  return useContext(SpeechContext).label;
}

/** Numbers, money, dates and times as the user writes them. */
export function useFormat(): Format {
  return useContext(SpeechContext).format;
}

export function useLanguage(): Language {
  return useContext(SpeechContext).language;
}
