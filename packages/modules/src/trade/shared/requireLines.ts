import { type DocumentLine, Refusal } from '@gejie/core';

/** A document goes on only with lines that say how much of what for what price. @throws Refusal */
export function requireLines(lines: readonly DocumentLine[] | null): void {
  if (!lines?.some(({ kind }) => kind === 'item'))
    throw new Refusal({ zh: '还没有明细', en: 'There are no lines yet' }, 'lines');
  const open = lines.findIndex(
    ({ kind, quantity, price }) => kind === 'item' && (!Number(quantity) || price === null),
  );
  if (open >= 0)
    throw new Refusal(
      { zh: `第 ${open + 1} 行没有数量或单价`, en: `Line ${open + 1} lacks a quantity or a price` },
      'lines',
    );
}
