/** A table in a file: how it is kept, its head, and its rows as often as they are wanted. */
export interface Sheet {
  format: 'csv' | 'xlsx';
  /** Of a workbook; empty for a CSV. */
  sheets: string[];
  sheet: string | null;
  encoding: 'utf-8' | 'gbk';
  /** Names of the columns, each different, none empty. */
  columns: string[];
  /**
   * The rows under the head that hold anything.
   * @param behind only those after this row of the file
   */
  rows(behind?: number): AsyncGenerator<SheetRow>;
  /** How many there are. */
  count(): Promise<number>;
}

export interface SheetRow {
  /** Number in the file as a spreadsheet program counts, the first line being 1. */
  row: number;
  /** Texts of the cells, as many as there are columns; more when the row is longer than the head. */
  cells: string[];
}

/** Rows before the head is taken for missing. */
const farthestHead = 20;
const mostColumns = 1000;
const longestName = 200;

/**
 * Finds the head: the first row with anything in it, unless that is a single cell (a title across the table) above a
 * wider row.
 */
export async function findHead(
  rows: AsyncIterable<SheetRow>,
): Promise<{ row: number; columns: string[] } | null> {
  let title: SheetRow | null = null;
  for await (const row of rows) {
    const filled = row.cells.filter((cell) => cell.trim() !== '').length;
    if (filled > 1) return { row: row.row, columns: columnNames(row.cells) };
    if (filled === 1) title ??= row;
    if (row.row > farthestHead) break;
  }
  return title && { row: title.row, columns: columnNames(title.cells) };
}

/** Columns without a name get their letter, names that come again a number: a mapping is by name. */
function columnNames(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  const taken = new Set<string>();
  return cells.slice(0, Math.min(last + 1, mostColumns)).map((cell, index) => {
    const plain = cell.replace(/\s+/g, ' ').trim().slice(0, longestName) || `[${columnLetter(index)}]`;
    let name = plain;
    for (let again = 2; taken.has(name); again++) name = `${plain} (${again})`;
    taken.add(name);
    return name;
  });
}

/** 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The rows under the head, without those that hold nothing. */
export async function* rowsUnder(
  rows: AsyncIterable<SheetRow>,
  head: number,
  width: number,
): AsyncGenerator<SheetRow> {
  for await (const { row, cells } of rows) {
    if (row <= head || isBlank(cells)) continue;
    const beyond = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    yield {
      row,
      cells: Array.from({ length: Math.max(width, beyond) }, (_, index) => cells[index] ?? ''),
    };
  }
}
