import type { ClockworkSet, Work } from '@gejie/core';
import { databaseFailure } from '../database/databaseErrors.ts';
import type { JobHandler, JobRun } from '../jobs/jobHandler.ts';
import type { Timed } from '../jobs/timetable.ts';
import { ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import { reasonOf } from './reasonOf.ts';

interface Needs {
  records: Pick<RecordService, 'holding' | 'transaction'>;
  sets: readonly ClockworkSet[];
  /** Told of faults of ours; one record's keeps nobody else's waiting. */
  onFault(error: unknown, job?: number): void;
}

/** How far an attempt has got: in the list of all clockworks, and by the ids of the records. */
interface Position {
  at: number;
  after: number;
  failed: number;
}

type Values = Record<string, unknown>;
type Due = ClockworkSet['clockworks'][string] & { module: string };
type Run = JobRun<unknown, Position>;

const hour = 3_600_000;
const page = 100;
/** Times that one record is seen to in a row: weekly for twenty years. What is still due then waits for the next hour. */
const mostTimes = 1000;

/**
 * Sees each hour to what has fallen due (`defineClockworks`). Whether a record is due is asked again when it is held, and
 * what makes it due no more is committed with what is done: however often, and in how many processes, this runs at once,
 * everything is done once. Hours that passed while no server ran are made up for at the next start.
 */
export function clockwork(needs: Needs): { handler: JobHandler<unknown, Position>; timed: Timed } {
  const all = needs.sets.flatMap(({ module, clockworks }): Due[] =>
    Object.values(clockworks).map((one) => ({ module, ...one })),
  );
  return {
    handler: {
      async run(run) {
        for (;;) {
          const position = run.position ?? { at: 0, after: 0, failed: 0 };
          const due = all[position.at];
          if (!due) return { result: { done: run.done, failed: position.failed } };
          await seeToPage(needs, run, due, position);
        }
      },
    },
    timed: {
      kind: 'clockwork',
      lastDue: async (now) => new Date(Math.floor(now.getTime() / hour) * hour),
    },
  };
}

async function seeToPage(needs: Needs, run: Run, due: Due, position: Position): Promise<void> {
  const ids = await needs.records.transaction(run.session, async (work) => {
    const where = { all: [due.due, { id: { gt: position.after } }] };
    const found = await work.find({ name: due.module } as never, { where, sort: 'id', limit: page });
    return found.map(({ id }) => id);
  });
  let [done, failed] = [0, 0];
  for (const some of due.runTogether && ids.length > 0 ? [ids] : ids.map((id) => [id])) {
    if (run.signal.aborted) break;
    if (await seesTo(needs, run, due, some)) done += some.length;
    else failed += some.length;
  }
  const isLast = ids.length < page;
  await run.step(async () => ({
    position: {
      at: isLast ? position.at + 1 : position.at,
      after: isLast ? 0 : (ids.at(-1) ?? 0),
      failed: position.failed + failed,
    },
    done: run.done + done,
    failed,
  }));
}

/** @returns false when they could not be; the others are seen to all the same */
async function seesTo(needs: Needs, { session, id: job }: Run, due: Due, ids: number[]): Promise<boolean> {
  const { module, due: where, run, runTogether, failed } = due;
  const held = (see: (work: Work, records: readonly Values[]) => Promise<void>) =>
    needs.records.holding(session, module, ids, where, see);
  const each = async (records: readonly Values[], see?: (record: Values) => Promise<void>) => {
    for (const record of records) await see?.(record);
  };
  try {
    for (let times = 0; times < mostTimes; times++) {
      const left = await held((work, records) =>
        runTogether ? runTogether(records, work) : each(records, (record) => run?.(record, work) ?? nothing),
      );
      if (left === 0 || runTogether) break;
    }
    return true;
  } catch (error) {
    if (databaseFailure(error) === 'unavailable') throw error;
    if (!(error instanceof ProblemError)) needs.onFault(error, job);
    await held((work, records) =>
      each(records, (record) => failed?.(record, work, reasonOf(error)) ?? nothing),
    );
    return false;
  }
}

const nothing = Promise.resolve();
