import { type AnsweredRecord, lineWords, type Reference } from '@gejie/core';
import type { DraftLine } from './draftLine.ts';

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

/** What a line takes from what is sold in it. Its price is the customer's, which the server knows (`usePrices`). */
export function taken({ module, record }: Sellable, line: DraftLine): Partial<DraftLine> {
  const tax = record.tax as Reference | null | undefined;
  return {
    item: { module, id: record.id },
    description: lineWords(String(record.name ?? ''), record.model as string | null),
    unit: module === 'products' ? ((record.unit as string | null) ?? null) : null,
    price: null,
    quantity: line.quantity ?? '1',
    tax: tax?.id ?? null,
    taxRate: (record['tax.rate'] as string | null | undefined) ?? null,
  };
}
