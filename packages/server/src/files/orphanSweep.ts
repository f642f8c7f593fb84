import type { Database } from '../database/connection.ts';
import { orphanedFiles, unknownContents } from '../database/files/orphanRows.ts';
import { holdAlone } from '../database/holdAlone.ts';
import type { JobHandler, JobRun } from '../jobs/jobHandler.ts';
import { lastNight } from '../jobs/lastNight.ts';
import type { Timed } from '../jobs/timetable.ts';
import { dropFile } from './dropFile.ts';
import type { FileStore } from './fileStore.ts';

interface Needs {
  database: Database;
  store: FileStore;
  company: { profile(): Promise<{ logo: number | null; timeZone: string }> };
  clock(): Date;
}

/** First the files by id, then what is kept by the first two digits of the hashes. */
type Position = { after: number } | { start: number };

const day = 86_400_000;
const page = 100;
const starts = 256;

/**
 * Every night what nobody uses goes: files that were uploaded and never put anywhere, or whose records were purged, and
 * bytes that no file names. What is younger than a day is left alone, for it may still be on its way.
 */
export function orphanSweep(needs: Needs): { handler: JobHandler<unknown, Position>; timed: Timed } {
  return {
    handler: {
      async run(run) {
        const position = run.position ?? { after: 0 };
        if ('after' in position) await sweepFiles(needs, run, position.after);
        const from = run.position && 'start' in run.position ? run.position.start : 0;
        for (let start = from; start < starts; start++) await sweepBytes(needs, run, start);
        return { result: { removed: run.done } };
      },
    },
    timed: {
      kind: 'fileSweep',
      lastDue: async (now) => lastNight(now, (await needs.company.profile()).timeZone, 4),
    },
  };
}

async function sweepFiles(needs: Needs, run: JobRun<unknown, Position>, from: number): Promise<void> {
  const { logo } = await needs.company.profile();
  let after = from;
  for (;;) {
    const found = await orphanedFiles(needs.database.kysely, dayAgo(needs), after, page);
    const last = found.at(-1);
    if (!last) return;
    const gone = found.filter(({ id }) => id !== logo);
    for (const file of gone) await dropFile(needs, file);
    after = last.id;
    await run.step(async () => ({ position: { after }, done: run.done + gone.length }));
  }
}

async function sweepBytes(needs: Needs, run: JobRun<unknown, Position>, start: number): Promise<void> {
  const { database, store } = needs;
  const kept = await store.kept(start.toString(16).padStart(2, '0'));
  const old = kept.filter(({ at }) => at < dayAgo(needs)).map(({ sha256 }) => sha256);
  const unknown = old.length > 0 ? await unknownContents(database.kysely, old) : [];
  for (const sha256 of unknown) {
    await database.transaction(async (tx) => {
      await holdAlone(tx, `content ${sha256}`);
      const [still] = await unknownContents(tx, [sha256]);
      if (still !== undefined) await store.remove(still);
    });
  }
  await run.step(async () => ({ position: { start: start + 1 }, done: run.done + unknown.length }));
}

function dayAgo({ clock }: Needs): Date {
  return new Date(clock().getTime() - day);
}
