export { antdLocaleIn, fetchLanguage, textIn } from './dictionaries.ts';
export type { Format } from './format.ts';
export { LanguageProvider, useFormat, useLabel, useLanguage, useText } from './language.tsx';
export type { TextKey, TextParams, Translate } from './text.ts';
export type { Separators } from './writing.ts';
