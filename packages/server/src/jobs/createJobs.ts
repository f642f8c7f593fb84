import type { Registry } from '@gejie/core';
import type { SessionLoader } from '../access/loadSession.ts';
import type { Database } from '../database/connection.ts';
import { createJobService } from './createJobService.ts';
import type { FailureFiles } from './failureFile.ts';
import type { JobHandler } from './jobHandler.ts';
import { JobQueue } from './jobQueue.ts';
import type { JobService } from './jobService.ts';
import { runJob } from './runJob.ts';
import { type Timed, Timetable } from './timetable.ts';

export interface JobDependencies {
  database: Database;
  sessions: Pick<SessionLoader, 'sessionOf' | 'systemSession'>;
  files: FailureFiles;
  registry(): Registry;
  clock(): Date;
  /** Told of faults in the background. */
  onFault(error: unknown, job?: number): void;
}

/** Long work: what may be asked of it, and the workers of this process. */
export interface Jobs {
  service: JobService;
  timetable: Timetable;
  /** Takes orders, and leaves the work to other processes. */
  open(): Promise<void>;
  /**
   * @param handlers what does the jobs of each kind; every process has the same
   * @param timed what runs by the clock, likewise
   */
  start(handlers: Record<string, JobHandler<never, never>>, timed?: readonly Timed[]): Promise<void>;
  /** Ends the attempts of this process; they go on elsewhere or at the next start. */
  close(): Promise<void>;
}

export function createJobs(dependencies: JobDependencies): Jobs {
  const { database, sessions, files, registry, clock, onFault } = dependencies;
  const queue = new JobQueue(database, (error) => onFault(error));
  const timetable = new Timetable({ database, queue, clock, onFault: (error) => onFault(error) });
  return {
    timetable,
    service: createJobService({ database, queue, registry }),
    open: () => queue.open(),
    async start(handlers, timed = []) {
      const byKind = new Map(Object.entries(handlers)) as ReadonlyMap<string, JobHandler<unknown, unknown>>;
      const needs = { database, sessions, files, registry, handlers: byKind, onFault };
      await queue.open();
      await queue.work((job, signal) => runJob(needs, job, signal));
      await timetable.start(timed);
    },
    close() {
      timetable.stop();
      return queue.close();
    },
  };
}
