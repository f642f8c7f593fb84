import type { Language } from '@gejie/core';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** Every text of the screens has a key; both languages have them all. */
export type TextKey = keyof typeof zh;

export type TextParams = Record<string, string | number>;

/** `t('list.selected', { count: 3 })` */
export type Translate = (key: TextKey, params?: TextParams) => string;

const dictionaries: Record<Language, Record<TextKey, string>> = { 'zh-CN': zh, en };

/**
 * The text of `key` in `language`. `{name}` is replaced by the parameter; `{count|record|records}` by the first form
 * when the parameter is 1 and by the second otherwise.
 */
export function textIn(language: Language, key: TextKey, params: TextParams = {}): string {
  return dictionaries[language][key].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (_whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (one === undefined || many === undefined) return value === undefined ? '' : String(value);
      return Number(value) === 1 ? one : many;
    },
  );
}
