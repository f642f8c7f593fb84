import {
  type AlongAnswer,
  type Module,
  type TransferAnswer,
  type TransferOutcome,
  whoseRecords,
} from '@gejie/core';
import { z } from 'zod';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Database, Executor } from '../database/connection.ts';
import { recipients } from '../database/organization/recipients.ts';
import { retryTransaction } from '../database/retryTransaction.ts';
import {
  answerTransfer,
  markReturned,
  type TransferRow,
  tellRecordsOfTransfer,
  transferRow,
  transferredRecords,
  transfersOf,
} from '../database/transfers/transferRows.ts';
import { notify } from '../notifications/notify.ts';
import { plainText } from '../plainText.ts';
import { forbidden, notFound, ProblemError, unknownAddress } from '../problem.ts';
import { type ReadContext, readContext } from '../reading/readContext.ts';
import { countsAlong } from './along.ts';
import { type HandOutNeeds, handOut } from './handOut.ts';
import { recipientOf, recipientSchema } from './recipient.ts';
import { transferAnswers } from './transferAnswers.ts';

export interface TransferDependencies extends HandOutNeeds {
  database: Database;
}

export const noteSchema = plainText(500);

/** `POST /api/{path}/{id}/transfer` */
export const transferSchema = z.strictObject({
  to: recipientSchema,
  along: z.array(z.string().max(63)).max(50).optional(),
  whose: z.enum(whoseRecords).optional(),
  closed: z.boolean().optional(),
  note: noteSchema.optional(),
});
export type TransferWish = z.infer<typeof transferSchema>;

const usualLimit = 50;

/** Records change hands: given, accepted, returned. ACC-06 */
export class Transfers {
  private readonly needs: TransferDependencies;

  constructor(needs: TransferDependencies) {
    this.needs = needs;
  }

  /**
   * Gives a record to somebody, with what goes along, in one transaction.
   * @throws ProblemError notFound, forbidden to hand over the record itself, invalid
   */
  async give(session: Session, module: Module, id: number, wish: TransferWish): Promise<TransferOutcome> {
    const { database } = this.needs;
    // What belongs to nobody changes no hands.
    if (!module.fields.has('owner')) throw unknownAddress();
    return retryTransaction(database, async (tx) => {
      const order = {
        to: await recipientOf(tx, wish.to, 'to'),
        along: wish.along ?? [],
        whose: wish.whose ?? ('giver' as const),
        closed: wish.closed ?? false,
        note: wish.note || null,
      };
      const { meant, ...outcome } = await handOut(this.needs, tx, session, module, [id], order);
      if (meant.refused.length > 0) throw forbidden();
      if (meant.moved.length + meant.unchanged.length === 0) throw notFound();
      await append(tx, {
        session,
        kind: 'transfer',
        module: module.name,
        record: id,
        detail: { to: wish.to, moved: outcome.moved, transfer: outcome.transfer },
      });
      return outcome;
    });
  }

  /** What may go along with some records, and how many there are of it. */
  async along(session: Session, module: Module, ids: readonly number[]): Promise<AlongAnswer[]> {
    const { records } = await this.needs.records.find(session, module.name, {
      within: { id: { in: [...ids] } },
      departed: true,
      fields: ['owner', 'department'],
      limit: ids.length,
    });
    if (records.length === 0) throw notFound();
    const givers = records.map(({ id, owner, department }) => ({
      id,
      owner: owner?.id ?? null,
      department: department?.id ?? null,
    }));
    return countsAlong(this.db, module, givers, this.reading(session));
  }

  async list(
    session: Session,
    query: { box?: 'incoming' | 'outgoing'; open?: boolean; limit?: number; after?: string },
  ): Promise<{ transfers: TransferAnswer[]; next: string | null }> {
    const limit = query.limit ?? usualLimit;
    const rows = await transfersOf(this.db, userOf(session), {
      box: query.box ?? 'incoming',
      open: query.open,
      before: cursorOf(query.after),
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const transfers = await transferAnswers(this.db, this.reading(session), shown);
    return { transfers, next: rows.length > limit ? String(shown.at(-1)?.id) : null };
  }

  async get(session: Session, id: number): Promise<TransferAnswer> {
    const row = await transferRow(this.db, id);
    const user = userOf(session);
    const concerned = row && (row.receiver === user || row.maker === user || row.givers.includes(user));
    if (!concerned) throw notFound();
    return (await transferAnswers(this.db, this.reading(session), [row]))[0] as TransferAnswer;
  }

  /** The receiver agrees; nothing else changes. */
  async accept(session: Session, id: number): Promise<TransferAnswer> {
    await retryTransaction(this.needs.database, async (tx) => {
      const transfer = await this.holdOpen(tx, session, id);
      await answerTransfer(tx, id, { state: 'accepted', reason: null });
      await tellRecordsOfTransfer(tx, id, {
        kind: 'transferAccepted',
        actor: userOf(session),
        way: session.way,
        detail: { transfer: id },
      });
      await append(tx, {
        session,
        kind: 'transfer.accepted',
        module: transfer.module,
        detail: { transfer: id },
      });
      await tellOfAnswer(tx, session, transfer, 'transfer.accepted');
    });
    return this.get(session, id);
  }

  /**
   * Gives exactly these records back to whom they belonged before; those that have changed hands since stay where they
   * are. The receiver needs no right to assign for it: nothing comes to anybody who had not had it.
   * @throws ProblemError state when somebody who would get records back has left
   */
  async return(session: Session, id: number, reason: string | null): Promise<TransferAnswer> {
    await retryTransaction(this.needs.database, async (tx) => {
      const transfer = await this.holdOpen(tx, session, id);
      const rows = await transferredRecords(tx, id);
      await refuseLeavers(
        tx,
        rows.flatMap(({ fromOwner }) => fromOwner ?? []),
      );
      const system = elevated(session, 'a transfer is returned');
      const detail = { transfer: id, ...(reason === null ? {} : { text: reason }) };
      for (const module of new Set(rows.map((row) => row.module))) {
        const theirs = rows.filter((row) => row.module === module);
        const { moved } = await this.needs.records.handOver(
          system,
          module,
          {
            rows: theirs.map(({ record, fromOwner, fromDepartment }) => ({
              id: record,
              owner: fromOwner,
              department: fromDepartment,
            })),
            kind: 'transferReturned',
            detail,
            only: ({ owner }) => owner === transfer.receiver,
          },
          tx,
        );
        await markReturned(
          tx,
          id,
          moved.map((row) => row.id),
        );
      }
      await answerTransfer(tx, id, { state: 'returned', reason });
      await append(tx, {
        session,
        kind: 'transfer.returned',
        module: transfer.module,
        detail: { transfer: id, reason },
      });
      await tellOfAnswer(tx, session, transfer, 'transfer.returned');
    });
    return this.get(session, id);
  }

  private get db(): Executor {
    return this.needs.database.kysely;
  }

  private reading(session: Session): ReadContext {
    return readContext(session, this.needs.registry(), this.needs.clock());
  }

  /** @throws ProblemError notFound for who isn't its receiver, state when it has been answered */
  private async holdOpen(tx: Executor, session: Session, id: number): Promise<TransferRow> {
    const transfer = await transferRow(tx, id, true);
    if (!transfer || transfer.receiver !== userOf(session)) throw notFound();
    if (transfer.state === 'open') return transfer;
    throw new ProblemError('state', {
      zh: '此转移已经处理过了',
      en: 'This transfer has been answered already',
    });
  }
}

async function tellOfAnswer(
  tx: Executor,
  session: Session,
  { id, maker, givers }: TransferRow,
  kind: 'transfer.accepted' | 'transfer.returned',
): Promise<void> {
  const actor = userOf(session);
  const people = new Set([...givers, ...(maker === null ? [] : [maker])]);
  const detail = { transfer: id, other: { user: actor } };
  await notify(
    tx,
    [...people].map((user) => ({ user, kind, actor, detail })),
  );
}

/** @throws ProblemError state */
async function refuseLeavers(tx: Executor, givers: readonly number[]): Promise<void> {
  const people = await recipients(tx, [...new Set(givers)]);
  if (givers.every((giver) => people.get(giver)?.active)) return;
  throw new ProblemError('state', {
    zh: '原负责人已停用，无法退回；请联系您的主管重新分配',
    en: 'Whoever they would return to is no longer active; ask your head to hand them out anew',
  });
}

function userOf({ user }: Session): number {
  if (!user) throw forbidden();
  return user.id;
}

function cursorOf(after: string | undefined): number | undefined {
  if (after === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(after))
    throw new ProblemError('malformed', { zh: '翻页位置无效', en: 'This page position is not valid' });
  return Number(after);
}
