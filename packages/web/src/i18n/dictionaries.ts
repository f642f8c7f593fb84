import type { Language } from '@gejie/core';
import type { ConfigProviderProps } from 'antd';
import { type TextKey, type TextParams, textAmong, type Words } from './text.ts';

type Locale = NonNullable<ConfigProviderProps['locale']>;

/** Everything that is said in one language: our texts, and those of antd's own controls. */
interface Dictionary {
  words: Words;
  antd: Locale;
}

// Nobody reads two languages at once: each comes when it is first spoken.
const sources: Record<Language, () => Promise<Dictionary>> = {
  'zh-CN': async () => {
    const [{ zh }, antd] = await Promise.all([import('./zh/index.ts'), import('antd/es/locale/zh_CN')]);
    return { words: zh, antd: antd.default };
  },
  en: async () => {
    const [{ en }, antd] = await Promise.all([import('./en/index.ts'), import('antd/es/locale/en_US')]);
    return { words: en, antd: antd.default };
  },
};

const fetched = new Map<Language, Dictionary>();

/** Makes `language` one that may be spoken. */
export async function fetchLanguage(language: Language): Promise<void> {
  if (!fetched.has(language)) fetched.set(language, await sources[language]());
}

/** The text of `key` in a language that was fetched. */
export function textIn(language: Language, key: TextKey, params?: TextParams): string {
  return textAmong(dictionaryOf(language).words, key, params);
}

/** What antd's controls say in a language that was fetched. */
export function antdLocaleIn(language: Language): Locale {
  return dictionaryOf(language).antd;
}

function dictionaryOf(language: Language): Dictionary {
  const dictionary = fetched.get(language);
  if (!dictionary) throw new Error(`${language} is spoken before it was fetched`);
  return dictionary;
}
