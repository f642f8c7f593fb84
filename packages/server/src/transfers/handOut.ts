import { type Module, messageOf, type Registry, type TransferOutcome, type WhoseRecords } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { headsOf } from '../database/organization/recipients.ts';
import { type Giver, goingAlong, type ListAlong } from '../database/transfers/goingAlong.ts';
import {
  dropTransfer,
  insertTransfer,
  insertTransferRecords,
  type TransferState,
  transferOfJob,
} from '../database/transfers/transferRows.ts';
import { type Notice, notifyOfTransfer } from '../notifications/notify.ts';
import { type ReadContext, readContext } from '../reading/readContext.ts';
import type { HandOverResult } from '../records/handOver.ts';
import type { RecordService } from '../records/recordService.ts';
import { chosenLists, listBeneath, listIn } from './along.ts';
import type { Recipient } from './recipient.ts';

export interface HandOutNeeds {
  records: RecordService;
  registry(): Registry;
  clock(): Date;
}

/** What is to be done with some records. */
export interface HandOutOrder {
  to: Recipient;
  /** Names of related lists that go along. */
  along: readonly string[];
  whose: WhoseRecords;
  /** What is over goes along too: deals won and lost, tasks done. */
  closed: boolean;
  note: string | null;
  /** Somebody who leaves: then no answer is waited for, and the receivers are told why. */
  leaver?: number;
}

export interface HandOutResult extends TransferOutcome {
  /** What became of the records that were meant. */
  meant: HandOverResult;
}

/**
 * Gives records to somebody, with what goes along, in the transaction `tx`; everything else about them stays as it is.
 * What goes along are related lists, and of those the records of the same owner as the record itself that are still going
 * on, unless more is asked for: a colleague's own deal at the same customer is not taken away by the way, and who won a deal
 * has won it. Of lists that hang on anything, what hangs on the records that go along goes too.
 * @param session `job` set: the steps of one job make one transfer for each receiver
 */
export async function handOut(
  needs: HandOutNeeds,
  tx: Executor,
  session: Session,
  module: Module,
  ids: readonly number[],
  order: HandOutOrder,
): Promise<HandOutResult> {
  const context = readContext(session, needs.registry(), needs.clock());
  const lists = chosenLists(module, order.along, context);
  const transfer = await transferFor(tx, session, module, order);
  const give = async (of: Module, some: readonly number[], meant: boolean) => {
    const rows = some.map((id) => ({ id, ...order.to }));
    const detail = { transfer, ...(order.note === null ? {} : { text: order.note }) };
    const result = await needs.records.handOver(session, of.name, { rows, kind: 'transfer', detail }, tx);
    await insertTransferRecords(tx, transfer, kept(of, result, meant));
    return result;
  };
  const meant = await give(module, ids, true);
  const outcome = new Outcome(session);
  outcome.add(module, meant);
  const givers: Giver[] = [
    ...meant.moved,
    // They are the receiver's already: "of the same owner" would be the receiver's own.
    ...(order.whose === 'all' ? meant.unchanged.map((id) => ({ id, owner: null, department: null })) : []),
  ];
  const giveAlong = async (list: ListAlong, of: readonly Giver[]): Promise<Went> => {
    const found = of.length > 0 ? await goingAlong(tx, list, of, order, context) : [];
    if (found.length === 0) return { list, moved: [] };
    const result = await give(list.child, found, false);
    outcome.add(list.child, result);
    return { list, moved: result.moved };
  };
  const went: Went[] = [];
  for (const list of lists) went.push(await giveAlong(listIn(module, list, context), givers));
  for (const { list } of went)
    for (const above of went) {
      const beneath = listBeneath(list, above.list.child, context);
      if (beneath) await giveAlong(beneath, above.moved);
    }
  if (outcome.movedAny) await tell(tx, context, transfer, order, outcome.givers);
  else if (session.job === null) await dropTransfer(tx, transfer);
  return {
    transfer: outcome.movedAny ? transfer : null,
    moved: outcome.moved,
    refused: outcome.refused,
    meant,
  };
}

/** What of a list went along, with whom it belonged to. */
interface Went {
  list: ListAlong;
  moved: readonly Giver[];
}

class Outcome {
  readonly moved: Record<string, number> = {};
  readonly refused: TransferOutcome['refused'] = [];
  readonly givers = new Set<number>();
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  get movedAny(): boolean {
    return Object.keys(this.moved).length > 0;
  }

  add({ path }: Module, { moved, refused }: HandOverResult): void {
    if (moved.length > 0) this.moved[path] = (this.moved[path] ?? 0) + moved.length;
    for (const { owner } of moved) if (owner !== null) this.givers.add(owner);
    for (const { id, label, issue } of refused) {
      this.refused.push({ module: path, id, label, message: messageOf(issue, this.session.language) });
    }
  }
}

async function transferFor(
  tx: Executor,
  session: Session,
  module: Module,
  { to, note, leaver }: HandOutOrder,
): Promise<number> {
  const { job } = session;
  const known = job === null ? null : await transferOfJob(tx, job, module.name, to.owner, to.department);
  if (known !== null) return known;
  const maker = session.user?.id ?? null;
  const asked = to.owner !== null && to.owner !== maker && leaver === undefined;
  const state: TransferState = asked ? 'open' : 'settled';
  return insertTransfer(tx, {
    module: module.name,
    maker,
    receiver: to.owner,
    department: to.department,
    note,
    state,
    job,
  });
}

function kept({ name }: Module, { moved }: HandOverResult, meant: boolean) {
  return moved.map(({ id, owner, department }) => ({
    record: id,
    module: name,
    meant,
    fromOwner: owner,
    fromDepartment: department,
  }));
}

/** Notices carry no names: the giver may see nothing of the records from now on. */
async function tell(
  tx: Executor,
  { session }: ReadContext,
  transfer: number,
  { to, leaver }: HandOutOrder,
  givers: ReadonlySet<number>,
): Promise<void> {
  const actor = session.user?.id ?? null;
  const notices: Notice[] = [];
  if (to.owner !== null) {
    notices.push(
      leaver === undefined
        ? { user: to.owner, kind: 'transfer.offered', actor }
        : { user: to.owner, kind: 'transfer.left', actor, detail: { other: { user: leaver } } },
    );
  } else if (to.department !== null) {
    const detail = { other: { department: to.department } };
    const heads = (await headsOf(tx, to.department)) ?? [];
    notices.push(...heads.map((user) => ({ user, kind: 'transfer.fallen' as const, actor, detail })));
  }
  const others = [...givers].filter((giver) => giver !== to.owner && giver !== leaver);
  const detail = { other: to.owner === null ? { department: to.department } : { user: to.owner } };
  notices.push(...others.map((user) => ({ user, kind: 'transfer.taken' as const, actor, detail })));
  await notifyOfTransfer(tx, transfer, notices);
}
