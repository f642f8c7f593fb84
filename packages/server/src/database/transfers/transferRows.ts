import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../connection.ts';

export type TransferState = 'open' | 'accepted' | 'returned' | 'settled';

export interface NewTransfer {
  module: string;
  maker: number | null;
  receiver: number | null;
  department: number | null;
  note: string | null;
  state: TransferState;
  job: number | null;
}

export interface TransferRow extends NewTransfer {
  id: number;
  reason: string | null;
  at: string;
  answeredAt: string | null;
  /** How many records of each module it moved. */
  counts: Record<string, number>;
  /** Whom they belonged to. */
  givers: number[];
  /** The first of what was meant. */
  records: number[];
}

export interface TransferredRecord {
  record: number;
  module: string;
  meant: boolean;
  fromOwner: number | null;
  fromDepartment: number | null;
}

const shownRecords = 5;

/** The first records that a transfer `t` was about. */
const firstMeant = sql`array(select r.record from transfer_record r where r.transfer = t.id and r.meant
    order by r.record limit ${sql.lit(shownRecords)})`;

const columns: RawBuilder<TransferRow> = sql`t.id, t.module, t.maker, t.receiver, t.department, t.note, t.state, t.reason, t.job, t.at,
  t.answered_at as "answeredAt",
  (select coalesce(jsonb_object_agg(c.module, c.count), '{}') from
    (select r.module, count(*) as count from transfer_record r where r.transfer = t.id group by r.module) c) as counts,
  array(select distinct r.from_owner from transfer_record r
    where r.transfer = t.id and r.from_owner is not null) as givers,
  ${firstMeant} as records`;

export async function insertTransfer(db: Executor, transfer: NewTransfer): Promise<number> {
  const { module, maker, receiver, department, note, state, job } = transfer;
  const { rows } = await sql<{ id: number }>`
    insert into transfer (module, maker, receiver, department, note, state, job)
    values (${module}, ${maker}, ${receiver}, ${department}, ${note}, ${state}, ${job}) returning id`.execute(
    db,
  );
  return (rows[0] as { id: number }).id;
}

/** The transfer that a job has begun for a receiver. */
export async function transferOfJob(
  db: Executor,
  job: number,
  module: string,
  receiver: number | null,
  department: number | null,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from transfer where job = ${job} and module = ${module}
      and receiver is not distinct from ${receiver}::bigint
      and (receiver is not null or department is not distinct from ${department}::bigint)`.execute(db);
  return rows[0]?.id ?? null;
}

export async function insertTransferRecords(
  db: Executor,
  transfer: number,
  records: readonly TransferredRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await sql`
    insert into transfer_record (transfer, record, module, meant, from_owner, from_department)
    select ${transfer}, record, module, meant, "fromOwner", "fromDepartment"
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(record bigint, module text, meant boolean,
      "fromOwner" bigint, "fromDepartment" bigint)
    on conflict do nothing`.execute(db);
}

export async function dropTransfer(db: Executor, id: number): Promise<void> {
  await sql`delete from transfer where id = ${id}`.execute(db);
}

/** @param held true: nobody else answers it until the transaction ends */
export async function transferRow(db: Executor, id: number, held = false): Promise<TransferRow | null> {
  const { rows } = await sql<TransferRow>`
    select ${columns} from transfer t where t.id = ${id} ${held ? sql`for update of t` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** Transfers to a person, or of what that person gave or made over, latest first; empty ones are none. */
export async function transfersOf(
  db: Executor,
  user: number,
  page: { box: 'incoming' | 'outgoing'; open?: boolean; before?: number; limit: number },
): Promise<TransferRow[]> {
  const theirs =
    page.box === 'incoming'
      ? sql`t.receiver = ${user}`
      : sql`(t.maker = ${user} or t.id in (select r.transfer from transfer_record r where r.from_owner = ${user}))
          and t.receiver is distinct from ${user}`;
  const { rows } = await sql<TransferRow>`
    select ${columns} from transfer t
    where ${theirs} and exists (select from transfer_record r where r.transfer = t.id)
      ${page.open === undefined ? sql`` : page.open ? sql`and t.state = 'open'` : sql`and t.state <> 'open'`}
      ${page.before === undefined ? sql`` : sql`and t.id < ${page.before}`}
    order by t.id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** What notices of a transfer say. */
export interface TransferFacts {
  note: string | null;
  reason: string | null;
  count: number;
  module: string;
  /** The first of what was meant. */
  records: number[];
}

export async function transferFacts(
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, TransferFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<TransferFacts & { id: number }>`
    select t.id, t.note, t.reason, t.module, ${firstMeant} as records,
      (select count(*)::int from transfer_record r where r.transfer = t.id) as count
    from transfer t where t.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

export async function transferredRecords(db: Executor, transfer: number): Promise<TransferredRecord[]> {
  const { rows } = await sql<TransferredRecord>`
    select record, module, meant, from_owner as "fromOwner", from_department as "fromDepartment"
    from transfer_record where transfer = ${transfer} and returned_at is null order by record`.execute(db);
  return rows;
}

export async function markReturned(
  db: Executor,
  transfer: number,
  records: readonly number[],
): Promise<void> {
  await sql`update transfer_record set returned_at = now()
    where transfer = ${transfer} and record = any(${records}::bigint[])`.execute(db);
}

export async function answerTransfer(
  db: Executor,
  id: number,
  answer: { state: TransferState; reason: string | null },
): Promise<void> {
  await sql`update transfer set state = ${answer.state}, reason = ${answer.reason}, answered_at = now()
    where id = ${id}`.execute(db);
}

/** Puts a line into the history of every record of a transfer, in one statement. */
export async function tellRecordsOfTransfer(
  db: Executor,
  transfer: number,
  event: { kind: string; actor: number | null; way: string; detail: Record<string, unknown> },
): Promise<void> {
  await sql`
    insert into event (at, actor, way, module, record, kind, detail)
    select now(), ${event.actor}, ${event.way}, module, record, ${event.kind}, ${JSON.stringify(event.detail)}::jsonb
    from transfer_record where transfer = ${transfer}`.execute(db);
}
