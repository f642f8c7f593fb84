import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ProblemError } from '../../problem.ts';
import { decoded, detectEncoding, type TextEncoding } from './decodeText.ts';
import { detectSeparator } from './separator.ts';
import { findHead, rowsUnder, type Sheet, type SheetRow } from './sheet.ts';

/** Characters in one record; beyond it a quote was left open or it isn't a table. */
const longestRecord = 2_000_000;
const looked = 64 * 1024;

/**
 * @param wished the encoding somebody chose; `auto` looks
 * @throws ProblemError wrongType for an unknown encoding, malformed for a file without a head or a broken record
 */
export async function openCsv(bytes: Buffer, wished: 'auto' | 'utf-8' | 'gbk' = 'auto'): Promise<Sheet> {
  const encoding: TextEncoding =
    wished === 'auto' ? detectEncoding(bytes) : wished === 'gbk' ? 'gb18030' : 'utf-8';
  const [start = ''] = decoded(bytes.subarray(0, looked), encoding);
  const { separator, told } = detectSeparator(start);
  const records = () => csvRecords(decoded(bytes, encoding), separator, told);
  const head = await findHead(records());
  if (!head)
    throw new ProblemError('malformed', { zh: '文件里没有数据', en: 'There is nothing in this file' });
  return {
    format: 'csv',
    sheets: [],
    sheet: null,
    encoding: encoding === 'gb18030' ? 'gbk' : 'utf-8',
    columns: head.columns,
    rows: (behind = 0) => rowsUnder(records(), Math.max(head.row, behind), head.columns.length),
    async count() {
      let count = 0;
      for await (const _ of rowsUnder(records(), head.row, head.columns.length)) count++;
      return count;
    },
  };
}

async function* csvRecords(
  text: Iterable<string>,
  separator: string,
  skipFirst: boolean,
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
    from: skipFirst ? 2 : 1,
  });
  // A reader that has seen enough leaves early; that is no error of the file.
  const source = Readable.from(text);
  pipeline(source, parser, () => undefined);
  let row = skipFirst ? 1 : 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: ++row, cells };
  } catch (error) {
    throw error instanceof CsvError ? broken(error, (skipFirst ? 1 : 0) + recordsBefore(error) + 1) : error;
  } finally {
    source.destroy();
  }
}

/** The parser is ahead of whoever takes its records. */
function recordsBefore(error: CsvError): number {
  return 'records' in error && typeof error.records === 'number' ? error.records : 0;
}

function broken(error: CsvError, row: number): ProblemError {
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return open
    ? new ProblemError('malformed', {
        zh: `第 ${row} 行过长，或引号没有结束`,
        en: `Row ${row} is too long, or a quotation mark in it is never closed`,
      })
    : new ProblemError('malformed', {
        zh: `第 ${row} 行无法读取`,
        en: `Row ${row} cannot be read`,
      });
}
