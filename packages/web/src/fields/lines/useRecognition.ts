import { type ListAnswer, lineWords, type ModuleMetadata } from '@gejie/core';
import { addressQuery, request, useModule } from '../../api/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { DraftLine } from './draftLine.ts';
import { askedTogether, namesIn } from './pastedNames.ts';
import { type Sellable, sellable, soldFields, taken } from './sellable.ts';
import { readableOf } from './useItems.ts';

/** Answered at once. */
const most = 200;
/** What a line may call an item by. */
const called = ['name', 'code', 'model', 'barcode'];

/**
 * Finds out which items pasted words mean: exactly their name, code or model. What the sheet says of price and unit stays;
 * words that mean nothing, or two things, stay words. A row of a name alone is the item of that name, once, where the whole of it
 * is one: its figures stood in merged cells, or were left to us.
 * @returns the lines, in the order given
 */
export function useRecognition(): (lines: readonly DraftLine[]) => Promise<DraftLine[]> {
  const language = useLanguage();
  const products = useModule('products');
  const services = useModule('services');
  return async (lines) => {
    const names = [
      ...new Set(
        lines.flatMap(({ kind, item, description }) =>
          !item && description ? namesIn(kind, description) : [],
        ),
      ),
    ];
    const known = new Map<string, Sellable | null>();
    for (const module of [products, services]) {
      const found = new Map((await soldAs(module, names)).map((item) => [item.record.id, item]));
      for (const item of found.values())
        for (const word of wordsOf(item)) known.set(word, known.has(word) ? null : item);
    }
    return lines.map((line) => {
      if (line.item || !line.description) return line;
      const item = namesIn(line.kind, line.description)
        .map((name) => known.get(name))
        .find(Boolean);
      if (!item) return line;
      const given = Object.fromEntries(
        Object.entries(line).filter(
          ([name, value]) => value !== null && !['kind', 'description', 'item'].includes(name),
        ),
      );
      return { ...line, kind: 'item' as const, ...taken(item, line, language), ...given };
    });
  };
}

function wordsOf({ record }: Sellable): string[] {
  const words = called.flatMap((name) => (typeof record[name] === 'string' ? [String(record[name])] : []));
  const [name, model] = [record.name, record.model].map((word) => (typeof word === 'string' ? word : ''));
  return [...new Set([...words, `${name} ${model}`.trim(), lineWords(name ?? '', model)])];
}

/** All that is called by one of the names; found by two of them it comes twice. */
async function soldAs(module: ModuleMetadata | undefined, names: readonly string[]): Promise<Sellable[]> {
  const by = readableOf(module, called);
  if (!module || by.length === 0) return [];
  const fields = [...new Set(readableOf(module, [...soldFields, ...called]))];
  const found = askedTogether(names).map(async (some) => {
    const where = { any: by.map((name) => ({ [name]: { in: some } })) };
    const query = addressQuery({ where, fields, limit: most });
    return (await request<ListAnswer>(module.path, { query })).records;
  });
  return (await Promise.all(found)).flat().map((record) => sellable(module, record));
}
