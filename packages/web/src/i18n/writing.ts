import { type DateFormat, type Language, numberSeparators, type OwnWriting } from '@gejie/core';

export type Writing = OwnWriting;

export const asTheLanguage: Writing = { dates: null, numbers: null };

/** What stands between thousands, and before the fraction. */
export interface Separators {
  group: string;
  decimal: string;
}

/** Both our languages write 1,234.5. */
export function separatorsOf({ numbers }: Writing): Separators {
  return numberSeparators[numbers ?? 'comma'];
}

/** A number as a format writes it, with the separators of choice. */
export function withSeparators(
  parts: readonly Intl.NumberFormatPart[],
  { group, decimal }: Separators,
): string {
  const own: Partial<Record<Intl.NumberFormatPartTypes, string>> = { group, decimal };
  return parts.map(({ type, value }) => own[type] ?? value).join('');
}

/** What `Intl.DateTimeFormat` is asked for so that dates come out in an order. */
export interface DateShape {
  locale: string;
  day: 'numeric' | '2-digit';
  month: 'short' | '2-digit';
  /** Between figures stand dashes instead of strokes. */
  dashes: boolean;
  /** As the library of dates names it, for what is typed. */
  pattern: string;
}

const figures = { day: '2-digit', month: '2-digit' } as const;
const shapes: Record<DateFormat, DateShape> = {
  ymd: { locale: 'zh-CN', ...figures, dashes: true, pattern: 'YYYY-MM-DD' },
  dmy: { locale: 'en-GB', ...figures, dashes: false, pattern: 'DD/MM/YYYY' },
  mdy: { locale: 'en-US', ...figures, dashes: false, pattern: 'MM/DD/YYYY' },
};
const english: DateShape = {
  locale: 'en-GB',
  day: 'numeric',
  month: 'short',
  dashes: false,
  pattern: 'YYYY-MM-DD',
};

export function dateShapeOf(language: Language, { dates }: Writing): DateShape {
  if (dates) return shapes[dates];
  return language === 'en' ? english : shapes.ymd;
}
