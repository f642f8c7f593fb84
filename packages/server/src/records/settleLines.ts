import {
  type AnyReference,
  Decimal,
  type DocumentLine,
  Invalid,
  lineWords,
  type Module,
  type ModuleField,
} from '@gejie/core';
import { drawLineIds, type PlacedLine, placedLines } from '../database/write/lineRows.ts';
import { documentRate } from './documentRate.ts';
import type { RatedDraft } from './exchangeRates.ts';
import { inCurrency, linePrices } from './linePrices.ts';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown> & { id: number };

/** What stands in lines, by `products:7`, and the rates of tax by their ids. */
interface Known {
  items: ReadonlyMap<string, { module: Module; record: Values }>;
  taxes: ReadonlyMap<number, Values>;
  /** The lines that lines say they were copied from. */
  sources: ReadonlyMap<number, PlacedLine>;
  /** Of the lines that say none, by their place. */
  prices: ReadonlyMap<number, string | null>;
}

/**
 * Fills in what lines leave open from what is sold in them, as it is now: words, unit, price, tax. The rate of a tax and
 * what a line costs the company are looked up, whatever was sent. A line that was there keeps what it says.
 */
export async function settleLines(
  scope: WriteScope,
  module: Module,
  drafts: readonly RatedDraft[],
): Promise<void> {
  for (const field of module.fields.values()) {
    if (!field.type.keptInRows) continue;
    const due = drafts.filter(({ given, record }) => given.has(field.name) && record[field.name] != null);
    const all = due.flatMap(({ record }) => record[field.name] as DocumentLine[]);
    if (all.length === 0) continue;
    const known = {
      items: await itemsIn(scope, field, all),
      taxes: await taxesIn(scope, all),
      sources: await placedLines(
        scope.db,
        all.flatMap(({ source }) => source ?? []),
      ),
    };
    const ids = await drawLineIds(scope.db, all.length);
    for (const draft of due) {
      const prices = await pricesLeftOpen(scope, module, field, draft, known.items);
      settleDraft(module, field, draft, { ...known, prices }, ids);
    }
  }
}

function settleDraft(
  module: Module,
  field: ModuleField,
  draft: RatedDraft,
  known: Known,
  ids: number[],
): void {
  const { record, before } = draft;
  const earlier = new Map(((before?.[field.name] ?? []) as DocumentLine[]).map((line) => [line.id, line]));
  const costsBefore = (before?.[field.costs ?? ''] ?? {}) as Record<string, string>;
  const costs: Record<string, string> = {};
  const taken = new Set<number>();
  const origins = (field.copiedFrom ?? []).map((name) => record[name]);
  const rate = documentRate(module, field, record);
  record[field.name] = (record[field.name] as DocumentLine[]).map((line, index) => {
    const was = line.id !== null && !taken.has(line.id) ? earlier.get(line.id) : undefined;
    const id = was?.id ?? (ids.pop() as number);
    taken.add(id);
    const sold = line.item && known.items.get(`${line.item.module}:${line.item.id}`);
    const isSame = was?.item && line.item && was.item.id === line.item.id;
    const blame = (name: string) =>
      draft.issues.push({
        ...new Invalid('unknownReference').issue,
        field: `${field.name}.${index}.${name}`,
      });
    const copied = line.source === null ? undefined : known.sources.get(line.source);
    const source = copied && origins.includes(copied.document) ? copied.id : null;
    // What was offered can be ordered, and offered anew, although the item has been deleted since.
    if (line.item && !sold && !isSame && source === null) blame('item');
    // What was there may lack a tax on purpose; what is new takes all from what is sold.
    const whole =
      sold && !isSame
        ? field.leavesOpen
          ? named(line, sold)
          : filled(line, sold, known.prices.get(index))
        : line;
    const tax = whole.tax === null ? undefined : known.taxes.get(whole.tax);
    const keepsTax = was !== undefined && was.tax === whole.tax;
    if (whole.tax !== null && !tax && !keepsTax) blame('tax');
    const cost = isSame ? costsBefore[id] : costOf(sold ?? null, rate);
    if (cost !== undefined && line.kind === 'item') costs[id] = cost;
    return {
      ...whole,
      id,
      source,
      price: whole.giveaway ? nothing : whole.price,
      discount: whole.giveaway ? null : whole.discount,
      ...(keepsTax ? { taxRate: was.taxRate, formerTaxRate: was.formerTaxRate } : rates(tax, source, copied)),
    };
  });
  if (field.costs) record[field.costs] = costs;
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

/** In the currency of the document; what the catalogue says is in the company's. */
function filled(
  line: DocumentLine,
  { module, record }: { module: Module; record: Values },
  price: string | null = null,
): DocumentLine {
  const sold = module.definition.sold;
  if (!sold) return line;
  return {
    ...named(line, { module, record }),
    price: line.price ?? price,
    tax: line.tax ?? (record[sold.tax] as number | null) ?? null,
  };
}

/** What a line says of what stands in it. */
function named(line: DocumentLine, { module, record }: { module: Module; record: Values }): DocumentLine {
  const sold = module.definition.sold;
  if (!sold) return line;
  const [name = '', ...words] = [module.title, ...sold.words].map((one) => record[one] as string | undefined);
  return {
    ...line,
    description: line.description ?? lineWords(name, ...words),
    quantity: line.quantity ?? '1.0000',
    unit: line.unit ?? unitText(module.fields.get(sold.unit), record[sold.unit]),
  };
}

/** Prices of lines that are new and say none, by their place: what is agreed with the customer, else the list price. */
async function pricesLeftOpen(
  scope: WriteScope,
  module: Module,
  field: ModuleField,
  { record, before }: RatedDraft,
  items: Known['items'],
): Promise<Known['prices']> {
  if (field.leavesOpen) return new Map();
  const kept = new Map(
    ((before?.[field.name] ?? []) as DocumentLine[]).map(({ id, item }) => [id, item?.id]),
  );
  const open = (record[field.name] as DocumentLine[]).flatMap(({ id, item, price, quantity }, index) =>
    item === null || price !== null || (id !== null && kept.get(id) === item.id)
      ? []
      : [{ index, item, quantity }],
  );
  const listPrice = (item: AnyReference) => listPriceOf(items.get(`${item.module}:${item.id}`), field);
  const prices = await linePrices(scope, module, field, record, open, listPrice);
  return new Map(open.map(({ index }, at) => [index, prices[at]?.price ?? null]));
}

/** In the company's currency: what it is sold for, or bought for where the lines say so. */
export function listPriceOf(
  sold: { module: Module; record: Values } | undefined,
  { buys }: Pick<ModuleField, 'buys'>,
): string | null {
  const trait = sold?.module.definition.sold;
  if (!sold || !trait) return null;
  const price = sold.record[buys && trait.bought ? trait.bought : trait.price];
  return price == null ? null : String(price);
}

function unitText(field: ModuleField | undefined, value: unknown): string | null {
  if (value == null) return null;
  return field?.choices?.find((choice) => choice.value === value)?.label.zh ?? String(value);
}

function costOf(sold: { module: Module; record: Values } | null, rate: Decimal): string | undefined {
  const cost = sold?.module.definition.sold && sold.record[sold.module.definition.sold.cost];
  return cost == null ? undefined : inCurrency(String(cost), rate);
}

/** What stands in lines, by `products:7`. */
export async function itemsIn(
  scope: WriteScope,
  field: ModuleField,
  lines: readonly Pick<DocumentLine, 'item'>[],
): Promise<Known['items']> {
  const items = new Map<string, { module: Module; record: Values }>();
  for (const name of field.sells ?? []) {
    const module = scope.registry.module(name);
    const ids = lines.flatMap(({ item }) => (item?.module === module.path ? [item.id] : []));
    for (const record of await foundOf(scope, module, ids))
      items.set(`${module.path}:${record.id}`, { module, record });
  }
  return items;
}

async function taxesIn(scope: WriteScope, lines: readonly DocumentLine[]): Promise<Known['taxes']> {
  const module = scope.registry.module('tax');
  // The items bring taxes of their own, so all there are: a handful.
  if (lines.every(({ item, tax }) => item === null && tax === null)) return new Map();
  const taxes = await scope.work.find(module.definition as never, { limit: 200 });
  return new Map((taxes as unknown as Values[]).map((tax) => [tax.id, tax]));
}

async function foundOf(scope: WriteScope, module: Module, ids: readonly number[]): Promise<Values[]> {
  const wanted = [...new Set(ids)];
  const found: Values[] = [];
  for (let start = 0; start < wanted.length; start += 200) {
    const where = { id: { in: wanted.slice(start, start + 200) } };
    found.push(
      ...((await scope.work.find(module.definition as never, { where, limit: 200 })) as unknown as Values[]),
    );
  }
  return found;
}
