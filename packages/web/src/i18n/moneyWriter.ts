import type { KnownCurrency, Language } from '@gejie/core';

/** Writes amounts; `inShort` in 万 and 亿, in English in thousands and millions. */
export interface MoneyWriter {
  (value: number | string, currency: string): string;
  inShort(value: number, currency: string): string;
}

/** @param currencies the company's signs and digits; other currencies are written as usual */
export function moneyWriter(language: Language, currencies: readonly KnownCurrency[]): MoneyWriter {
  const known = new Map(currencies.map((one) => [one.code, one]));
  const formatters = new Map<string, Intl.NumberFormat>();
  const formatter = (currency: string) => {
    const decimals = known.get(currency)?.decimals ?? undefined;
    const made =
      formatters.get(currency) ??
      new Intl.NumberFormat(language, {
        ...inCurrency(currency),
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
    formatters.set(currency, made);
    return made;
  };
  const signed = (format: Intl.NumberFormat, value: number | string, currency: string) => {
    const symbol = known.get(currency)?.symbol;
    if (!symbol) return format.format(value as Intl.StringNumericLiteral);
    const parts = format.formatToParts(value as Intl.StringNumericLiteral);
    return parts.map((part) => (part.type === 'currency' ? symbol : part.value)).join('');
  };
  return Object.assign(
    (value: number | string, currency: string) => signed(formatter(currency), value, currency),
    {
      inShort: (value: number, currency: string) => {
        const { format, unit, divisor } = shortened(language, value, currency);
        return `${signed(format, value / divisor, currency)}${unit}`;
      },
    },
  );
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
