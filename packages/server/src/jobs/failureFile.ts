import { pipeline, Readable } from 'node:stream';
import type { StoredFile } from '@gejie/core';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { failuresOf } from '../database/jobs/failureRows.ts';
import type { FailureHead, JobHandler, JobRun } from './jobHandler.ts';

/** Where files are kept: what this needs of the FileService. */
export interface FailureFiles {
  keepStream(session: Session, name: string, content: Readable): Promise<StoredFile>;
}

/**
 * Writes the rows a job could not do into a file that can be corrected and given again.
 * @returns the file's id, null when no row failed
 */
export async function keepFailures(
  db: Executor,
  files: FailureFiles,
  handler: JobHandler<unknown, unknown>,
  run: JobRun<unknown, unknown>,
): Promise<number | null> {
  if (!handler.failureHead) return null;
  const failures = failuresOf(db, run.id);
  const first = await failures.next();
  if (first.done) return null;
  const head = await handler.failureHead(run);
  async function* rows(): AsyncGenerator<string[]> {
    yield head.columns;
    for (let row = first; !row.done; row = await failures.next()) {
      const { cells, reasons } = row.value;
      // A row may be shorter than the head; the reasons stand under theirs all the same.
      yield [
        ...Array.from({ length: head.columns.length - 1 }, (_, index) => cells[index] ?? ''),
        reasons.join('；'),
      ];
    }
  }
  const file = await files.keepStream(run.session, `${head.fileName}.${head.format}`, written(head, rows()));
  return file.id;
}

function written({ format }: FailureHead, rows: AsyncIterable<string[]>): Readable {
  if (format === 'csv') {
    const csv = stringify({ bom: true, record_delimiter: 'windows' });
    // An error of the rows must end the file as well; whoever reads it hears of it.
    pipeline(Readable.from(rows), csv, () => undefined);
    return csv;
  }
  return Readable.fromWeb(
    writeXlsxStream(rows, { name: 'Sheet1', freezePane: { rows: 1 } }) as Parameters<
      typeof Readable.fromWeb
    >[0],
  );
}
