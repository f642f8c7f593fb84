/** A text in both languages of the product. */
export interface BilingualText {
  zh: string;
  en: string;
}

export type Language = 'zh-CN' | 'en';

/** "closeDate" → "Close date": the English name of a key, unless a definition says otherwise. */
export function englishName(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The half of a bilingual text that a reader of `language` wants. */
export function inLanguage(text: BilingualText, language: Language): string {
  return language === 'en' ? text.en : text.zh;
}
