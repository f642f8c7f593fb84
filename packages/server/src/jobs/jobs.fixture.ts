import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobAnswer } from '@gejie/core';
import { systemSession } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { insertFile } from '../database/files/fileRows.ts';
import { FileStore } from '../files/fileStore.ts';
import { DiskStore } from '../files/storage/diskStore.ts';
import { storedFile } from '../files/storedFile.ts';
import { openRecordBench, type RecordBench } from '../records/records.fixture.ts';
import { createJobs, type Jobs } from './createJobs.ts';
import type { JobHandler } from './jobHandler.ts';

const someCompany = { name: '格界', currency: 'CNY', timeZone: 'Asia/Shanghai', fiscalYearStart: 1 };

export interface JobBench extends RecordBench {
  jobs: Jobs;
  store: FileStore;
  /** Faults the workers met. */
  faults: unknown[];
  /** Lets jobs of this person run; without, the person counts as gone. */
  employ(session: Session): void;
  dismiss(session: Session): void;
  /** Waits for a job to end. */
  ended(session: Session, id: number): Promise<JobAnswer>;
  /** The text of a file by the address a job gives. */
  fileAt(url: string | null): Promise<Buffer>;
}

/** The records' test company with workers. */
export async function openJobBench(
  handlers: (bench: RecordBench, store: FileStore) => Record<string, JobHandler<never, never>>,
): Promise<JobBench> {
  const bench = await openRecordBench();
  const directory = await mkdtemp(join(tmpdir(), 'gejie-jobs-'));
  const store = new FileStore(directory, new DiskStore(directory));
  const people = new Map<number, Session>();
  const faults: unknown[] = [];
  const kept = new Map<number, string>();
  const jobs = createJobs({
    database: bench.database,
    registry: () => bench.registry(),
    clock: () => new Date(),
    sessions: {
      systemSession: async () => systemSession(someCompany, 'by the clock'),
      sessionOf: async (id, { way, language, job }) => {
        const person = people.get(id);
        return person ? { ...person, way, language: language ?? person.language, job: job ?? null } : null;
      },
    },
    files: {
      async keepStream(session, name, content) {
        const arrived = await store.receive(content, Number.POSITIVE_INFINITY);
        const { sha256, size } = arrived;
        await store.keep(arrived);
        const row = { sha256, name, size, type: 'text/csv', uploadedBy: session.user?.id ?? null };
        const id = await insertFile(bench.database.kysely, row);
        kept.set(id, sha256);
        return storedFile({ id, name, size, type: 'text/csv' });
      },
    },
    onFault: (error) => faults.push(error),
  });
  await jobs.start(handlers(bench, store));
  return {
    ...bench,
    jobs,
    store,
    faults,
    employ: (session) => void people.set(session.user?.id ?? 0, session),
    dismiss: (session) => void people.delete(session.user?.id ?? 0),
    async ended(session, id) {
      for (;;) {
        const job = await jobs.service.get(session, id);
        if (job.finishedAt !== null) return job;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async fileAt(url) {
      const id = Number(/^\/api\/files\/(\d+)\//.exec(url ?? '')?.[1]);
      const chunks: Buffer[] = [];
      for await (const chunk of await store.read(kept.get(id) ?? '')) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    async close() {
      await jobs.close();
      await bench.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
