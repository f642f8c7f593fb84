import {
  type AnyReference,
  Decimal,
  type DocumentLine,
  givenLine,
  givenWith,
  Invalid,
  type Language,
  type Module,
  type ModuleField,
} from '@gejie/core';
import { drawLineIds, type PlacedLine, placedLines } from '../database/write/lineRows.ts';
import { documentRate } from './documentRate.ts';
import type { RatedDraft } from './exchangeRates.ts';
import { filled, named, otherUnit } from './lineDefaults.ts';
import { inCurrency, linePrices } from './linePrices.ts';
import {
  giveawaysOf,
  itemsAndGiveaways,
  listPriceOf,
  type Sold,
  type SoldItems,
  soldKey,
} from './soldItems.ts';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown> & { id: number };

/** What is known of all that stands in the lines of a field. */
interface Known {
  items: SoldItems;
  /** The rates of tax by their ids. */
  taxes: ReadonlyMap<number, Values>;
  /** The lines that lines say they were copied from. */
  sources: ReadonlyMap<number, PlacedLine>;
  /** Of the lines that say none, by their place. */
  prices: ReadonlyMap<number, string | null>;
  /** Of whoever writes: for words that the product itself has. */
  language: Language;
}

/**
 * Fills in what lines leave open from what is sold in them, as it is now: words, unit, price, tax; and puts what comes free
 * with a new line beneath it. The rate of a tax and what a line costs the company are looked up, whatever was sent. A line
 * that was there keeps what it says.
 */
export async function settleLines(
  scope: WriteScope,
  module: Module,
  drafts: readonly RatedDraft[],
): Promise<void> {
  for (const field of module.fields.values()) {
    if (!field.type.keptInRows) continue;
    const due = drafts.filter(
      (draft) =>
        draft.record[field.name] != null && (draft.given.has(field.name) || newTax(field, draft) !== null),
    );
    const all = due.flatMap(({ record }) => record[field.name] as DocumentLine[]);
    if (all.length === 0) continue;
    const known = {
      items: await itemsAndGiveaways(scope, field, all),
      taxes: await taxesIn(
        scope,
        all.some(({ item, tax }) => item !== null || tax !== null) ||
          due.some(({ record }) => record[field.taxedBy ?? ''] != null),
      ),
      sources: await placedLines(
        scope.db,
        all.flatMap(({ source }) => source ?? []),
      ),
      language: scope.context.filters.language,
    };
    const prices: Known['prices'][] = [];
    for (const draft of due) prices.push(await pricesLeftOpen(scope, module, field, draft, known.items));
    const settled = due.map((draft, at) =>
      settledLines(module, field, draft, { ...known, prices: prices[at] ?? new Map() }),
    );
    const ids = await drawLineIds(scope.db, settled.flat().filter(({ line }) => line.id === null).length);
    for (const [at, { record }] of due.entries()) put(field, record, settled[at] ?? [], ids);
  }
}

/** A line with what one of it costs the company. */
interface SettledLine {
  line: DocumentLine;
  cost: string | undefined;
}

function put(
  field: ModuleField,
  record: Record<string, unknown>,
  settled: readonly SettledLine[],
  ids: number[],
): void {
  const costs: Record<string, string> = {};
  record[field.name] = settled.map(({ line, cost }) => {
    const id = line.id ?? (ids.pop() as number);
    if (cost !== undefined && line.kind === 'item') costs[id] = cost;
    return { ...line, id };
  });
  if (field.costs) record[field.costs] = costs;
}

function settledLines(module: Module, field: ModuleField, draft: RatedDraft, known: Known): SettledLine[] {
  const { record, before } = draft;
  const earlier = new Map(((before?.[field.name] ?? []) as DocumentLine[]).map((line) => [line.id, line]));
  const costsBefore = (before?.[field.costs ?? ''] ?? {}) as Record<string, string>;
  const taken = new Set<number>();
  const origins = (field.copiedFrom ?? []).map((name) => record[name]);
  const rate = documentRate(module, field, record);
  const lines = record[field.name] as DocumentLine[];
  return lines.flatMap(({ giveaways, ...line }, index): SettledLine[] => {
    const was = line.id !== null && !taken.has(line.id) ? earlier.get(line.id) : undefined;
    if (was?.id) taken.add(was.id);
    const sold = line.item ? known.items.get(soldKey(line.item)) : undefined;
    const isSame = was?.item != null && line.item !== null && was.item.id === line.item.id;
    const blame = (name: string, wrong: Invalid) =>
      draft.issues.push({ ...wrong.issue, field: `${field.name}.${index}.${name}` });
    const copied = line.source === null ? undefined : known.sources.get(line.source);
    const source = copied && origins.includes(copied.document) ? copied.id : null;
    // What was offered can be ordered, and offered anew, although the item has been deleted since.
    if (line.item && !sold && !isSame && source === null) blame('item', new Invalid('unknownReference'));
    const unit = sold && source === null && was?.unit !== line.unit ? otherUnit(line, sold) : null;
    if (unit !== null) blame('unit', countedIn(index, unit));
    const taxed = bearing(line, field, draft, was === undefined && source === null);
    const whole = completed(taxed, isSame ? undefined : sold, field, known, known.prices.get(index));
    const tax = whole.tax === null ? undefined : known.taxes.get(whole.tax);
    const keepsTax = was !== undefined && was.tax === whole.tax;
    // One of the whole document is told of there.
    const isOwn = taxed.tax === line.tax;
    if (whole.tax !== null && !tax && !keepsTax && isOwn) blame('tax', new Invalid('unknownReference'));
    const settled: SettledLine = {
      line: {
        ...whole,
        id: was?.id ?? null,
        source,
        price: whole.giveaway ? nothing : whole.price,
        discount: whole.giveaway ? null : whole.discount,
        ...(keepsTax
          ? { taxRate: was.taxRate, formerTaxRate: was.formerTaxRate }
          : rates(tax, source, copied)),
      },
      cost: isSame ? costsBefore[was.id ?? 0] : costOf(sold, rate),
    };
    const isNew = was === undefined && source === null && giveaways !== false;
    const gifts =
      isNew && sold && !lines[index + 1]?.giveaway ? giftsWith(settled.line, sold, field, known, draft) : [];
    return [settled, ...gifts.map((gift) => ({ ...gift, cost: costOf(gift.sold, rate) }))];
  });
}

/** The tax of the whole document, where it has just been changed. */
function newTax({ taxedBy = '' }: ModuleField, { record, before, given }: RatedDraft): number | null {
  const tax = (record[taxedBy] ?? null) as number | null;
  return before !== null && given.has(taxedBy) && before[taxedBy] !== tax ? tax : null;
}

/** All lines bear a tax of the whole document that was just chosen; later only new ones that name none. INV-05 */
function bearing(line: DocumentLine, field: ModuleField, draft: RatedDraft, isNew: boolean): DocumentLine {
  if (line.kind !== 'item') return line;
  const usual = isNew ? ((draft.record[field.taxedBy ?? ''] ?? null) as number | null) : null;
  return { ...line, tax: newTax(field, draft) ?? line.tax ?? usual };
}

/** What was there may lack a tax on purpose; what is new takes all from what is sold. */
function completed(
  line: DocumentLine,
  sold: Sold | undefined,
  field: ModuleField,
  { language }: Known,
  price: string | null | undefined,
): DocumentLine {
  if (!sold) return { ...line, price: line.price ?? price ?? null };
  return field.leavesOpen ? named(line, sold, language) : filled(line, sold, language, price);
}

/** The lines of what comes free with a new one; what is gone is given no more. */
function giftsWith(
  { quantity, giveaway }: DocumentLine,
  from: Sold,
  field: ModuleField,
  { items, taxes, language }: Known,
  draft: RatedDraft,
): { line: DocumentLine; sold: Sold }[] {
  if (giveaway) return [];
  return giveawaysOf(from, field).flatMap((one) => {
    const amount = givenWith(quantity, one);
    const sold = items.get(soldKey(one.item));
    if (!sold || amount.isZero()) return [];
    const bare = bearing({ ...givenLine(one, amount), description: null, unit: null }, field, draft, true);
    const line = filled(bare, sold, language);
    const tax = line.tax === null ? undefined : taxes.get(line.tax);
    const exact = { quantity: amount.toFixed(4), price: nothing };
    return [{ line: { ...line, ...exact, ...rates(tax, null, undefined) }, sold }];
  });
}

function countedIn(index: number, unit: string): Invalid {
  return new Invalid('rule', {
    zh: `第 ${index + 1} 行：库存按“${unit}”计数，单位请填“${unit}”，数量也按它填写`,
    en: `Line ${index + 1}: stock counts this in “${unit}”; give unit and quantity in it`,
  });
}

/** The rate of a tax today, and what it was in the line that this one was copied from, where that was another. */
function rates(
  tax: Values | undefined,
  source: number | null,
  copied: PlacedLine | undefined,
): Pick<DocumentLine, 'taxRate' | 'formerTaxRate'> {
  if (!tax) return { taxRate: null, formerTaxRate: null };
  const taxRate = String(tax.rate);
  const former = source !== null && copied?.tax === tax.id ? copied.taxRate : null;
  const isOther = former !== null && !new Decimal(former).equals(taxRate);
  return { taxRate, formerTaxRate: isOther ? former : null };
}

/** What is given away costs. */
const nothing = '0.0000';

/**
 * Prices of lines that say none, by their place: what is agreed with the customer, else the list price. A line that was
 * there without a price stays without; one whose price was taken out asks for that of today.
 */
async function pricesLeftOpen(
  scope: WriteScope,
  module: Module,
  field: ModuleField,
  { record, before }: RatedDraft,
  items: SoldItems,
): Promise<Known['prices']> {
  if (field.leavesOpen) return new Map();
  const kept = new Map(
    ((before?.[field.name] ?? []) as DocumentLine[]).map((line) => [line.id, line] as const),
  );
  const open = (record[field.name] as DocumentLine[]).flatMap(({ id, item, price, quantity }, index) => {
    const was = id === null ? undefined : kept.get(id);
    const stays = was?.item?.id === item?.id && was?.price === null;
    return item === null || price !== null || stays ? [] : [{ index, item, quantity }];
  });
  const listPrice = (item: AnyReference) => listPriceOf(items.get(soldKey(item)), field);
  const prices = await linePrices(scope, module, field, record, open, listPrice);
  return new Map(open.map(({ index }, at) => [index, prices[at]?.price ?? null]));
}

function costOf(sold: Sold | undefined, rate: Decimal): string | undefined {
  const cost = sold?.module.definition.sold && sold.record[sold.module.definition.sold.cost];
  return cost == null ? undefined : inCurrency(String(cost), rate);
}

async function taxesIn(scope: WriteScope, asked: boolean): Promise<Known['taxes']> {
  const module = scope.registry.module('tax');
  // The items bring taxes of their own, so all there are: a handful.
  if (!asked) return new Map();
  const taxes = await scope.work.find(module.definition as never, { limit: 200 });
  return new Map((taxes as unknown as Values[]).map((tax) => [tax.id, tax]));
}
