import type { Readable } from 'node:stream';
import type { Session } from '../access/session.ts';

/** A spreadsheet as it comes with a request. */
export interface UploadedSpreadsheet {
  name: string;
  content: Readable;
}

export interface ImportService {
  /**
   * Keeps the file and queues the import, or with `dryRun` the look into it; `GET /api/jobs/{id}` tells how it goes.
   * @param options an ImportOptions (core, wire/import.ts) as the client sent it, not checked yet
   * @throws ProblemError forbidden without the right `import`, malformed or invalid for wrong options, wrongType for a
   *   file that is no CSV and no XLSX
   */
  start(
    session: Session,
    module: string,
    file: UploadedSpreadsheet,
    options: unknown,
  ): Promise<{ job: number }>;
}
