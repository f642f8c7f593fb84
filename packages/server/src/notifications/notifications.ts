import {
  isNoticeKind,
  type NoticeKind,
  type NotificationAnswer,
  type NotificationsAnswer,
  type Registry,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import { commentTexts } from '../database/collaboration/commentRows.ts';
import type { Database } from '../database/connection.ts';
import {
  markAllRead,
  markNotices,
  type NoticeRow,
  noticesNamed,
  noticesOf,
} from '../database/notifications/noticeRows.ts';
import { labelsOf } from '../database/query/labels.ts';
import { type TransferFacts, transferFacts } from '../database/transfers/transferRows.ts';
import { forbidden, notFound, ProblemError } from '../problem.ts';
import { type ReadContext, readContext } from '../reading/readContext.ts';
import { noticePlaces } from './noticePlaces.ts';
import { transferBriefs } from './transferBriefs.ts';

export interface NotificationDependencies {
  database: Database;
  registry(): Registry;
  clock(): Date;
}

export interface NotificationQuery {
  limit?: number;
  after?: string;
  /** True: only those not read yet; false: only the others. */
  unread?: boolean;
}

const usualLimit = 50;
/** Counts of what is unread stop here. */
const mostCounted = 99;
/** Rows looked at for one page: when nearly all are about records out of reach, a page may be short, or empty. */
const mostRounds = 5;

/** What people are told. Each reads their own, and of it only what is about records they may see now. */
export class Notifications {
  private readonly needs: NotificationDependencies;

  constructor(needs: NotificationDependencies) {
    this.needs = needs;
  }

  /** Latest first. */
  async list(session: Session, query: NotificationQuery): Promise<NotificationsAnswer> {
    const context = this.reading(session);
    const limit = query.limit ?? usualLimit;
    const found: NotificationAnswer[] = [];
    let before = cursorOf(query.after);
    let more = true;
    for (let round = 0; more && found.length < limit && round < mostRounds; round++) {
      const wanted = { before, unread: query.unread, limit: limit + 1 };
      const rows = await noticesOf(this.db, userOf(session), wanted);
      const shown = (await this.answers(context, rows)).slice(0, limit - found.length);
      found.push(...shown);
      const full = found.length === limit;
      const last = full ? shown.at(-1)?.id : rows.at(-1)?.id;
      more = rows.length > limit || (full && rows.at(-1)?.id !== last);
      before = last ?? before;
    }
    return { notifications: found, next: more ? String(before) : null, unread: await this.count(context) };
  }

  /** Some of them, as far as they tell of what the reader may see now. */
  async named(session: Session, ids: readonly number[]): Promise<NotificationAnswer[]> {
    return this.answers(this.reading(session), await noticesNamed(this.db, userOf(session), ids));
  }

  async unread(session: Session): Promise<NotificationsAnswer['unread']> {
    return this.count(this.reading(session));
  }

  async mark(session: Session, id: number, read: boolean): Promise<void> {
    if ((await markNotices(this.db, userOf(session), [id], read)).length === 0) throw notFound();
  }

  /** @param until the last one that is meant, so that what has come since stays unread */
  async markRead(
    session: Session,
    which: { ids: readonly number[] } | { until: number | null },
  ): Promise<void> {
    if ('ids' in which) await markNotices(this.db, userOf(session), which.ids, true);
    else await markAllRead(this.db, userOf(session), which.until);
  }

  private get db() {
    return this.needs.database.kysely;
  }

  private reading(session: Session): ReadContext {
    return readContext(session, this.needs.registry(), this.needs.clock());
  }

  private async count(context: ReadContext): Promise<NotificationsAnswer['unread']> {
    const wanted = { unread: true, limit: (mostCounted + 1) * 2 };
    const rows = await noticesOf(this.db, userOf(context.session), wanted);
    const { length } = (await this.visible(context, rows)).rows;
    return { value: Math.min(length, mostCounted), exact: length <= mostCounted };
  }

  private async answers(context: ReadContext, rows: readonly NoticeRow[]): Promise<NotificationAnswer[]> {
    const { rows: shown, labels } = await this.visible(context, rows);
    const comments = shown.flatMap(({ detail }) =>
      typeof detail.comment === 'number' ? [detail.comment] : [],
    );
    const texts = comments.length > 0 ? await commentTexts(this.db, comments) : new Map<number, string>();
    const actors = shown.flatMap(({ actor }) => (actor === null ? [] : [actor]));
    const others = shown.flatMap(({ detail }) => otherOf(detail) ?? []);
    const people = await labelsOf(this.db, context, [
      { target: 'user', ids: actors },
      ...others.map(({ target, id }) => ({ target, ids: [id] })),
    ]);
    const transfers = await transferFacts(
      this.db,
      shown.flatMap(({ detail }) => (typeof detail.transfer === 'number' ? [detail.transfer] : [])),
    );
    const briefs = await transferBriefs(this.db, context, transfers);
    const places = await noticePlaces(this.db, context, shown);
    return shown.flatMap(({ id, kind, at, readAt, actor, module, record, detail }) =>
      isNoticeKind(kind)
        ? [
            {
              id,
              kind,
              at,
              read: readAt !== null,
              actor: actor === null ? null : { id: actor, label: people.get(`user:${actor}`) ?? null },
              record:
                module === null || record === null
                  ? null
                  : {
                      module: context.registry.module(module).path,
                      id: record,
                      label: labels.get(`${module}:${record}`) ?? null,
                    },
              other: named(otherOf(detail), people),
              count: transfers.get(detail.transfer as number)?.count ?? countIn(detail),
              text:
                texts.get(detail.comment as number) ?? textOf(kind, transfers.get(detail.transfer as number)),
              place: places.get(record ?? 0) ?? null,
              briefs: comesToReader.has(kind) ? (briefs.get(detail.transfer as number) ?? []) : [],
              detail,
            },
          ]
        : [],
    );
  }

  /** Those about records that the reader may see, or about none; one statement for each module. */
  private async visible(
    context: ReadContext,
    rows: readonly NoticeRow[],
  ): Promise<{ rows: NoticeRow[]; labels: Map<string, string> }> {
    const known = rows.filter(
      ({ kind, module }) => isNoticeKind(kind) && (module === null || hasModule(context.registry, module)),
    );
    const wanted = known.flatMap(({ module, record }) =>
      module === null || record === null ? [] : [{ target: module, ids: [record] }],
    );
    const labels = await labelsOf(this.db, context, wanted, false);
    return {
      labels,
      rows: known.filter(
        ({ module, record }) => module === null || record === null || labels.has(`${module}:${record}`),
      ),
    };
  }
}

/** Kinds by which people hear that records have come to them. */
const comesToReader: ReadonlySet<string> = new Set<NoticeKind>([
  'transfer.offered',
  'transfer.left',
  'transfer.fallen',
]);

/** Whom else a notice speaks of. */
function otherOf({ other }: Record<string, unknown>): { target: 'user' | 'department'; id: number } | null {
  const { user, department } = (other ?? {}) as { user?: number; department?: number };
  if (user !== undefined) return { target: 'user', id: user };
  return department === undefined ? null : { target: 'department', id: department };
}

function named(
  other: ReturnType<typeof otherOf>,
  labels: ReadonlyMap<string, string>,
): NotificationAnswer['other'] {
  return other && { id: other.id, label: labels.get(`${other.target}:${other.id}`) ?? null };
}

function countIn({ count }: Record<string, unknown>): number | null {
  return typeof count === 'number' ? count : null;
}

/** What the giver wrote goes to the receiver, why it came back to the giver. */
function textOf(kind: NoticeKind, transfer: TransferFacts | undefined): string | null {
  if (!transfer) return null;
  return kind === 'transfer.returned' ? transfer.reason : kind === 'transfer.offered' ? transfer.note : null;
}

function userOf({ user }: Session): number {
  if (!user) throw forbidden();
  return user.id;
}

function hasModule({ modules }: Registry, name: string): boolean {
  return modules.some((module) => module.name === name);
}

function cursorOf(after: string | undefined): number | undefined {
  if (after === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(after))
    throw new ProblemError('malformed', { zh: '翻页位置无效', en: 'This page position is not valid' });
  return Number(after);
}
