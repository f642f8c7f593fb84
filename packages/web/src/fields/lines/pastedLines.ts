import { emptyLine, halfWidth, numberFromText } from '@gejie/core';
import { type DraftLine, discountFrom } from './draftLine.ts';

/** What a column of a sheet may hold. */
type Part = 'description' | 'quantity' | 'unit' | 'price' | 'discount';

/** Headings that people write, beginning with the longest that could be mistaken. */
const headings: readonly (readonly [RegExp, Part | null])[] = [
  [/^(序号|行号|no\.?|#)$/i, null],
  [/(折扣|优惠|discount|off)/i, 'discount'],
  [/(金额|合计|小计|总价|amount|total|subtotal)/i, null],
  [/(单价|价格|售价|报价|price)/i, 'price'],
  [/(数量|件数|quantity|qty)/i, 'quantity'],
  [/(单位|unit)/i, 'unit'],
  [
    /(品名|名称|产品|商品|物料|货号|编码|规格|型号|说明|描述|item|product|name|description|model|code)/i,
    'description',
  ],
];

/**
 * Lines from cells copied out of a sheet. A first row of headings says what its columns hold; without one they are name,
 * quantity, unit, price and discount, as far as they go. A name that is missing beneath another belongs to merged cells and
 * is that one's. What is no figure stays as it is written, for its cell to say so: nothing is lost.
 */
export function pastedLines(text: string): DraftLine[] {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()));
  const columns = headed(rows[0] ?? []);
  const lines: DraftLine[] = [];
  for (const row of columns ? rows.slice(1) : rows) {
    if (row.every((cell) => cell === '')) continue;
    const parts = columns ? byHeading(row, columns) : byPlace(row);
    if (isSum(parts) || columns?.some((part, index) => part === null && sums.test(row[index] ?? '')))
      continue;
    const description = parts.description || (lines.at(-1)?.description ?? null);
    const isWords = row.length > 1 && !parts.quantity && !parts.price && !parts.unit && !parts.discount;
    lines.push({
      ...emptyLine,
      kind: isWords ? 'text' : 'item',
      description,
      ...counted(parts),
      price: numberFromText(parts.price ?? '') || null,
      discount: parts.discount ? discountFrom(parts.discount) : null,
    });
  }
  return lines;
}

type Parts = Partial<Record<Part, string>>;

/** What the last row of many sheets is called. */
const sums = /^(合\s*计|总\s*计|小\s*计|(sub|grand )?total|sum)(金额)?(\s*[(（][^)）]*[)）])?\s*[:：]?$/i;

/** What all lines come to is reckoned anew; the row is named where a name stands, or before it, where lines are numbered. */
function isSum({ description = '', unit, price, discount }: Parts): boolean {
  return !unit && !price && !discount && sums.test(description);
}

/** "12 台" is how many and of what; 万 and its like are part of the figure, which is not guessed at. */
function counted({ quantity = '', unit }: Parts): Pick<DraftLine, 'quantity' | 'unit'> {
  const [, figure, word] =
    /^([\d,.]+)\s*(?![kw]$)([^\d\s.,十百千万亿%*×/+-][^\d\s*×/+]*)$/i.exec(halfWidth(quantity)) ?? [];
  const isOne = figure !== undefined && word !== undefined && (!unit || unit === word);
  return isOne
    ? { quantity: numberFromText(figure), unit: word }
    : { quantity: numberFromText(quantity) || null, unit: unit || null };
}

/** What each column holds, where the row names at least a name and a figure. */
function headed(row: readonly string[]): (Part | null)[] | null {
  const found = row.map((cell) => headings.find(([words]) => words.test(halfWidth(cell))));
  const parts = found.map((heading) => heading?.[1] ?? null);
  const named = parts.filter((part) => part !== null);
  const hasFigure = row.some((cell) => /\d/.test(halfWidth(cell)));
  return !hasFigure && named.includes('description') && new Set(named).size > 1 ? parts : null;
}

/** Name and model may stand in columns of their own. */
function byHeading(row: readonly string[], columns: readonly (Part | null)[]): Parts {
  const parts: Parts = {};
  for (const [index, part] of columns.entries()) {
    const cell = row[index] ?? '';
    if (part === null || cell === '') continue;
    parts[part] = part === 'description' && parts[part] ? `${parts[part]} ${cell}` : (parts[part] ?? cell);
  }
  return parts;
}

/** The unit may be left out: name, quantity, price. */
function byPlace([
  description = '',
  quantity = '',
  second = '',
  third = '',
  fourth = '',
]: readonly string[]): Parts {
  const hasUnit = second !== '' && !/^[¥$€£]?[\d,.]+/.test(halfWidth(second));
  if (hasUnit) return { description, quantity, unit: second, price: third, discount: fourth };
  return second === ''
    ? { description, quantity, price: third, discount: fourth }
    : { description, quantity, price: second, discount: third };
}
