import {
  type AnyReference,
  Invalid,
  type Module,
  type ModuleField,
  type PricedItem,
  type Reference,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import { labelsOf } from '../database/query/labels.ts';
import { forbidden, invalid, issuesAt, notFound } from '../problem.ts';
import { rateField } from './documentRate.ts';
import { withRates } from './exchangeRates.ts';
import { linePrices } from './linePrices.ts';
import { isEmptyInput } from './parseValues.ts';
import { itemsIn, listPriceOf, soldKey } from './soldItems.ts';
import type { WriteScope } from './writeScope.ts';

/** What is asked while a document is being written. */
export interface PriceQuestion {
  /** What is known so far of the fields its prices depend on; see {@link pricingFields}. */
  document: Record<string, unknown>;
  items: readonly PricedItem[];
}

/** Answer to one item, in the order asked. */
export interface PriceAnswer {
  price: string | null;
  list: string | null;
  from: (Reference & { module: string }) | null;
}

/** What the prices of lines depend on: whom they are for, their currency and its rate. */
function pricingFields(module: Module, lines: ModuleField): ModuleField[] {
  return [
    module.fields.get(lines.pricedFor ?? ''),
    module.fields.get(lines.currencyField ?? ''),
    rateField(module, lines),
  ].filter((field) => field !== undefined);
}

/** @throws ProblemError invalid for other fields, and for what they don't take */
function parsed(
  { context }: WriteScope,
  module: Module,
  lines: ModuleField,
  document: Record<string, unknown>,
): Record<string, unknown> {
  const fields = pricingFields(module, lines);
  const values: Record<string, unknown> = {};
  const issues = Object.entries(document).flatMap(([name, input]) => {
    try {
      const field = fields.find((one) => one.name === name);
      if (!field) throw new Invalid('unknownField', { field: name.slice(0, 120) });
      if (!isEmptyInput(input)) values[name] = field.type.parse(input, field, context.filters);
      return [];
    } catch (error) {
      return issuesAt(`document.${name.slice(0, 120)}`, error);
    }
  });
  if (issues.length > 0) throw invalid(issues);
  return values;
}

/** Without references to what is out of sight: prices tell of a customer's grade and books. */
async function withinSight(
  scope: WriteScope,
  module: Module,
  document: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(document)) {
    const [target] = module.fields.get(name)?.targets ?? [];
    const isReference = typeof value === 'number' && target !== undefined;
    seen[name] = !isReference || (await isSeen(scope, target, value)) ? value : null;
  }
  return seen;
}

async function isSeen({ session, registry, work }: WriteScope, target: string, id: number): Promise<boolean> {
  const module = registry.module(target);
  if (rightsOf(session, module).see === 'none') return false;
  return (await work.find(module.definition as never, { where: { id }, limit: 1 })).length > 0;
}

/** What items would cost in a document that is being written: what its lines will take when no price is given. INV-04 */
export async function priceItems(
  scope: WriteScope,
  module: Module,
  { document, items }: PriceQuestion,
): Promise<PriceAnswer[]> {
  const rights = rightsOf(scope.session, module);
  if (!rights.create && rights.edit === 'none') throw forbidden();
  const field = [...module.fields.values()].find(
    (one: ModuleField) => one.sells !== undefined && !one.comesFree,
  );
  if (!field) throw notFound();
  const record = await withinSight(scope, module, parsed(scope, module, field, document));
  await withRates(scope, module, [{ record, before: null, given: new Set(Object.keys(record)), issues: [] }]);
  const known = await itemsIn(scope, field, items);
  const listPrice = (item: AnyReference) => listPriceOf(known.get(soldKey(item)), field);
  const prices = await linePrices(scope, module, field, record, items, listPrice);
  const sources = [...new Set(prices.flatMap(({ from }) => from?.module ?? []))];
  const { registry, db, context } = scope;
  const labels = await labelsOf(
    db,
    context,
    sources.map((path) => ({
      target: registry.at(path)?.name ?? path,
      ids: prices.flatMap(({ from }) => (from?.module === path ? [from.id] : [])),
    })),
  );
  return prices.map(({ price, list, from }) => ({
    price,
    list,
    from: from && {
      ...from,
      label: labels.get(`${registry.at(from.module)?.name}:${from.id}`) ?? null,
    },
  }));
}
