import type { Work } from '@gejie/core';
import { account } from '../../sales/account/account.ts';
import { allOf } from '../stock/allOf.ts';

/** What a filter takes at once. */
const chunk = 200;
/** Companies of a group that are looked at, and levels above one. */
const most = 5000;
const highest = 20;

/** The whole tree of companies that one belongs to, in lots that a filter takes. */
export async function customerGroup(system: Work, start: number): Promise<number[][]> {
  const group = new Set([await topOf(system, start)]);
  for (let level = [...group]; level.length > 0 && group.size < most; ) {
    const below: number[] = [];
    for (const parents of inLots(level))
      below.push(...(await allOf(system, account, { parent: { in: parents } }, most)).map(({ id }) => id));
    level = below.filter((id) => !group.has(id));
    for (const id of level) group.add(id);
  }
  return inLots([...group.add(start)]);
}

async function topOf(system: Work, start: number): Promise<number> {
  let top = start;
  for (let depth = 0; depth < highest; depth++) {
    const { parent } = await system.get(account, top);
    if (parent === null) break;
    top = parent;
  }
  return top;
}

function inLots(ids: readonly number[]): number[][] {
  const lots: number[][] = [];
  for (let from = 0; from < ids.length; from += chunk) lots.push(ids.slice(from, from + chunk));
  return lots;
}
