import {
  currencyDigits,
  Decimal,
  type DocumentLine,
  documentTotals,
  inLanguage,
  type LineColumn,
  lineColumns,
  lineColumnsOf,
  type OutlinedBlock,
  type OutlinedRow,
  type OwnWriting,
  type PrintBlock,
  writtenNumber,
} from '@gejie/core';
import type { Gathered } from './gather.ts';
import { amount } from './printedValue.ts';

/** The lines of a document, numbered, with what each comes to; null for a block that lists something else. INV-05 */
export function linesTable(block: PrintBlock, gathered: Gathered): OutlinedBlock | null {
  const { paths, record, writing, units } = gathered;
  const field = block.list === undefined ? undefined : paths.get(block.list)?.field;
  if (!field?.type.keptInRows) return null;
  const lines = (record[field.name] ?? []) as DocumentLine[];
  if (lines.length === 0) return null;
  const currency = String(record.currency ?? writing.companyCurrency);
  const { lines: totals } = documentTotals({
    lines: lines.map(({ quantity, price, discount, taxRate }) => ({
      quantity,
      price,
      discountPercent: discount && 'percent' in discount ? discount.percent : null,
      discountAmount: discount && 'amount' in discount ? discount.amount : null,
      taxRate,
    })),
    taxIncluded: true,
    digits: currencyDigits(currency),
  });
  const columns = lineColumnsOf(block.fields);
  let number = 0;
  const rows = lines.map((line, index): OutlinedRow => {
    if (line.kind !== 'item')
      return { kind: line.kind === 'group' ? 'head' : 'words', cells: [line.description ?? ''] };
    number += 1;
    const money = (value: string | null | undefined) =>
      value == null ? '' : amount(value, currency, writing);
    const plain = (value: string | null) => figure(value, writing.writing);
    const unit = units.get(line.unit ?? '');
    const said: Record<LineColumn, string> = {
      number: String(number),
      item: worded(line, writing.language),
      quantity: [plain(line.quantity), unit ? inLanguage(unit, writing.language) : line.unit]
        .filter(Boolean)
        .join(' '),
      price: money(line.price),
      discount: discountText(line, money, plain),
      tax: line.taxRate === null ? '' : `${plain(line.taxRate)}%`,
      amount: money(totals[index]?.amount),
    };
    return { cells: columns.map((name) => said[name]) };
  });
  return { kind: 'table', ...withoutEmpty(columns, rows, writing.language) };
}

/** Nobody wants to read a column of nothing. */
function withoutEmpty(columns: readonly LineColumn[], rows: OutlinedRow[], language: 'zh-CN' | 'en') {
  const kept = columns.flatMap((_column, index) =>
    rows.some(({ kind, cells }) => kind === undefined && cells[index] !== '') ? [index] : [],
  );
  return {
    columns: kept.flatMap((index) => {
      const name = columns[index];
      if (name === undefined) return [];
      const { label, figure } = lineColumns[name];
      return [{ label: inLanguage(label, language), figure }];
    }),
    rows: rows.map((row) =>
      row.kind === undefined ? { cells: kept.map((index) => row.cells[index] ?? '') } : row,
    ),
  };
}

function figure(value: string | null, writing: OwnWriting | undefined): string {
  return value === null ? '' : writtenNumber(new Decimal(value).toFixed(), writing);
}

function discountText(
  { discount, giveaway }: DocumentLine,
  money: (value: string) => string,
  plain: (value: string) => string,
): string {
  if (giveaway || discount === null) return '';
  return 'percent' in discount ? `-${plain(discount.percent)}%` : `-${money(discount.amount)}`;
}

/** What is given says so. */
function worded({ description, giveaway }: DocumentLine, language: 'zh-CN' | 'en'): string {
  const words = description ?? '';
  return giveaway ? `${words}${inLanguage({ zh: '（赠品）', en: ' (free)' }, language)}` : words;
}
