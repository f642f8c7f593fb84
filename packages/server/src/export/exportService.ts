import type { Readable } from 'node:stream';
import type { Session } from '../access/session.ts';
import type { FindQuery } from '../records/recordService.ts';

export interface ExportQuery extends Pick<FindQuery, 'where' | 'q' | 'sort' | 'fields' | 'view' | 'deleted'> {
  /** Only these records. */
  ids?: readonly number[];
  /** `xlsx` (default) or `csv`; anything else is malformed. */
  format?: string;
  /** Of a CSV: `utf-8` (default, with a byte order mark, so that Excel reads it) or `gbk`. */
  encoding?: string;
  /** `own`: dates and numbers as the caller reads them; absent: ISO 8601 and plain numbers, as programs do. */
  writing?: string;
}

/** A file under way to the client. */
export interface ExportedFile {
  /** In the caller's language: "客户 2026-11-23.xlsx". */
  name: string;
  /** MIME type, with the charset of a CSV. */
  type: string;
  /** Fails like any stream when the export breaks off; destroying it stops the export. */
  content: Readable;
}

export interface ExportService {
  /**
   * Writes what a list shows, all pages of it, as a spreadsheet: only fields the caller may read. It is logged.
   * Everything that can be wrong with the request is known before the first byte.
   * @throws ProblemError forbidden without the right `export`, malformed for a wrong query
   */
  export(session: Session, module: string, query: ExportQuery): Promise<ExportedFile>;
}
