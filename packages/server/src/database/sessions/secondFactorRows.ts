import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface SecondFactorRow {
  /** Encrypted. */
  secret: string;
  /** Null while the first code is still awaited. */
  confirmedAt: string | null;
}

export async function findSecondFactor(db: Executor, user: number): Promise<SecondFactorRow | null> {
  const { rows } = await sql<SecondFactorRow>`
    select secret, confirmed_at as "confirmedAt" from second_factor where "user" = ${user}`.execute(db);
  return rows[0] ?? null;
}

/** Begins anew while unconfirmed. @returns false when there is a confirmed one, which stays */
export async function offerSecondFactor(db: Executor, user: number, secret: string): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factor as f ("user", secret) values (${user}, ${secret})
    on conflict ("user") do update set secret = excluded.secret, created_at = now(), last_step = null
      where f.confirmed_at is null
    returning 1`.execute(db);
  return rows.length > 0;
}

/**
 * Takes the code of a time step, once: also of two requests at the same moment only one gets it.
 * @returns whether it was still to be had
 */
export async function takeStep(db: Executor, user: number, step: number): Promise<boolean> {
  const { rows } = await sql`
    update second_factor set last_step = ${step}
    where "user" = ${user} and (last_step is null or last_step < ${step}) returning 1`.execute(db);
  return rows.length > 0;
}

export async function confirmSecondFactor(db: Executor, user: number): Promise<void> {
  await sql`update second_factor set confirmed_at = now() where "user" = ${user}`.execute(db);
}

/** Also the recovery codes. @returns whether there was one */
export async function deleteSecondFactor(db: Executor, user: number): Promise<boolean> {
  await sql`delete from recovery_code where "user" = ${user}`.execute(db);
  const { rows } = await sql`delete from second_factor where "user" = ${user} returning 1`.execute(db);
  return rows.length > 0;
}

/** Those given out before are worth nothing any more. */
export async function replaceRecoveryCodes(
  db: Executor,
  user: number,
  hashes: readonly Buffer[],
): Promise<void> {
  await sql`delete from recovery_code where "user" = ${user}`.execute(db);
  await sql`
    insert into recovery_code ("user", hash)
    values ${sql.join(hashes.map((hash) => sql`(${user}, ${hash})`))}`.execute(db);
}

/** @returns whether there was such a code; there is none afterwards */
export async function useRecoveryCode(db: Executor, user: number, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    delete from recovery_code where "user" = ${user} and hash = ${hash} returning 1`.execute(db);
  return rows.length > 0;
}

export async function countRecoveryCodes(db: Executor, user: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from recovery_code where "user" = ${user}`.execute(db);
  return rows[0]?.count ?? 0;
}
