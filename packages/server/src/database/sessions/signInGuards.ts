import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Of the trigger; what it does changes only with its name. */
const trigger = 'guard_sign_in_1';

/** More former passwords than any policy asks for. */
const kept = 25;

/**
 * Triggers, so that no way of writing a user can forget it: each password leaves its seal behind, with who set it;
 * whoever is deactivated or deleted is signed out everywhere, programs with tokens too, and stays so when activated
 * again. Needs the table of users. Passwords that are there already count from now on.
 */
export async function ensureSignInGuards(db: Executor): Promise<void> {
  const { rows } = await sql`select from pg_trigger where tgname = ${trigger}`.execute(db);
  if (rows.length > 0) return;
  await sql`
    insert into password_seal ("user", seal)
    select id, password from "user" u where password is not null
      and not exists (select from password_seal s where s."user" = u.id)`.execute(db);
  await sql`
    create or replace function guard_sign_in() returns trigger language plpgsql as
    ${sql.lit(body)}`.execute(db);
  await sql`
    create trigger ${sql.id(trigger)} after insert or update of password, status, deleted_at or delete on "user"
    for each row execute function guard_sign_in()`.execute(db);
}

const body = `
begin
  if tg_op = 'DELETE' then
    delete from session where "user" = old.id;
    delete from api_token where "user" = old.id;
    delete from password_seal where "user" = old.id;
    delete from second_factor where "user" = old.id;
    delete from recovery_code where "user" = old.id;
    delete from identity where "user" = old.id;
    delete from sign_in_place where "user" = old.id;
    return null;
  end if;
  if new.password is not null and (tg_op = 'INSERT' or new.password is distinct from old.password) then
    insert into password_seal ("user", seal, set_by)
      values (new.id, new.password, case when tg_op = 'INSERT' then new.created_by else new.updated_by end);
    delete from password_seal where "user" = new.id and id <= (
      select id from password_seal where "user" = new.id order by id desc offset ${kept} limit 1);
  end if;
  if tg_op = 'UPDATE' and (new.status is distinct from 'active' or new.deleted_at is not null) then
    delete from session where "user" = new.id;
    delete from api_token where "user" = new.id;
  end if;
  return null;
end`;
