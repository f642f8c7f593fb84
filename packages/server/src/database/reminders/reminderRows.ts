import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';

export interface NewReminder {
  module: string;
  record: number;
  user: number;
  dueAt: string;
  /** When what it reminds of begins. */
  aboutAt: string | null;
}

export interface DueReminder extends NewReminder {
  id: number;
}

/** What is to wait of one record. */
export interface ReminderWish {
  record: number;
  /** Those of which only one that waits already is left to fire: its time has come. */
  reminders: readonly (NewReminder & { onlyIfWaiting?: boolean })[];
  /** Whatever is due already is left to fire, too. */
  leavesDue: boolean;
}

/** Lets just these wait for some records: others that wait are taken away, those that have fired stay fired. */
export async function setReminders(db: Executor, wishes: readonly ReminderWish[], now: Date): Promise<void> {
  if (wishes.length === 0) return;
  const idsOf = (some: readonly ReminderWish[]) => sql`${some.map(({ record }) => record)}::bigint[]`;
  const wanted = wishes.flatMap(({ reminders }) => reminders);
  await sql`
    delete from reminder as r where r.record = any(${idsOf(wishes)}) and r.fired_at is null
      and (r.due_at > ${now} or r.record <> all(${idsOf(wishes.filter(({ leavesDue }) => leavesDue))}))
      and not exists (select 1 from ${recordset(wanted)}
        where w.record = r.record and w."user" = r."user" and w.due_at = r.due_at)`.execute(db);
  await addReminders(
    db,
    wanted.filter(({ onlyIfWaiting }) => !onlyIfWaiting),
  );
}

/** Lets these wait, too, but for those that have fired already. */
export async function addReminders(db: Executor, wanted: readonly NewReminder[]): Promise<void> {
  if (wanted.length === 0) return;
  await sql`
    insert into reminder (module, record, "user", due_at, about_at)
    select module, record, "user", due_at, about_at from ${recordset(wanted)}
    on conflict (record, "user", due_at) do update set about_at = excluded.about_at where reminder.fired_at is null`.execute(
    db,
  );
}

function recordset(wanted: readonly NewReminder[]): Sql {
  const json = JSON.stringify(
    wanted.map(({ module, record, user, aboutAt, dueAt }) => ({
      module,
      record,
      user,
      due_at: dueAt,
      about_at: aboutAt,
    })),
  );
  return sql`jsonb_to_recordset(${json}::jsonb) as w(module text, record bigint, "user" bigint,
    due_at timestamptz, about_at timestamptz)`;
}

/**
 * Takes it upon this transaction to fire what is due, oldest first. What another process has taken is passed over, so that
 * each is fired once.
 */
export async function takeDueReminders(db: Executor, now: Date, limit: number): Promise<DueReminder[]> {
  const { rows } = await sql<DueReminder>`
    with due as materialized (
      select id from reminder where fired_at is null and due_at <= ${now}
      order by due_at, id limit ${limit} for update skip locked)
    update reminder as r set fired_at = ${now} from due where r.id = due.id
    returning r.id, r.module, r.record, r."user", r.due_at as "dueAt", r.about_at as "aboutAt"`.execute(db);
  return rows;
}

/** Forgets what fired so long ago that no change of its record could make it fire again. */
export async function forgetFiredReminders(db: Executor, now: Date): Promise<void> {
  await sql`delete from reminder where fired_at < ${now}::timestamptz - interval '180 days'`.execute(db);
}
