import type { Registry } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { JobService } from '../jobs/jobService.ts';
import { forbidden } from '../problem.ts';
import { importOptions } from './importOptions.ts';
import type { ImportService, UploadedSpreadsheet } from './importService.ts';
import type { ImportTask } from './run/importTask.ts';
import { spreadsheetFormat } from './sheet/openSheet.ts';

/** A file that has been taken in for an import. */
export interface KeptFile {
  id: number;
  sha256: string;
  name: string;
  /** Its first bytes. */
  beginning: Buffer;
}

export interface ImportServiceDependencies {
  registry(): Registry;
  jobs: Pick<JobService, 'enqueue'>;
  keepFile(session: Session, file: UploadedSpreadsheet): Promise<KeptFile>;
  forgetFile(id: number): Promise<void>;
}

/** See {@link ImportService}. */
export function createImportService(needs: ImportServiceDependencies): ImportService {
  return {
    async start(session, name, file, given) {
      const module = needs.registry().module(name);
      if (!rightsOf(session, module).import) throw forbidden();
      const options = importOptions(session, module, given);
      const kept = await needs.keepFile(session, file);
      try {
        spreadsheetFormat(kept.beginning);
        const payload: ImportTask = { file: kept.id, sha256: kept.sha256, name: kept.name, options };
        const kind = options.dryRun ? 'importPreview' : 'import';
        const { id } = await needs.jobs.enqueue(session, { kind, module: name, payload });
        return { job: id };
      } catch (error) {
        await needs.forgetFile(kept.id);
        throw error;
      }
    },
  };
}
