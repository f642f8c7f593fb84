import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** One of those who take turns. */
export interface TurnMember {
  id: number;
  /** Twice the weight, twice the turns. */
  weight: number;
  /** Turns a day at most; null: no limit. */
  quota: number | null;
}

interface Served {
  member: number;
  served: number;
  today: number;
}

/** Rounds are drawn one after the other, all of them, so that two transactions never wait for each other's in a ring. */
const turnLock = 4_250;

/**
 * Gives the next turn of a round, in fair shares by weight (stride scheduling: Waldspurger & Weihl, 1995): whoever has
 * been served least for the weight, in the order given. The lock lasts until the transaction ends, so no turn is given
 * twice, and one that is rolled back is not lost.
 * @param day today, YYYY-MM-DD
 * @returns the member; null when all have had their quota today
 */
export async function takeTurn(
  db: Executor,
  round: number,
  members: readonly TurnMember[],
  day: string,
): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(${turnLock})`.execute(db);
  const { rows } = await sql<Served>`
    select member, served, case when day = ${day}::date then today else 0 end as today
    from turn where round = ${round}`.execute(db);
  const known = new Map(rows.map((row) => [Number(row.member), row]));
  const free = members.filter(
    ({ id, quota, weight }) => weight > 0 && (quota === null || (known.get(id)?.today ?? 0) < quota),
  );
  // Who comes anew, or comes back, starts where the others are and catches up on nothing.
  const now = known.get(clock)?.served ?? 0;
  const servedOf = ({ id }: TurnMember) => Math.max(known.get(id)?.served ?? now, now);
  const [next] = free.toSorted((a, b) => servedOf(a) - servedOf(b));
  if (!next) return null;
  const served = servedOf(next);
  const today = (known.get(next.id)?.today ?? 0) + 1;
  await sql`
    insert into turn (round, member, served, day, today)
    values (${round}, ${clock}, ${served}, ${day}::date, 0),
      (${round}, ${next.id}, ${served + 1 / next.weight}, ${day}::date, ${today})
    on conflict (round, member)
    do update set served = excluded.served, day = excluded.day, today = excluded.today`.execute(db);
  return next.id;
}

/** Where the round is stands under this member; no record has the id 0. */
const clock = 0;
