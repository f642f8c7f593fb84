import type { Filter } from '../filter/filter.ts';
import { Invalid, quoted } from '../messages/invalid.ts';
import type { Language } from '../messages/label.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { halfWidth } from './textValue.ts';

const languages = ['zh-CN', 'en'] as const satisfies Language[];

/** A currency by its ISO 4217 code: "CNY". */
export const currencyType: FieldType<string> = {
  name: 'currency',
  label: { zh: '币种', en: 'Currency' },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: (input) => {
    const code = typeof input === 'string' ? input.trim().toUpperCase() : '';
    if (!codes().has(code)) throw new Invalid('notCurrency', { value: quoted(input) });
    return code;
  },
  fromText: (text) => codeNamed(halfWidth(text).trim()),
  format: (value, field, { language }) => currencyShown(value, field, language),
  operators: ['in', 'notIn', 'eq', 'ne', 'empty'],
  sortable: true,
  refersByKey: 'code',
  standsAlone: (value, company) => value === company.currency,
  schema: () => ({ type: 'string', pattern: '^[A-Z]{3}$' }),
};

export interface CurrencyOptions extends CommonOptions {
  default?: string;
  /** Only currencies that are so are chosen anew. */
  offers?: Filter;
}

/** A field that says which currency amounts are in: one that the company deals in. */
export function currency<const O extends CurrencyOptions>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(currencyType, label, { ...options, targets: ['currency'], offers: { active: true } });
}

/** A field that holds a currency's own code, whether or not the company deals in it. */
export function currencyCode<const O extends CommonOptions>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(currencyType, label, options);
}

/** A currency by its name; in a field that holds currencies' own codes, the code. */
export function currencyShown(code: string, { offers }: { offers?: Filter }, language: Language): string {
  return offers === undefined ? code : currencyName(code, language);
}

/** What people call a currency: `美元`, `US Dollar`. */
export function currencyName(code: string, language: Language): string {
  return namesIn(language).of(code) ?? code;
}

/** Digits after the decimal point that a currency is counted in: 2 for CNY, none for JPY (ISO 4217). */
export function currencyDigits(code: string): number {
  const before = digitsOf.get(code);
  if (before !== undefined) return before;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(code, digits);
  return digits;
}

/** Asked with each key that is typed into a document; there are hardly two hundred currencies. */
const digitsOf = new Map<string, number>();

/** How a currency is written before an amount: `¥`, `US$`. */
export function currencySymbol(code: string): string {
  const parts = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: code }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? code;
}

let known: ReadonlySet<string> | undefined;

/** Every code there is. */
function codes(): ReadonlySet<string> {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known;
}

const formatters = new Map<Language, Intl.DisplayNames>();

function namesIn(language: Language): Intl.DisplayNames {
  const names = formatters.get(language) ?? new Intl.DisplayNames(language, { type: 'currency' });
  formatters.set(language, names);
  return names;
}

/** "USD", "usd", "美元" or "US Dollar" as written in spreadsheets → "USD"; anything else stays as it is. */
function codeNamed(text: string): string {
  if (/^[a-z]{3}$/i.test(text)) return text.toUpperCase();
  const wanted = text.toLowerCase();
  const found = [...codes()].find((code) =>
    languages.some((language) => currencyName(code, language).toLowerCase() === wanted),
  );
  return found ?? text;
}
