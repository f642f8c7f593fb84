import { currencyDigits, type KnownCurrency, type Language } from '@gejie/core';
import { type Separators, withSeparators } from './writing.ts';

/** Writes amounts; `inShort` in 万 and 亿, in English in thousands and millions. */
export interface MoneyWriter {
  (value: number | string, currency: string): string;
  inShort(value: number, currency: string): string;
}

/**
 * A price with more digits than its currency is counted in keeps them: ¥0.0135 is not ¥0.01.
 * @param currencies the company's signs and digits; other currencies are written as usual
 */
export function moneyWriter(
  language: Language,
  currencies: readonly KnownCurrency[],
  separators: Separators,
): MoneyWriter {
  const known = new Map(currencies.map((one) => [one.code, one]));
  const formatters = new Map<string, Intl.NumberFormat>();
  const formatter = (currency: string, places: number) => {
    const key = `${currency} ${places}`;
    const usual = currencyDigits(currency);
    const decimals = known.get(currency)?.decimals ?? usual;
    const made =
      formatters.get(key) ??
      new Intl.NumberFormat(language, {
        ...inCurrency(currency),
        minimumFractionDigits: decimals,
        maximumFractionDigits: places > usual ? Math.max(decimals, places) : decimals,
      });
    formatters.set(key, made);
    return made;
  };
  const signed = (format: Intl.NumberFormat, value: number | string, currency: string) => {
    const symbol = known.get(currency)?.symbol;
    if (!symbol && separators.decimal === '.') return format.format(value as Intl.StringNumericLiteral);
    const parts = format.formatToParts(value as Intl.StringNumericLiteral);
    const named = parts.map((part) =>
      symbol && part.type === 'currency' ? { ...part, value: symbol } : part,
    );
    return withSeparators(named, separators);
  };
  return Object.assign(
    (value: number | string, currency: string) =>
      signed(formatter(currency, placesOf(value)), value, currency),
    {
      inShort: (value: number, currency: string) => {
        const { format, unit, divisor } = shortened(language, value, currency);
        return `${signed(format, value / divisor, currency)}${unit}`;
      },
    },
  );
}

/** Digits after the point, trailing noughts aside; numbers are for charts, where the currency's own do. */
function placesOf(value: number | string): number {
  return typeof value === 'string' ? (/\.(\d*?)0*$/.exec(value)?.[1]?.length ?? 0) : 0;
}

const inCurrency = (currency: string) =>
  ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }) as const;

/** 万 and 亿 count in ten thousands; English counts in thousands. */
function shortened(language: Language, value: number, currency: string) {
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 2 };
  if (language === 'en') {
    const shape = { ...inCurrency(currency), notation: 'compact', maximumFractionDigits: 2 } as const;
    return { format: new Intl.NumberFormat('en', shape), unit: '', divisor: 1 };
  }
  const format = new Intl.NumberFormat('zh-CN', { ...inCurrency(currency), ...digits });
  if (Math.abs(value) >= 1e8) return { format, unit: ' 亿', divisor: 1e8 };
  return Math.abs(value) >= 1e4 ? { format, unit: ' 万', divisor: 1e4 } : { format, unit: '', divisor: 1 };
}
