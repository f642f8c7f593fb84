import { finished, Readable } from 'node:stream';
import { type AnsweredRecord, dayIn, inLanguage, type Registry, type ValueContext } from '@gejie/core';
import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { ownWriting } from '../access/ownWriting.ts';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Database } from '../database/connection.ts';
import { forbidden, ProblemError } from '../problem.ts';
import { chosenView } from '../reading/chosenView.ts';
import { readContext } from '../reading/readContext.ts';
import type { RecordService } from '../records/recordService.ts';
import { type Cell, exportCell, fittingText, inertText } from './exportCell.ts';
import { type ExportColumn, exportColumns } from './exportColumns.ts';
import type { ExportQuery, ExportService } from './exportService.ts';

export interface ExportDependencies {
  database: Database;
  registry(): Registry;
  records: RecordService;
  clock(): Date;
  /** Told of faults that no request is there to hear of. */
  onFault(error: unknown): void;
}

const rowsAtOnce = 200;

/** What a row of an export is made with. */
interface Sheet {
  title: string;
  columns: ExportColumn[];
  rows: AsyncIterable<Cell[]>;
}

interface Format {
  extension: string;
  /** It knows numbers, which the program that opens it writes as its reader does. */
  numbers: boolean;
  type(encoding: string): string;
  write(sheet: Sheet, encoding: string): Readable;
}

const formats: Record<string, Format> = {
  xlsx: {
    extension: 'xlsx',
    numbers: true,
    type: () => 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: ({ title, columns, rows }) =>
      Readable.fromWeb(
        writeXlsxStream(fitting(rows), {
          name: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
          columns: columns.map(({ header }) => ({ header })),
          freezePane: { rows: 1 },
        }) as Parameters<typeof Readable.fromWeb>[0],
      ),
  },
  csv: {
    extension: 'csv',
    numbers: false,
    type: (encoding) => `text/csv; charset=${encoding === 'gbk' ? 'GB18030' : 'utf-8'}`,
    write: (sheet, encoding) => Readable.from(csvParts(sheet, encoding)),
  },
};

async function* fitting(rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows)
    yield row.map((cell) => (typeof cell === 'string' ? fittingText(cell) : cell));
}

/** Rows are encoded as they come, some at a time. */
async function* csvParts({ columns, rows }: Sheet, encoding: string): AsyncGenerator<Buffer> {
  const lines = (records: Cell[][]) => stringify(records, { record_delimiter: 'windows' });
  const encode = (text: string) => iconv.encode(text, encoding === 'gbk' ? 'gb18030' : 'utf8');
  // Excel takes a CSV for UTF-8 only when it begins with a byte order mark.
  yield encode(
    (encoding === 'gbk' ? '' : '\uFEFF') + lines([columns.map(({ header }) => inertText(header))]),
  );
  let waiting: Cell[][] = [];
  for await (const row of rows) {
    waiting.push(row.map((cell) => (typeof cell === 'string' ? inertText(cell) : cell)));
    if (waiting.length < rowsAtOnce) continue;
    yield encode(lines(waiting));
    waiting = [];
  }
  if (waiting.length > 0) yield encode(lines(waiting));
}

/** Spreadsheets of lists; see {@link ExportService}. */
export function createExportService({
  database,
  registry,
  records,
  clock,
  onFault,
}: ExportDependencies): ExportService {
  return {
    async export(session, name, query) {
      const module = registry().module(name);
      if (!rightsOf(session, module).export) throw forbidden();
      const { format, encoding, writing } = wanted(query);
      const context = readContext(session, registry(), clock());
      const view = await chosenView(database.kysely, module, query.view, context);
      const inView = view && (view.columns ?? module.definition.list);
      const columns = exportColumns(session, registry(), module, query.fields ?? inView);
      const pages = records.stream(session, name, {
        ...query,
        fields: query.fields ?? columns.map((column) => column.name),
      });
      // The first page is read before the answer begins: whatever is wrong with the query is told as a problem.
      const iterator = pages[Symbol.asyncIterator]();
      const first = await iterator.next();
      const { format: _, encoding: __, writing: ___, ...selected } = query;
      const what = { session, module: module.name };
      const detail = { ...selected, format: format.extension, columns: columns.map((column) => column.name) };
      // Told before the first byte leaves, and with the number of rows when the last has, or the client has gone.
      await append(database.kysely, { ...what, kind: 'export.started', detail });
      const taken = { rows: 0 };
      const values = {
        ...valueContext(session, clock()),
        writing: writing ? ownWriting(session) : undefined,
      };
      const title = inLanguage(module.label, session.language);
      const rows = counted(cells(first, iterator, columns, values, format.numbers), taken);
      const content = format.write({ title, columns, rows }, encoding);
      finished(content, (error) => {
        const end = { ...detail, rows: taken.rows, complete: !error };
        append(database.kysely, { ...what, kind: 'export', detail: end }).catch(onFault);
      });
      return {
        name: `${title} ${dayIn(values.timeZone, clock())}.${format.extension}`,
        type: format.type(encoding),
        content,
      };
    },
  };
}

function wanted({ format = 'xlsx', encoding = 'utf-8', writing = 'plain' }: ExportQuery) {
  const found = formats[format];
  if (!found || !['utf-8', 'gbk'].includes(encoding)) {
    throw new ProblemError('malformed', {
      zh: '可导出 xlsx 或 csv（utf-8、gbk）',
      en: 'Exports are xlsx or csv (utf-8, gbk)',
    });
  }
  return { format: found, encoding, writing: writing === 'own' };
}

function valueContext(session: Session, now: Date): ValueContext {
  return { language: session.language, timeZone: session.user?.timeZone ?? session.company.timeZone, now };
}

async function* cells(
  first: IteratorResult<AnsweredRecord[]>,
  rest: AsyncIterator<AnsweredRecord[]>,
  columns: readonly ExportColumn[],
  context: ValueContext,
  asNumbers: boolean,
): AsyncGenerator<Cell[]> {
  for (let page = first; !page.done; page = await rest.next()) {
    for (const record of page.value)
      yield columns.map(({ name, field }) => exportCell(record[name], field, context, asNumbers));
  }
}

/** Counts the rows as they leave. */
async function* counted(rows: AsyncIterable<Cell[]>, taken: { rows: number }): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    taken.rows += 1;
    yield row;
  }
}
