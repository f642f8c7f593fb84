import type { SheetRow } from './sheet.ts';
import { sheetXml } from './workbookParts.ts';

/** Cells that are one, which the first of them fills: rows from 1 on, columns from 0. */
export interface MergedCells {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Characters of a sheet that are looked through; the merged cells stand behind all others. */
const mostLooked = 2 ** 31;
const merged = /<(?:\w+:)?mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/g;

/** The merged cells of a sheet, from the top down. Read by themselves: what reads the rows as they come meets them last. */
export async function mergedCells(bytes: Buffer, sheet: string): Promise<MergedCells[]> {
  const xml = await sheetXml(bytes, sheet);
  const found: MergedCells[] = [];
  if (xml === null) return found;
  let rest = '';
  let looked = 0;
  for await (const piece of xml) {
    looked += piece.length;
    if (looked > mostLooked) break;
    const text = rest + piece;
    const whole = text.lastIndexOf('>') + 1;
    for (const [, left = '', top, right = '', bottom] of text.slice(0, whole).matchAll(merged))
      found.push({
        top: Number(top),
        bottom: Number(bottom),
        left: columnIndex(left),
        right: columnIndex(right),
      });
    rest = text.slice(whole);
  }
  return found.sort((one, other) => one.top - other.top);
}

/** A → 0, AA → 26. */
function columnIndex(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * Gives each merged cell what the first of them holds. A row with nothing of its own stays without anything.
 * @param merges from the top down; what a row before the first one holds is not known
 * @param width columns that are filled
 */
export async function* fillMerged(
  rows: AsyncIterable<SheetRow>,
  merges: readonly MergedCells[],
  width: number,
): AsyncGenerator<SheetRow> {
  // By column: cells are in one merge at most, whatever a file says.
  const holding: { until: number; text: string }[] = [];
  let next = 0;
  for await (const { row, cells } of rows) {
    for (let merge = merges[next]; merge && merge.top <= row; merge = merges[++next]) {
      const text = merge.top === row ? (cells[merge.left] ?? '') : '';
      for (let column = merge.left; column <= Math.min(merge.right, width - 1); column++)
        if ((holding[column]?.until ?? 0) < row) holding[column] = { until: merge.bottom, text };
    }
    if (cells.every((cell) => cell.trim() === '')) {
      yield { row, cells };
      continue;
    }
    const length = Math.max(cells.length, holding.length);
    const full = Array.from({ length }, (_, column) => {
      const held = holding[column];
      const isFilled = held !== undefined && held.until >= row && held.text.trim() !== '';
      return isFilled ? held.text : (cells[column] ?? '');
    });
    yield { row, cells: full };
  }
}
