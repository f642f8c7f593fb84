import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { findOffice } from '../scripts/prepare/office.mjs';

/** Comma, double quote, UTF-8, first line; texts stay as they are shown. */
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1';

/** The first sheet of a workbook as LibreOffice shows it, cell by cell. @throws Error saying how to get LibreOffice */
export async function shownByLibreOffice(workbook: Buffer): Promise<string[][]> {
  const office = findOffice();
  if (!office) throw new Error('soffice is missing: run node scripts/prepare.mjs office');
  const folder = await mkdtemp(join(tmpdir(), 'gejie-office-'));
  try {
    await writeFile(join(folder, 'sheet.xlsx'), workbook);
    // A profile of its own: another LibreOffice on the machine would take the work over, or refuse it.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const what = ['--headless', '--convert-to', asCsv, '--outdir', folder, join(folder, 'sheet.xlsx')];
    await promisify(execFile)(office, [profile, ...what]);
    return parse(await readFile(join(folder, 'sheet.csv'), 'utf8'), { bom: true }) as string[][];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
