import {
  type ModuleField,
  type Reference,
  reckoningOf,
  type StoredFile,
  type ValueContext,
  writtenNumber,
} from '@gejie/core';

/** What values are written with. */
export interface Writing extends ValueContext {
  companyCurrency: string;
}

/** A value of an answer as it stands on paper; empty where there is none. @param currency of an amount, where it names its own */
export function printedValue(
  value: unknown,
  field: ModuleField,
  writing: Writing,
  currency: unknown = null,
): string {
  if (value === null || value === undefined) return '';
  const { type } = field;
  if (type.holdsFiles) return (value as StoredFile).name;
  if (type.refersTo)
    return [value as Reference | Reference[]]
      .flat()
      .map(({ label }) => label ?? '')
      .join(writing.language === 'en' ? ', ' : '、');
  const shown = (field.result ?? field).type;
  if (shown.inCurrency) return amount(String(value), String(currency ?? writing.companyCurrency), writing);
  return type.searchText && type.markup ? type.searchText(value, field) : type.format(value, field, writing);
}

/** Figures stand at the right edge. */
export function isFigure(field: ModuleField): boolean {
  return reckoningOf(field)?.kind === 'number';
}

/** `¥1,280.50`; a price with more digits than its currency keeps them. */
export function amount(
  value: string,
  currency: string,
  { language, writing }: Pick<Writing, 'language' | 'writing'>,
): string {
  const places = /\.(\d*?)0*$/.exec(value)?.[1]?.length ?? 0;
  const usual = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = usual.resolvedOptions().maximumFractionDigits ?? 2;
  const written = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, places),
  }).format(value as Intl.StringNumericLiteral);
  // Both our languages write 1,280.50.
  return writtenNumber(written, writing);
}
