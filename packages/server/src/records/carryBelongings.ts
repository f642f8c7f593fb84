import type { RecordAddress, SharesGoing } from '@gejie/core';
import { append } from '../audit/operationLog.ts';
import { type Hung, moveBelongings, returnBelongings } from '../database/collaboration/belongings.ts';
import { labelsOf } from '../database/query/labels.ts';
import { sharesOf } from '../database/sharing/shareRows.ts';
import { type TurnedLinks, turnAnyLinks } from './turnAnyLinks.ts';
import type { WriteScope } from './writeScope.ts';

/** What a move took along, exactly enough to take it back. */
export interface MovedBelongings {
  hung: Hung;
  links: TurnedLinks;
}

/** Lets what hangs on one record, and the references of any module that point at it, go over to another. */
export async function carryBelongings(
  scope: WriteScope,
  from: RecordAddress,
  to: RecordAddress,
  options: { shares: SharesGoing },
): Promise<MovedBelongings> {
  const hung = await moveBelongings(scope.db, from, to, options);
  await logShares(scope, to, [...(hung.share?.moved ?? []), ...(hung.share?.copied ?? [])]);
  return { hung, links: await turnAnyLinks(scope, from, to) };
}

/** Takes a move back; what came to `to` since then, or before, stays there. */
export async function bringBack(
  scope: WriteScope,
  from: RecordAddress,
  to: RecordAddress,
  moved: MovedBelongings,
): Promise<void> {
  await returnBelongings(scope.db, from, to, moved.hung);
  await turnAnyLinks(scope, to, from, moved.links);
}

/** Whoever sees a record because of a share is told of in the operation log, however the share came about. */
async function logShares(
  { db, session, context }: WriteScope,
  { module, id }: RecordAddress,
  grantees: readonly number[],
): Promise<void> {
  if (grantees.length === 0) return;
  const shares = (await sharesOf(db, [id])).filter(({ grantee }) => grantees.includes(grantee));
  const labels = await labelsOf(db, context, [
    { target: module, ids: [id] },
    ...shares.map(({ kind, grantee }) => ({ target: kind, ids: [grantee] })),
  ]);
  const label = labels.get(`${module}:${id}`);
  await append(
    db,
    ...shares.map(({ kind, grantee, level, until }) => ({
      session,
      kind: 'share.granted' as const,
      module,
      record: id,
      ...(label === undefined ? {} : { label }),
      detail: { [kind]: labels.get(`${kind}:${grantee}`) ?? null, level, until },
    })),
  );
}
