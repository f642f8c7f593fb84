import type { BilingualText } from '../messages/label.ts';

/** What a table of the lines of a document may say of each, by the name of its column. PLT-20 */
export const lineColumns = {
  number: { label: { zh: '序号', en: 'No.' }, figure: true },
  item: { label: { zh: '名称', en: 'Item' }, figure: false },
  quantity: { label: { zh: '数量', en: 'Quantity' }, figure: true },
  price: { label: { zh: '单价', en: 'Price' }, figure: true },
  discount: { label: { zh: '优惠', en: 'Discount' }, figure: true },
  tax: { label: { zh: '税率', en: 'Tax' }, figure: true },
  amount: { label: { zh: '金额', en: 'Amount' }, figure: true },
} as const satisfies Record<string, { label: BilingualText; figure: boolean }>;

export type LineColumn = keyof typeof lineColumns;

/** The columns of a table of lines in their order: those that are named, or all of them. */
export function lineColumnsOf(names: readonly string[] | undefined): LineColumn[] {
  const all = Object.keys(lineColumns) as LineColumn[];
  const chosen = all.filter((name) => names?.includes(name));
  return chosen.length > 0 ? chosen : all;
}
