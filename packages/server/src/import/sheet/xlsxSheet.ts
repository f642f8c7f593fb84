import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { ProblemError } from '../../problem.ts';
import { findHead, rowsUnder, type Sheet, type SheetRow } from './sheet.ts';

/** Seconds of a serial date that stand for less than a day: the epoch of Excel's calendar. */
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
  const records = () => xlsxRecords(bytes, sheet);
  const head = await findHead(records());
  if (!head)
    throw new ProblemError('malformed', {
      zh: `工作表“${sheet}”里没有数据`,
      en: `There is nothing in the sheet “${sheet}”`,
    });
  return {
    format: 'xlsx',
    sheets: all,
    sheet,
    encoding: 'utf-8',
    columns: head.columns,
    rows: () => rowsUnder(records(), head.row, head.columns.length),
  };
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

async function* xlsxRecords(bytes: Buffer, sheet: string): AsyncGenerator<SheetRow> {
  const rows = streamXlsxRows(bytes, { sheet });
  for (;;) {
    const next = await readable(rows.next());
    if (next.done) return;
    try {
      yield { row: next.value.index + 1, cells: next.value.values.map(cellText) };
    } catch (error) {
      await rows.return();
      throw error;
    }
  }
}

/** Whatever a file can make the reader stumble over is the file's fault. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new ProblemError('wrongType', {
      zh: `无法读取这个工作簿（${reasonOf(error)}），请用 Excel 重新保存为 XLSX`,
      en: `This workbook cannot be read (${reasonOf(error)}); please save it again as XLSX`,
    });
  }
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
