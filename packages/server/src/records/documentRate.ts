import { Decimal, type Module, type ModuleField } from '@gejie/core';

/** The field that says what one unit of the currency of these lines is worth in the company's. */
export function rateField(module: Module, { currencyField }: ModuleField): ModuleField | undefined {
  if (currencyField === undefined) return undefined;
  return [...module.fields.values()].find(({ rateOf }) => rateOf === currencyField);
}

/** What one unit of the currency of a document's lines is worth in the company's. */
export function documentRate(module: Module, lines: ModuleField, document: Record<string, unknown>): Decimal {
  return new Decimal(String(document[rateField(module, lines)?.name ?? ''] ?? '1'));
}
