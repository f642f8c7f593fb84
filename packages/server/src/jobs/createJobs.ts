import type { Registry } from '@gejie/core';
import type { SessionLoader } from '../access/loadSession.ts';
import type { Database } from '../database/connection.ts';
import { createJobService } from './createJobService.ts';
import type { FailureFiles } from './failureFile.ts';
import type { JobHandler } from './jobHandler.ts';
import { JobQueue } from './jobQueue.ts';
import type { JobService } from './jobService.ts';
import { runJob } from './runJob.ts';

export interface JobDependencies {
  database: Database;
  sessions: Pick<SessionLoader, 'sessionOf'>;
  files: FailureFiles;
  registry(): Registry;
  /** Told of faults in the background. */
  onFault(error: unknown, job?: number): void;
}

/** Long work: what may be asked of it, and the workers of this process. */
export interface Jobs {
  service: JobService;
  /** @param handlers what does the jobs of each kind; every process has the same */
  start(handlers: Record<string, JobHandler<never, never>>): Promise<void>;
  /** Ends the attempts of this process; they go on elsewhere or at the next start. */
  close(): Promise<void>;
}

export function createJobs({ database, sessions, files, registry, onFault }: JobDependencies): Jobs {
  const queue = new JobQueue(database, (error) => onFault(error));
  return {
    service: createJobService({ database, queue, registry }),
    async start(handlers) {
      const byKind = new Map(Object.entries(handlers)) as ReadonlyMap<string, JobHandler<unknown, unknown>>;
      const needs = { database, sessions, files, registry, handlers: byKind, onFault };
      await queue.open();
      await queue.work((job, signal) => runJob(needs, job, signal));
    },
    close: () => queue.close(),
  };
}
