import { sql } from 'kysely';
import type { Database } from '../../packages/server/src/database/connection.ts';
import { departmentId, type Scale, userId } from '../data/company.ts';

/** How much there is of what people do in a day. */
export interface WorkingDay {
  /** People in one department, and events of theirs in the month around today. */
  colleagues: number;
  events: number;
  /** Waiting; a thousandth of them is due. */
  reminders: number;
}

/** A salesperson's department, which the others are put into. */
export const crowded = departmentId(1);

/** Gives a department many people with full calendars, and the company reminders and tags. */
export async function loadWorkingDay(
  { kysely }: Database,
  scale: Scale,
  { colleagues, events, reminders }: WorkingDay,
): Promise<void> {
  const first = userId(scale.users - colleagues);
  await sql`update "user" set department = ${crowded} where id >= ${first}`.execute(kysely);
  await sql`update department set head = ${userId(scale.users - 1)} where id = ${crowded}`.execute(kysely);
  await sql`
    insert into calendar_event (id, subject, kind, status, starts_at, ends_at, all_day, time_zone, owner, department,
      created_at, updated_at, version)
    select 500000000 + at, '日程 ' || at, (array['meeting', 'visit', 'call'])[1 + at % 3], 'planned', day, day + interval '1 hour',
      false, 'Asia/Shanghai', ${first} + at % ${colleagues}, ${crowded}, now(), now(), 1
    from generate_series(0, ${events - 1}::int) as at,
      lateral (select date_trunc('day', now()) + (at % 30 - 14) * interval '1 day' + (at % 10) * interval '1 hour' as day) as d`.execute(
    kysely,
  );
  await sql`
    insert into reminder (module, record, "user", due_at)
    select 'calendarEvent', 500000000 + at % ${events}, ${first} + at % ${colleagues},
      now() + (at - ${Math.round(reminders / 1000)}) * interval '1 minute'
    from generate_series(1, ${reminders}::int) as at on conflict do nothing`.execute(kysely);
  await sql`
    insert into tag (name) select '标签' || at from generate_series(1, 60) as at on conflict do nothing`.execute(
    kysely,
  );
  // One tag on every third account, others on one in a hundred, a thousand, a hundred thousand.
  for (const [tag, every] of Object.entries(tagged))
    await sql`
      insert into record_tag (tag, module, record)
      select (select id from tag where name = ${tag}), 'account', ${scale.account.first}::bigint + at
      from generate_series(0, ${scale.account.count - 1}::int, ${every}::int) as at on conflict do nothing`.execute(
      kysely,
    );
  await sql`analyze calendar_event, reminder, tag, record_tag`.execute(kysely);
}

/** Lets reminders of that many events, which begin in a quarter of an hour, be due now. */
export async function remindAllAtOnce({ kysely }: Database, count: number): Promise<void> {
  await sql`
    insert into reminder (module, record, "user", due_at, about_at)
    select 'calendarEvent', 600000000 + at, ${userId(1)}::bigint, date_trunc('minute', now()), now() + interval '15 minutes'
    from generate_series(1, ${count}::int) as at`.execute(kysely);
}

/** Of how many accounts one carries the tag. */
export const tagged: Record<string, number> = { 标签1: 3, 标签2: 100, 标签3: 1000, 标签4: 100_000 };
