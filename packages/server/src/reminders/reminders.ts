import { everything, type Module, type Registry } from '@gejie/core';
import { ownOccurrences } from '../database/calendar/calendarRows.ts';
import { repeatingAmong } from '../database/calendar/memberRows.ts';
import type { Database, Executor } from '../database/connection.ts';
import { addReminders, type DueReminder, takeDueReminders } from '../database/reminders/reminderRows.ts';
import { savepoint } from '../database/savepoint.ts';
import { readRow } from '../database/write/writeRecords.ts';
import { notify } from '../notifications/notify.ts';
import { canonical } from '../reading/answer.ts';
import { nextReminders } from './remindersOf.ts';

export interface ReminderDependencies {
  database: Database;
  registry(): Registry;
  clock(): Date;
  onFault(error: unknown): void;
}

/** Milliseconds between two looks at the clock. */
const lookEvery = 15_000;
const atOnce = 500;

/**
 * Fires what is due, in every process that works: each reminder is taken by one of them, in the transaction that tells
 * of it, so it fires once and only once, also when all of them were down when it was due. CAL-03
 */
export class Reminders {
  private readonly needs: ReminderDependencies;
  private looking: NodeJS.Timeout | undefined;
  private busy: Promise<unknown> = Promise.resolve();

  constructor(needs: ReminderDependencies) {
    this.needs = needs;
  }

  /** Looks now, and from now on. */
  start(): void {
    const look = () => {
      this.busy = this.look().catch(this.needs.onFault);
    };
    look();
    this.looking = setInterval(look, lookEvery).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    await this.busy;
  }

  /** Fires all that is due. @returns how many */
  async look(): Promise<number> {
    let fired = 0;
    for (;;) {
      const { length } = await this.needs.database.transaction((tx) => this.fire(tx));
      fired += length;
      // What has fired may have let others wait that are due, too.
      if (length === 0) return fired;
    }
  }

  private async fire(tx: Executor): Promise<DueReminder[]> {
    const now = this.needs.clock();
    const due = await takeDueReminders(tx, now, atOnce);
    if (due.length === 0) return due;
    await notify(
      tx,
      due.map(({ user, module, record, aboutAt }) => ({
        user,
        kind: 'reminder.due',
        module,
        record,
        detail: aboutAt === null ? {} : { at: aboutAt },
      })),
    );
    await this.waitForNext(tx, due, now);
    return due;
  }

  /** A series goes on: whatever fired, its next time is waited for. None that fails keeps the others from being told. */
  private async waitForNext(tx: Executor, due: readonly DueReminder[], now: Date): Promise<void> {
    const registry = this.needs.registry();
    const repeating = due.filter(({ aboutAt }) => aboutAt !== null);
    for (const [name, reminders] of Map.groupBy(repeating, ({ module }) => module)) {
      const module = registry.modules.find((one) => one.name === name);
      if (!module?.definition.calendar?.repeats) continue;
      const byRecord = Map.groupBy(reminders, ({ record }) => record);
      // Most begin once: asked of all together, thousands that begin at nine hold nobody up.
      for (const id of await repeatingAmong(tx, module, [...byRecord.keys()])) {
        const times = (byRecord.get(id) ?? []).map(({ dueAt }) => Date.parse(dueAt));
        const last = new Date(Math.max(...times)).toISOString();
        await savepoint(tx, () => nextOf(tx, module, id, { last, now })).catch(this.needs.onFault);
      }
    }
  }
}

async function nextOf(
  tx: Executor,
  module: Module,
  id: number,
  { last, now }: { last: string; now: Date },
): Promise<void> {
  const row = await readRow(tx, module, id, everything, { visible: () => everything });
  if (!row) return;
  const record = canonical(row, module.fields.values()) as Record<string, unknown> & { id: number };
  await addReminders(tx, nextReminders(module, record, last, { now, own: await ownStarts(tx, module, id) }));
}

/** Starts of the occurrences of a series that stand by themselves. */
async function ownStarts(db: Executor, module: Module, series: number): Promise<Set<string>> {
  const own = await ownOccurrences(db, module, [series]);
  return new Set([...own].map((one) => one.slice(one.indexOf(' ') + 1)));
}
