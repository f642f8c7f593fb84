import { type Kysely, sql } from 'kysely';

/**
 * A letter is claimed, sent, and settled, so that no transaction waits for a mail server; and whoever asks for one twice
 * with the same key gets one. INV-06, PLT-15
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table record_mail
      -- Of the process that sends it; until next_try, unless that is put off.
      add column claim uuid,
      -- A try was cut off: it may have arrived twice.
      add column repeated boolean not null default false,
      add column asked_key text,
      -- Of what was asked for with the key.
      add column asked_hash text`.execute(db);
  await sql`create unique index record_mail_asked on record_mail (maker, asked_key) where asked_key is not null`.execute(
    db,
  );
  await sql`alter table notice_letter add column claim uuid`.execute(db);
}
