import {
  type AnsweredRecord,
  inLanguage,
  type Language,
  lineWords,
  type ModuleMetadata,
  packOf,
  type Reference,
} from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { choiceOf } from '../parts/ChoiceTag.tsx';
import type { DraftLine } from './draftLine.ts';

/** Something that may stand in a line. */
export interface Sellable {
  module: ModuleMetadata;
  record: AnsweredRecord;
  label: string;
  hint: string;
}

/** What is asked of a record that may be sold. */
export const soldFields = ['name', 'code', 'model', 'unit', 'count', 'price', 'tax', 'tax.rate'];

export function sellable(module: ModuleMetadata, record: AnsweredRecord): Sellable {
  return {
    module,
    record,
    label: String(record.name ?? ''),
    hint: [record.code, record.model].filter(Boolean).join(' · '),
  };
}

/** What a line takes from what is sold in it. Its price is the customer's, which the server knows (`usePrices`). */
export function taken({ module, record }: Sellable, line: DraftLine, language: Language): Partial<DraftLine> {
  const tax = record.tax as Reference | null | undefined;
  const unit = unitOf(module, record);
  const pack = packOf(record.count, unit, language);
  return {
    item: { module: module.path, id: record.id },
    description: lineWords(String(record.name ?? ''), record.model as string | null, pack?.words),
    unit: pack?.unit ?? (unit ? inLanguage(unit, language) : null),
    price: null,
    quantity: line.quantity ?? '1',
    tax: tax?.id ?? null,
    taxRate: (record['tax.rate'] as string | null | undefined) ?? null,
  };
}

/** A unit is one of the product's words, or what people wrote, which is the same in each language. */
function unitOf(module: ModuleMetadata, { unit }: AnsweredRecord) {
  if (typeof unit !== 'string') return undefined;
  const field = fieldOf(module, 'unit');
  return (field && choiceOf(field, unit)?.label) ?? { zh: unit, en: unit };
}
