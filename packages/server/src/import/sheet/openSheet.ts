import { ProblemError } from '../../problem.ts';
import { openCsv } from './csvSheet.ts';
import type { Sheet } from './sheet.ts';
import { openXlsx } from './xlsxSheet.ts';

export interface SheetOptions {
  encoding?: 'auto' | 'utf-8' | 'gbk';
  sheet?: string;
}

/** What a file begins with, of those that people take for spreadsheets. */
const beginnings: { kind: 'xlsx' | 'old' | 'other'; bytes: number[] }[] = [
  { kind: 'xlsx', bytes: [0x50, 0x4b, 0x03, 0x04] },
  // Compound File Binary: .xls of before 2007, and workbooks with a password.
  { kind: 'old', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'other', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'other', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'other', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'other', bytes: [0x1f, 0x8b] },
];

/** @throws ProblemError wrongType, when the beginning of a file shows that it is no CSV and no XLSX */
export function spreadsheetFormat(bytes: Buffer): 'csv' | 'xlsx' {
  const kind = beginnings.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))?.kind;
  if (kind === 'xlsx') return 'xlsx';
  if (kind === 'old')
    throw new ProblemError('wrongType', {
      zh: '请在 Excel 中另存为不带密码的 XLSX',
      en: 'Please save it in Excel as XLSX without a password',
    });
  if (kind === 'other')
    throw new ProblemError('wrongType', {
      zh: '可导入 CSV 和 XLSX 文件',
      en: 'CSV and XLSX files can be imported',
    });
  return 'csv';
}

/** @throws ProblemError wrongType or malformed, saying what is wrong with the file */
export function openSheet(bytes: Buffer, { encoding, sheet }: SheetOptions): Promise<Sheet> {
  return spreadsheetFormat(bytes) === 'xlsx' ? openXlsx(bytes, sheet) : openCsv(bytes, encoding);
}
