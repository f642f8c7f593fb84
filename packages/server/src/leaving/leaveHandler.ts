import type { Filter } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import type { Database, Executor } from '../database/connection.ts';
import { ownedCounts, settleLeaver } from '../database/transfers/ownedRows.ts';
import { placesHeld } from '../database/transfers/placesHeld.ts';
import type { JobHandler, JobRun } from '../jobs/jobHandler.ts';
import { ProblemError } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import type { BatchRow } from '../records/recordService.ts';
import { listsAlong } from '../transfers/along.ts';
import { type HandOutNeeds, handOut } from '../transfers/handOut.ts';
import { type LeaveWish, picks, targetsOf } from './leaveWish.ts';
import { phasesOf } from './phases.ts';
import { withoutHolder } from './places.ts';
import { successorOf } from './successor.ts';

export interface LeaveTask {
  user: number;
  wish: LeaveWish;
}

interface LeavePosition {
  /** Which phase comes next, and behind which record. */
  phase: number;
  after: number;
  /** How many records of this phase have been handed out: whose turn it is. */
  taken: number;
  moved: Record<string, number>;
  /** The account is closed; what was given to it just before is still to be handed on. */
  closed: boolean;
  last: boolean;
}

export interface LeaveNeeds extends HandOutNeeds {
  database: Database;
}

type Run = JobRun<LeaveTask, LeavePosition>;

/** Records handed out in one transaction, not counting what goes along. */
const batch = 200;
const reason = 'whoever owned this leaves';
const start: LeavePosition = { phase: 0, after: 0, taken: 0, moved: {}, closed: false, last: false };

/**
 * Gives all that somebody owns to others, then closes the account. A step is committed with its progress, and what has
 * been given belongs to the leaver no longer: after a crash nothing is given twice.
 */
export function leaveHandler(needs: LeaveNeeds): JobHandler<LeaveTask, LeavePosition> {
  return {
    async run(run) {
      const phases = phasesOf(needs.registry(), run.payload.wish);
      for (let at = run.position ?? start; !at.last; at = run.position ?? at) {
        if (at.phase < phases.length) await handOn(needs, run, at);
        else await close(needs, run, at);
      }
      return { result: { moved: run.position?.moved ?? {} } };
    },
  };
}

/** The leaver's records go with full rights, in the name of who runs the hand-over. */
function acting(run: Run): Session {
  return elevated(run.session, reason);
}

async function handOn(needs: LeaveNeeds, run: Run, at: LeavePosition): Promise<void> {
  const { user, wish } = run.payload;
  const registry = needs.registry();
  const phase = phasesOf(registry, wish)[at.phase];
  if (!phase) return;
  const session = acting(run);
  const module = registry.module(phase.module);
  const within: Filter = { owner: user, id: { gt: at.after } };
  // A condition is asked as whoever set it may ask; what it doesn't find goes with the rest.
  const reader = picks(phase.where) ? run.session : session;
  const { records } = await needs.records.find(reader, module.name, {
    where: phase.where,
    within,
    departed: true,
    deleted: phase.deleted,
    sort: 'id',
    fields: ['id'],
    limit: batch,
  });
  const along = phase.deleted
    ? []
    : listsAlong(module, readContext(session, registry, needs.clock())).map(({ name }) => name);
  await run.step(async (tx) => {
    const people = await targetsOf(tx, phase.to, 'to');
    const moved = { ...at.moved };
    let done = 0;
    for (const [turn, to] of people.entries()) {
      const ids = records
        .map(({ id }) => id)
        .filter((_, index) => (at.taken + index) % people.length === turn);
      if (ids.length === 0) continue;
      const order = {
        to,
        along,
        whose: 'giver' as const,
        closed: true,
        note: wish.note || null,
        leaver: user,
      };
      const given = await handOut(needs, tx, session, module, ids, order);
      for (const [path, count] of Object.entries(given.moved)) {
        moved[path] = (moved[path] ?? 0) + count;
        done += count;
      }
    }
    const over = records.length < batch;
    const position = over
      ? { ...at, phase: at.phase + 1, after: 0, taken: 0, moved }
      : { ...at, after: records.at(-1)?.id ?? 0, taken: at.taken + records.length, moved };
    return { position, done: run.done + done, updated: done };
  });
}

/**
 * The last steps: whoever follows takes the places of the leaver, and the account is closed. From then on nobody gives it
 * anything; what somebody was just giving is looked for once more.
 */
async function close(needs: LeaveNeeds, run: Run, at: LeavePosition): Promise<void> {
  const { user } = run.payload;
  await run.step(async (tx) => {
    const left = await ownedCounts(tx, needs.registry().modules, [user]);
    // Somebody gave the leaver something while this was going on.
    if (left.length > 0) return { position: { ...at, phase: 0, after: 0, taken: 0 } };
    if (at.closed) return { position: { ...at, last: true } };
    const session = acting(run);
    const successor = await successorOf(needs.records, session, run.payload);
    const places = await placesHeld(tx, needs.registry().modules, user);
    for (const [module, rows] of withoutHolder(needs.registry(), places, user, successor))
      await save(needs, tx, session, module, rows);
    await settleLeaver(tx, user, successor);
    await save(needs, tx, session, 'user', [{ id: user, values: { status: 'inactive' } }]);
    return { position: { ...at, closed: true } };
  });
}

/** @throws ProblemError what stands against one of them ends the job: nothing of the last step is done then */
async function save(
  { records }: LeaveNeeds,
  tx: Executor,
  session: Session,
  module: string,
  rows: readonly BatchRow[],
): Promise<void> {
  for (const { outcome, issues } of await records.saveBatch(session, module, rows, tx)) {
    if (outcome !== 'failed') continue;
    const message = issues.map((issue) => issue.message).join('；');
    throw new ProblemError('state', { zh: message, en: message });
  }
}
