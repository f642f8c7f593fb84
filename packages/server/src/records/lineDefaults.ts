import {
  type BilingualText,
  type DocumentLine,
  inLanguage,
  type Language,
  lineWords,
  packOf,
} from '@gejie/core';
import type { Sold } from './soldItems.ts';

/** A line with all that it leaves open taken from what stands in it. @param price in the currency of the document */
export function filled(
  line: DocumentLine,
  sold: Sold,
  language: Language,
  price: string | null = null,
): DocumentLine {
  const trait = sold.module.definition.sold;
  if (!trait) return line;
  return {
    ...named(line, sold, language),
    price: line.price ?? price,
    tax: line.tax ?? (sold.record[trait.tax] as number | null) ?? null,
  };
}

/** What a line says of what stands in it. */
export function named(line: DocumentLine, { module, record }: Sold, language: Language): DocumentLine {
  const trait = module.definition.sold;
  if (!trait) return line;
  const unit = unitOf({ module, record });
  const pack = trait.count ? packOf(record[trait.count], unit, language) : null;
  const [name = '', ...words] = [module.title, ...trait.words].map(
    (one) => record[one] as string | undefined,
  );
  return {
    ...line,
    description: line.description ?? lineWords(name, ...words, pack?.words),
    quantity: line.quantity ?? '1.0000',
    unit: line.unit ?? pack?.unit ?? (unit && inLanguage(unit, language)) ?? null,
  };
}

/** The unit of what is counted in stock, where a line names another one; null where all is well. */
export function otherUnit({ unit }: DocumentLine, sold: Sold): string | null {
  const own = sold.module.definition.sold?.isStocked ? unitOf(sold)?.zh : undefined;
  return unit === null || own === undefined || plain(unit) === plain(own) ? null : own;
}

/** A unit is one of the product's words, or what people wrote, which is the same in each language. */
function unitOf({ module, record }: Sold): BilingualText | undefined {
  const field = module.fields.get(module.definition.sold?.unit ?? '');
  const value = field && record[field.name];
  if (value == null) return undefined;
  const written = String(value);
  return field?.choices?.find((choice) => choice.value === value)?.label ?? { zh: written, en: written };
}

/** Full width, capitals and blanks make no other unit. */
function plain(unit: string): string {
  return unit.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
