import {
  type BilingualText,
  currencyDigits,
  Decimal,
  type DocumentLine,
  documentTotals,
  inLanguage,
  type OutlinedBlock,
  type OutlinedRow,
  type PrintBlock,
} from '@gejie/core';
import type { Gathered } from './gather.ts';
import { amount } from './printedValue.ts';

const columns: { label: BilingualText; figure: boolean }[] = [
  { label: { zh: '序号', en: 'No.' }, figure: true },
  { label: { zh: '名称', en: 'Item' }, figure: false },
  { label: { zh: '数量', en: 'Quantity' }, figure: true },
  { label: { zh: '单价', en: 'Price' }, figure: true },
  { label: { zh: '优惠', en: 'Discount' }, figure: true },
  { label: { zh: '税率', en: 'Tax' }, figure: true },
  { label: { zh: '金额', en: 'Amount' }, figure: true },
];

/** The lines of a document, numbered, with what each comes to; null for a block that lists something else. INV-05 */
export function linesTable(block: PrintBlock, gathered: Gathered): OutlinedBlock | null {
  const { paths, record, writing } = gathered;
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
  let number = 0;
  const rows = lines.map((line, index): OutlinedRow => {
    if (line.kind !== 'item')
      return { kind: line.kind === 'group' ? 'head' : 'words', cells: [line.description ?? ''] };
    number += 1;
    const money = (value: string | null | undefined) =>
      value == null ? '' : amount(value, currency, writing);
    return {
      cells: [
        String(number),
        worded(line, writing.language),
        [plain(line.quantity), line.unit].filter(Boolean).join(' '),
        money(line.price),
        discountText(line, money),
        line.taxRate === null ? '' : `${plain(line.taxRate)}%`,
        money(totals[index]?.amount),
      ],
    };
  });
  return { kind: 'table', ...withoutEmpty(rows, writing.language) };
}

/** Nobody wants to read a column of nothing. */
function withoutEmpty(rows: OutlinedRow[], language: 'zh-CN' | 'en') {
  const kept = columns.flatMap((_column, index) =>
    rows.some(({ kind, cells }) => kind === undefined && cells[index] !== '') ? [index] : [],
  );
  return {
    columns: kept.flatMap((index) => {
      const column = columns[index];
      return column ? [{ label: inLanguage(column.label, language), figure: column.figure }] : [];
    }),
    rows: rows.map((row) =>
      row.kind === undefined ? { cells: kept.map((index) => row.cells[index] ?? '') } : row,
    ),
  };
}

function plain(value: string | null): string {
  return value === null ? '' : new Decimal(value).toFixed();
}

function discountText({ discount, giveaway }: DocumentLine, money: (value: string) => string): string {
  if (giveaway || discount === null) return '';
  return 'percent' in discount ? `−${plain(discount.percent)}%` : `−${money(discount.amount)}`;
}

/** What is given says so. */
function worded({ description, giveaway }: DocumentLine, language: 'zh-CN' | 'en'): string {
  const words = description ?? '';
  return giveaway ? `${words}${inLanguage({ zh: '（赠品）', en: ' (free)' }, language)}` : words;
}
