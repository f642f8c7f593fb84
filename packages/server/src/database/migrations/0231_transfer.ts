import { type Kysely, sql } from 'kysely';

/** Who gave what to whom, so that it can be accepted, or given back exactly. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table transfer (
      id bigint generated always as identity primary key,
      -- The module of what was meant; what goes along may be of others.
      module text not null,
      -- Who did it; null for the system.
      maker bigint,
      receiver bigint,
      department bigint,
      note text,
      -- open: the receiver has not answered yet; settled: no answer is waited for.
      state text not null check (state in ('open', 'accepted', 'returned', 'settled')),
      reason text,
      job bigint,
      at timestamptz(3) not null default now(),
      answered_at timestamptz(3)
    )`.execute(db);
  await sql`create index transfer_by_receiver on transfer (receiver, id)`.execute(db);
  await sql`create index transfer_by_maker on transfer (maker, id)`.execute(db);
  await sql`create index transfer_by_job on transfer (job) where job is not null`.execute(db);
  await sql`
    create table transfer_record (
      transfer bigint not null references transfer on delete cascade,
      record bigint not null,
      module text not null,
      -- False: it went along with another.
      meant boolean not null,
      from_owner bigint,
      from_department bigint,
      -- Null once it has been given back.
      returned_at timestamptz(3),
      primary key (transfer, record)
    )`.execute(db);
  await sql`create index transfer_record_by_giver on transfer_record (from_owner, transfer)`.execute(db);
}
