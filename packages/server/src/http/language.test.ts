import { expect, test } from 'vitest';
import { wantedLanguage } from './language.ts';

test.each([
  [undefined, null],
  ['', null],
  ['*', null],
  ['fr-FR,fr;q=0.9', null],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr, en;q=0.3, zh;q=0.7', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['EN', 'en'],
  ['en;q=nonsense, zh;q=0.1', 'en'],
  [`${'x,'.repeat(10_000)}en`, null],
])('%j wants %j', (header, language) => {
  expect(wantedLanguage(header)).toBe(language);
});
