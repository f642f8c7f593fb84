import { type BilingualText, dayIn, instantOf, type Module } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { claimsSince, lossesOf } from '../database/pools/passageRows.ts';
import { heldFrom } from '../database/pools/pooledRows.ts';
import type { PoolRow } from '../database/pools/poolRows.ts';

const day = 86_400_000;

/** What somebody has claimed from a pool so far. */
export interface ClaimedSoFar {
  today: number;
  held: number;
}

/** @param user whose claims; the day is the company's */
export async function claimedSoFar(
  db: Executor,
  module: Module,
  pool: PoolRow,
  session: Session,
  now: Date,
): Promise<ClaimedSoFar> {
  const user = session.user?.id ?? 0;
  const { timeZone } = session.company;
  const midnight = instantOf(`${dayIn(timeZone, now)} 00:00`, timeZone);
  return {
    today: await claimsSince(db, pool.id, user, midnight),
    held: await heldFrom(db, module, pool.id, user),
  };
}

/** Why somebody who has claimed so much may claim nothing more now; null: one more is all right. */
export function limitReached(
  { mostPerDay, mostHeld }: PoolRow,
  { today, held }: ClaimedSoFar,
): BilingualText | null {
  if (mostPerDay !== null && today >= mostPerDay)
    return {
      zh: `今天已领取 ${today} 条，每人每天最多 ${mostPerDay} 条`,
      en: `You have claimed ${today} today; ${mostPerDay} a day is the limit`,
    };
  if (mostHeld !== null && held >= mostHeld)
    return {
      zh: `您已持有 ${held} 条来自此公海的记录，最多 ${mostHeld} 条`,
      en: `You hold ${held} records from this pool; ${mostHeld} is the limit`,
    };
  return null;
}

/** Why somebody who had records before may not have them again yet, record by record. */
export async function lostBefore(
  db: Executor,
  { coolDownDays, mostLosses }: PoolRow,
  records: readonly number[],
  session: Session,
  now: Date,
): Promise<Map<number, BilingualText>> {
  const losses = await lossesOf(db, records, session.user?.id ?? 0);
  const reasons = new Map<number, BilingualText>();
  for (const [record, { last, times }] of losses) {
    const until = new Date(Date.parse(last) + coolDownDays * day);
    if (mostLosses !== null && times >= mostLosses)
      reasons.set(record, {
        zh: `此记录已 ${times} 次从您手中落入公海，不能再领取`,
        en: `You have lost this record ${times} times and may not claim it again`,
      });
    else if (until > now) {
      const on = dayIn(session.company.timeZone, until);
      reasons.set(record, {
        zh: `您是前负责人，${on} 之后才能再领取`,
        en: `You had it before; you may claim it again after ${on}`,
      });
    }
  }
  return reasons;
}
