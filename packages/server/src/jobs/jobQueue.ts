import { fromKysely, PgBoss } from 'pg-boss';
import type { Database, Executor } from '../database/connection.ts';

/** Seconds after which the job of a worker that gives no sign of life goes to another; pg-boss takes no less than 10. */
const presumedDead = 10;
const signOfLife = 3;
const lookForDead = 2;
const lookAgain = 1;
/** pg-boss's longest. A job that takes longer goes on in a further attempt. */
const longestAttempt = 23 * 3600;
/** Our own count of attempts without progress (see runJob.ts) ends a job; the queue's must not come before it. */
const manyTimes = 100_000;

/** Short work does not wait behind long work. */
export type Lane = 'short' | 'long';
const lanes: Record<Lane, { queue: string; atOnce: number }> = {
  short: { queue: 'gejie-short', atOnce: 2 },
  long: { queue: 'gejie-long', atOnce: 2 },
};

interface Ticket {
  job: number;
}

/** Hands jobs to the workers of all processes on this database, each to one of them. */
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly closing = new AbortController();

  /** @param onError told of what goes wrong in the background, a database out of reach for instance */
  constructor(database: Database, onError: (error: Error) => void) {
    const connectionString = database.pool.options.connectionString;
    if (!connectionString) throw new Error('The job queue needs the address of the database');
    // Connections of its own: it reads dates as objects, and listens.
    this.boss = new PgBoss({
      connectionString,
      max: 3,
      application_name: 'gejie: jobs',
      useListenNotify: true,
      superviseIntervalSeconds: lookForDead,
      monitorIntervalSeconds: lookForDead,
      registerInstance: false,
      schedule: false,
    });
    this.boss.on('error', withoutRepeats(onError));
  }

  /** Makes the queue's tables when they are missing. */
  async open(): Promise<void> {
    await this.boss.start();
    for (const { queue } of Object.values(lanes)) {
      const options = {
        notify: true,
        heartbeatSeconds: presumedDead,
        expireInSeconds: longestAttempt,
        retryLimit: manyTimes,
        retryDelay: 1,
        deleteAfterSeconds: 24 * 3600,
      };
      await this.boss.createQueue(queue, options);
      await this.boss.updateQueue(queue, options);
    }
  }

  /** Queues a job in a transaction: it is handed out when, and only when, that commits. */
  async add(lane: Lane, job: number, tx: Executor): Promise<void> {
    const ticket: Ticket = { job };
    await this.boss.send(lanes[lane].queue, ticket, { db: fromKysely(tx) });
  }

  /** Begins to take jobs. An error thrown by `run` brings the job back a little later. */
  async work(run: (job: number, signal: AbortSignal) => Promise<void>): Promise<void> {
    for (const { queue, atOnce } of Object.values(lanes)) {
      const options = {
        localConcurrency: atOnce,
        // A job that comes back after a fault announces itself to nobody.
        notifyPollingIntervalSeconds: lookAgain,
        pollingIntervalSeconds: lookAgain,
        heartbeatRefreshSeconds: signOfLife,
      };
      await this.boss.work<Ticket>(queue, options, async ([ticket]) => {
        if (ticket) await run(ticket.data.job, AbortSignal.any([ticket.signal, this.closing.signal]));
      });
    }
  }

  /** Stops taking jobs; running ones are told, and go back into the queue for others. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.boss.stop({ graceful: true, timeout: 10_000, close: true });
  }
}

/** Milliseconds for which the same complaint is not made again: workers look for jobs every second, also in vain. */
const quietFor = 60_000;

function withoutRepeats(report: (error: Error) => void): (error: Error) => void {
  const made = new Map<string, number>();
  return (error) => {
    const now = Date.now();
    const what = error.message.replace(/ \(Queue: .*$/, '');
    if (now - (made.get(what) ?? 0) < quietFor) return;
    made.set(what, now);
    report(error);
  };
}
