import type { BilingualText, KnownCurrency, Language } from '@gejie/core';
import { inLanguage } from '@gejie/core';
import { createContext, type PropsWithChildren, useContext, useMemo } from 'react';
import { textIn } from './dictionaries.ts';
import { type Format, formatIn } from './format.ts';
import type { Translate } from './text.ts';
import { asTheLanguage, type Writing } from './writing.ts';

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
  writing: Writing,
): Speech {
  return {
    language,
    t: (key, params) => textIn(language, key, params),
    label: (text) => (text ? inLanguage(text, language) : ''),
    format: formatIn(language, timeZone, currency, currencies, writing),
  };
}

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const SpeechContext = createContext<Speech>(speechIn('zh-CN', browserZone, 'CNY', [], asTheLanguage));

export interface LanguageProps {
  language: Language;
  /** IANA name; the browser's own when absent. */
  timeZone?: string;
  /** ISO code of the company's currency. */
  currency?: string;
  /** How the company writes its currencies. */
  currencies?: readonly KnownCurrency[];
  /** How the user writes dates and numbers; absent: as the language does. */
  dateFormat?: Writing['dates'];
  numberFormat?: Writing['numbers'];
}

const asUsual: readonly KnownCurrency[] = [];

/** What everything below it is written in: language (fetched before), time zone, the company's currency. */
export function LanguageProvider({
  language,
  timeZone,
  currency,
  currencies = asUsual,
  dateFormat = null,
  numberFormat = null,
  children,
}: PropsWithChildren<LanguageProps>) {
  const speech = useMemo(() => {
    const writing = { dates: dateFormat, numbers: numberFormat };
    return speechIn(language, timeZone ?? browserZone, currency ?? 'CNY', currencies, writing);
  }, [language, timeZone, currency, currencies, dateFormat, numberFormat]);
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
