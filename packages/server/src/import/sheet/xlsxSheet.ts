import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { ProblemError } from '../../problem.ts';
import { fillMerged, type MergedCells, mergedCells } from './mergedCells.ts';
import { columnLetter, findHead, rowsUnder, type Sheet, type SheetRow } from './sheet.ts';

/** The epoch of Excel's calendar: a serial date of less than a day is a time. */
const dayZero = '1899-12-30';

/**
 * @param wished name of a sheet; absent: the first visible one
 * @throws ProblemError wrongType for what is no workbook, malformed for a sheet that isn't there or is empty
 */
export async function openXlsx(bytes: Buffer, wished?: string): Promise<Sheet> {
  const { visible, all } = await sheetNames(bytes);
  const sheet = wished ?? visible[0] ?? all[0];
  if (sheet === undefined || !all.includes(sheet)) {
    throw new ProblemError('malformed', {
      zh: `工作簿里没有工作表“${(wished ?? '').slice(0, 60)}”`,
      en: `The workbook has no sheet “${(wished ?? '').slice(0, 60)}”`,
    });
  }
  const head = await findHead(firstRecords(bytes, sheet));
  if (!head)
    throw new ProblemError('malformed', {
      zh: `工作表“${sheet}”里没有数据`,
      en: `There is nothing in the sheet “${sheet}”`,
    });
  const width = head.columns.length;
  // What is merged into the head is no data.
  const merges = (await readable(mergedCells(bytes, sheet))).filter(
    ({ top, left }) => top > head.row && left < width,
  );
  return {
    format: 'xlsx',
    sheets: all,
    sheet,
    encoding: 'utf-8',
    columns: head.columns,
    rows(behind = 0) {
      const last = Math.max(head.row, behind);
      const first = firstNeeded(merges, last + 1);
      return rowsUnder(fillMerged(stretches(bytes, sheet, first, width), merges, width), last, width);
    },
    count: () => countRows(bytes, sheet, head.row),
  };
}

/** The row, or that of merged cells above it which reach into it: they say what it holds. */
function firstNeeded(merges: readonly MergedCells[], row: number): number {
  return merges.find(({ top, bottom }) => top < row && bottom >= row)?.top ?? row;
}

async function sheetNames(bytes: Buffer): Promise<{ all: string[]; visible: string[] }> {
  const all: string[] = [];
  const visible: string[] = [];
  await readable(
    readXlsx(bytes, {
      sheets: ({ name, hidden, veryHidden }) => {
        all.push(name);
        if (!hidden && !veryHidden) visible.push(name);
        return false;
      },
    }),
  );
  return { all, visible };
}

/** As far as a head is looked for. */
const beginning = 30;

function firstRecords(bytes: Buffer, sheet: string): AsyncGenerator<SheetRow> {
  return records(streamXlsxRows(bytes, { sheet, maxRows: beginning }));
}

/**
 * The parser does not wait for whoever takes its rows; all of a long sheet would pile up before a slow reader. So it is
 * asked for a stretch of rows at a time, which is worth parsing again what stands before it.
 */
const stretch = 25_000;
const lastRow = 1_048_576;
/** Columns beyond the head in which stray cells are noticed. */
const margin = 10;

async function* stretches(
  bytes: Buffer,
  sheet: string,
  first: number,
  width: number,
): AsyncGenerator<SheetRow> {
  const column = columnLetter(width - 1 + margin);
  let from = first;
  let until = from + stretch - 1;
  while (from <= lastRow) {
    const range = `A${from}:${column}${Math.min(until, lastRow)}`;
    let found = false;
    for await (const row of records(streamXlsxRows(bytes, { sheet, range }))) {
      found = true;
      yield row;
    }
    from = until + 1;
    // Behind a stretch without rows there is nothing, or at least not much.
    until = found ? until + stretch : lastRow;
  }
}

async function* records(rows: ReturnType<typeof streamXlsxRows>): AsyncGenerator<SheetRow> {
  try {
    for (;;) {
      const next = await readable(rows.next());
      if (next.done) return;
      yield { row: next.value.index + 1, cells: next.value.values.map(cellText) };
    }
  } finally {
    await rows.return();
  }
}

/** Counting keeps up with the parser: it does nothing else. */
async function countRows(bytes: Buffer, sheet: string, head: number): Promise<number> {
  let count = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      if (index >= head && values.some((value) => cellText(value).trim() !== '')) count++;
    }
  } catch (error) {
    throw unreadable(error);
  }
  return count;
}

/** Whatever a file can make the reader stumble over is the file's fault. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): ProblemError {
  return new ProblemError('wrongType', {
    zh: `无法读取这个工作簿（${reasonOf(error)}），请用 Excel 重新保存为 XLSX`,
    en: `This workbook cannot be read (${reasonOf(error)}); please save it again as XLSX`,
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 120) : '?';
}

/** A cell as its field's `fromText` takes it: plain digits, days and times as people in the file's country write them. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return plainDigits(value);
  if (value instanceof Date) return dateText(value);
  return String(value);
}

/** Without exponent, and without the noise of binary fractions (0.1 + 0.2): 15 digits are what a spreadsheet keeps. */
function plainDigits(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const rounded = Number(value.toPrecision(15));
  return /e/.test(String(rounded)) ? rounded.toFixed(20).replace(/0+$/, '') : String(rounded);
}

/** Serial dates come as if they were UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', clock = ''] = new Date(Math.round(value.getTime() / 1000) * 1000)
    .toISOString()
    .split(/[T.]/);
  if (day === dayZero) return clock;
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}
