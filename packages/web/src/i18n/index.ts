export type { Format } from './format.ts';
export { LanguageProvider, useFormat, useLabel, useLanguage, useText } from './language.tsx';
export { type TextKey, type TextParams, type Translate, textIn } from './text.ts';
