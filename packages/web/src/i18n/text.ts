import type { zh } from './zh/index.ts';

/** Every text of the screens has a key; both languages have them all. */
export type TextKey = keyof typeof zh;

/** All texts in one language. */
export type Words = Readonly<Record<TextKey, string>>;

export type TextParams = Record<string, string | number>;

/** `t('list.selected', { count: 3 })` */
export type Translate = (key: TextKey, params?: TextParams) => string;

/**
 * The text of `key` among `words`. `{name}` is replaced by the parameter; `{count|record|records}` by the first form
 * when the parameter is 1 and by the second otherwise.
 */
export function textAmong(words: Words, key: TextKey, params: TextParams = {}): string {
  return words[key].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (_whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (one === undefined || many === undefined) return value === undefined ? '' : String(value);
      return Number(value) === 1 ? one : many;
    },
  );
}
