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

/** A name as it stands within an English sentence: `Account` → `account`, but `API key` stays as it is. */
export function withinSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
