import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

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

/** Lets just these wait for some records: others that wait are taken away, those that have fired stay fired. */
export async function setReminders(
  db: Executor,
  records: readonly number[],
  wanted: readonly NewReminder[],
): Promise<void> {
  if (records.length === 0) return;
  const json = JSON.stringify(
    wanted.map(({ aboutAt, dueAt, ...one }) => ({ ...one, due_at: dueAt, about_at: aboutAt })),
  );
  const given = sql`jsonb_to_recordset(${json}::jsonb) as w(module text, record bigint, "user" bigint,
    due_at timestamptz, about_at timestamptz)`;
  await sql`
    delete from reminder as r where r.record = any(${[...records]}::bigint[]) and r.fired_at is null
      and not exists (select 1 from ${given} where w.record = r.record and w."user" = r."user" and w.due_at = r.due_at)`.execute(
    db,
  );
  if (wanted.length === 0) return;
  await sql`
    insert into reminder (module, record, "user", due_at, about_at)
    select module, record, "user", due_at, about_at from ${given}
    on conflict (record, "user", due_at) do update set about_at = excluded.about_at where reminder.fired_at is null`.execute(
    db,
  );
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
export async function forgetFiredReminders(db: Executor): Promise<void> {
  await sql`delete from reminder where fired_at < now() - interval '180 days'`.execute(db);
}
