import { type Kysely, sql } from 'kysely';

/**
 * The operation log: entries, the chain of hashes over them, and the chain's head.
 *
 * A deferred trigger links an entry at the very end of its transaction, under the lock on the one row of `audit_head`:
 * what is committed is linked, in one order for all processes, and nobody waits for more than another's commit. The link
 * stands in a table of its own, since the entry itself is never touched again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_entry (
      id bigint primary key default nextval('record_id'),
      at timestamptz(3) not null default clock_timestamp(),
      kind text not null,
      actor bigint,
      actor_name text,
      module text,
      record bigint,
      label text,
      way text not null,
      elevation text,
      job bigint,
      ip text,
      detail jsonb
    )`.execute(db);
  await sql`
    create table audit_link (
      position bigint primary key,
      entry bigint not null unique,
      hash bytea not null
    )`.execute(db);
  await sql`
    create table audit_head (
      single boolean primary key default true check (single),
      position bigint not null,
      hash bytea not null
    )`.execute(db);
  await sql`insert into audit_head (position, hash) values (0, sha256('gejie operation log'))`.execute(db);
  await chainEntries(db);
  await refuseTampering(db);
}

/** Each hash is that of the one before it, and of the position and content of its entry as the text of a JSON array. */
async function chainEntries(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function audit_content(place bigint, e audit_entry) returns text language sql stable as $$
      select jsonb_build_array(place, e.id, (extract(epoch from e.at) * 1000)::bigint, e.kind, e.actor, e.actor_name,
        e.module, e.record, e.label, e.way, e.elevation, e.job, e.ip, e.detail)::text
    $$`.execute(db);
  await sql`
    create function audit_chain() returns trigger language plpgsql as $$
    declare
      linked audit_head;
    begin
      update audit_head as h set position = h.position + 1,
        hash = sha256(h.hash || convert_to(audit_content(h.position + 1, new), 'UTF8'))
      returning * into strict linked;
      insert into audit_link (position, entry, hash) values (linked.position, new.id, linked.hash);
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger audit_entry_chained after insert on audit_entry
      deferrable initially deferred for each row execute function audit_chain()`.execute(db);
}

async function refuseTampering(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function audit_refuse() returns trigger language plpgsql as $$
    begin
      raise exception 'the operation log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  for (const table of ['audit_entry', 'audit_link', 'audit_head']) {
    const changes = table === 'audit_head' ? sql`delete or truncate` : sql`update or delete or truncate`;
    await sql`
      create trigger ${sql.id(`${table}_kept`)} before ${changes} on ${sql.table(table)}
        for each statement execute function audit_refuse()`.execute(db);
  }
  // Only from within the chaining trigger, which is one level of triggers higher.
  await sql`
    create trigger audit_link_made before insert on audit_link
      for each row when (pg_trigger_depth() < 1) execute function audit_refuse()`.execute(db);
  await sql`
    create trigger audit_head_moved before insert or update on audit_head
      for each row when (pg_trigger_depth() < 1) execute function audit_refuse()`.execute(db);
}
