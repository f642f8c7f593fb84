import { foldCase, halfWidth } from '@gejie/core';

/** Characters that structure a search text and so may stand in no value: controls, and those that mark its lines. */
const reserved = /[\p{Cc}\p{Z}\uE000-\uF8FF]/gu;
const needsCare = /[\p{Cc}\p{Z}\uE000-\uF8FF\uFF01-\uFF5EΣİ]/u;

/**
 * Text as search compares it: lower case, half width, every space and control a plain space. Character by character, so
 * that a part of a text becomes a part of its form.
 */
export function searchForm(text: string): string {
  if (!needsCare.test(text)) return text.toLowerCase();
  return foldCase(halfWidth(text)).replace(reserved, ' ');
}

/** Latin letters and digits, which the trigram index serves; everything else is served by grams. */
export function isPlain(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
