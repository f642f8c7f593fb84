import type { Database, Executor } from '../database/connection.ts';
import { holdQueued, insertJob } from '../database/jobs/jobRows.ts';
import { takeDue } from '../database/jobs/scheduleRows.ts';
import type { JobQueue } from './jobQueue.ts';
import type { JobKind } from './jobService.ts';

/** Work that runs by the clock, in nobody's name. */
export interface Timed {
  /** Also what the job is called. */
  kind: JobKind;
  /** The latest moment it was due. */
  lastDue(now: Date): Promise<Date>;
}

/** Milliseconds between two looks at the clock. */
const lookEvery = 30_000;

/**
 * Starts what is due. Every process looks; the first to take a moment makes the job, so that it runs once. A moment that
 * passed while all of them were switched off is made up for at the next start, which a cron that fires into the void
 * (pg-boss's) would not do.
 */
export class Timetable {
  private readonly needs: {
    database: Database;
    queue: Pick<JobQueue, 'add'>;
    clock(): Date;
    onFault(error: unknown): void;
  };
  private entries: readonly Timed[] = [];
  private looking: NodeJS.Timeout | undefined;

  constructor(needs: Timetable['needs']) {
    this.needs = needs;
  }

  /** Looks now, and from now on. */
  async start(entries: readonly Timed[]): Promise<void> {
    this.entries = entries;
    await this.look();
    this.looking = setInterval(() => void this.look(), lookEvery).unref();
  }

  stop(): void {
    clearInterval(this.looking);
  }

  /** Starts what is due and nobody has started. */
  async look(): Promise<void> {
    for (const entry of this.entries) await this.startDue(entry).catch(this.needs.onFault);
  }

  private async startDue({ kind, lastDue }: Timed): Promise<void> {
    const { database, clock } = this.needs;
    const due = await lastDue(clock());
    await database.transaction(async (tx) => {
      if (await takeDue(tx, kind, due)) await this.make(kind, tx);
    });
  }

  /** Starts it outside its hours. */
  async startNow(kind: JobKind): Promise<{ id: number }> {
    return this.needs.database.transaction((tx) => this.make(kind, tx));
  }

  /**
   * Starts it when this transaction commits, for what that brings. One that waits already is kept waiting until then, and
   * will see to it.
   */
  async startAfter(kind: JobKind, tx: Executor): Promise<void> {
    if (!(await holdQueued(tx, kind))) await this.make(kind, tx);
  }

  private async make(kind: JobKind, tx: Executor): Promise<{ id: number }> {
    const job = { kind, module: null, owner: null, way: 'system', language: 'zh-CN', scopes: null };
    const id = await insertJob(tx, { ...job, payload: {}, total: 0 });
    await this.needs.queue.add('long', id, tx);
    return { id };
  }
}
