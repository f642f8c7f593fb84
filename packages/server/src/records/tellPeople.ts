import { type Module, type NoticeKind, sameValue } from '@gejie/core';
import { notify, notifyFollowers, notifyOfMany } from '../notifications/notify.ts';
import type { WriteScope } from './writeScope.ts';
import type { Written } from './written.ts';

/** Who is told of writes to records, by whoever made them. */
export async function tellPeople(
  scope: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  await tellFollowers(scope, module, written);
  await tellNewOwners(scope, module, written);
}

/** What those who follow a record are told of; a new one has no followers yet. */
const followed: Record<string, NoticeKind> = {
  update: 'follow.changed',
  transfer: 'follow.changed',
  merge: 'follow.merged',
  delete: 'follow.deleted',
  restore: 'follow.restored',
};

async function tellFollowers(
  { db, session }: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  // What a job does to thousands, or the system to one, would bury what colleagues do: owners are not told unasked.
  const byHand = session.job === null && session.elevation === null;
  for (const [kind, notice] of Object.entries(followed)) {
    const told = written.filter(
      (one) => one.kind === kind && (kind !== 'update' || Object.keys(one.changes).length > 0),
    );
    const owned = byHand && kind !== 'transfer' ? told.filter(keptItsOwner) : [];
    await notifyFollowers(db, told.map(idOf), owned.map(idOf), {
      kind: notice,
      module,
      actor: session.user?.id ?? null,
    });
  }
}

const idOf = ({ id }: Written) => id;

/** A new owner is told of that, and need not hear that the record has changed. */
function keptItsOwner({ before, after }: Written): boolean {
  return sameValue(before?.owner ?? null, after?.owner ?? before?.owner ?? null);
}

/** Where somebody is made the owner by the way; of a transfer its receiver is told as a whole. */
const ownersTold = new Set(['create', 'update']);

async function tellNewOwners(
  { db, session }: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  const actor = session.user?.id ?? null;
  if (actor === null || module.ownership === 'none') return;
  const given = new Map<number, number[]>();
  for (const { id, kind, before, after } of written) {
    const owner = after?.owner;
    if (!ownersTold.has(kind) || typeof owner !== 'number' || owner === actor) continue;
    if (!sameValue(before?.owner ?? null, owner)) given.set(owner, [...(given.get(owner) ?? []), id]);
  }
  for (const [user, records] of given) {
    const notice = { user, module: module.name, actor };
    if (session.job === null && records.length === 1)
      await notify(db, [{ ...notice, kind: 'owner.given', record: records[0] }]);
    else await notifyOfMany(db, { ...notice, kind: 'owner.givenMany' }, records.length, session.job);
  }
}
