import type { AnsweredRecord, Reference } from '@gejie/core';
import { type DraftLine, short } from './draftLine.ts';

/** Something that may stand in a line. */
export interface Sellable {
  module: string;
  record: AnsweredRecord;
  label: string;
  hint: string;
}

/** What is asked of a record that may be sold. */
export const soldFields = ['name', 'code', 'model', 'unit', 'price', 'tax', 'tax.rate'];

export function sellable(module: string, record: AnsweredRecord): Sellable {
  return {
    module,
    record,
    label: String(record.name ?? ''),
    hint: [record.code, record.model].filter(Boolean).join(' · '),
  };
}

/**
 * What a line takes from what is sold in it.
 * @param takesPrice prices of the catalogue hold only in the company's currency; else the server reckons them
 */
export function taken(
  { module, record }: Sellable,
  line: DraftLine,
  takesPrice: boolean,
): Partial<DraftLine> {
  const tax = record.tax as Reference | null | undefined;
  return {
    item: { module, id: record.id },
    description: [record.name, record.model].filter(Boolean).join(' '),
    unit: module === 'products' ? ((record.unit as string | null) ?? null) : null,
    price: takesPrice ? short((record.price as string | null | undefined) ?? null) || null : null,
    quantity: line.quantity ?? '1',
    tax: tax?.id ?? null,
    taxRate: (record['tax.rate'] as string | null | undefined) ?? null,
  };
}
