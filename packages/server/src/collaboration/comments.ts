import { type CommentAnswer, Invalid, type Module, type Reference } from '@gejie/core';
import type { Session } from '../access/session.ts';
import {
  type CommentRow,
  commentsOf,
  deleteComment,
  insertComment,
} from '../database/collaboration/commentRows.ts';
import { noteSeenTo } from '../database/pools/seenTo.ts';
import { notify, notifyFollowers } from '../notifications/notify.ts';
import { invalid, notFound } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import { type AudienceDependencies, whoDoesNotSee } from './audience.ts';
import { peopleOf, requireSeen } from './holder.ts';

const most = 500;

/** What people say about a record; whoever sees it may join in. */
export class Comments {
  private readonly needs: AudienceDependencies;

  constructor(needs: AudienceDependencies) {
    this.needs = needs;
  }

  /** Latest first. */
  async list(session: Session, module: Module, id: number): Promise<CommentAnswer[]> {
    await requireSeen(this.needs, session, module, id);
    return this.answers(session, await commentsOf(this.needs.database.kysely, id, most));
  }

  /** Whoever is mentioned is told, if the record is there for them. */
  async add(
    session: Session,
    module: Module,
    id: number,
    comment: { text: string; mentions?: readonly number[] },
  ): Promise<CommentAnswer> {
    await requireSeen(this.needs, session, module, id);
    const mentions = [...new Set(comment.mentions ?? [])];
    await this.requirePeople(session, mentions);
    const unseeing = new Set(await whoDoesNotSee(this.needs, session, module, id, mentions));
    const told = mentions.filter((user) => !unseeing.has(user));
    const actor = session.user?.id ?? null;
    const row = await this.needs.database.transaction(async (tx) => {
      const said = { module: module.name, record: id, text: comment.text, mentions, createdBy: actor };
      const inserted = await insertComment(tx, said);
      // Who says something about a customer, or a deal of theirs, has seen to it.
      if (actor !== null)
        await noteSeenTo(
          tx,
          { module, id },
          inserted.createdAt,
          readContext(session, this.needs.registry(), new Date()),
        );
      const about = { actor, detail: { comment: inserted.id } };
      const mentioned = told.map((user) => ({
        ...about,
        module: module.name,
        user,
        record: id,
        kind: 'comment.mention' as const,
      }));
      await notify(tx, mentioned);
      await notifyFollowers(tx, [id], [id], { ...about, module, kind: 'follow.commented' }, mentions);
      return inserted;
    });
    return (await this.answers(session, [row]))[0] as CommentAnswer;
  }

  /** Who of some people could not read what is said here: to be known before it is said. PLT-15 */
  async unseeing(
    session: Session,
    module: Module,
    id: number,
    people: readonly number[],
  ): Promise<Reference[]> {
    await requireSeen(this.needs, session, module, id);
    const unseeing = await whoDoesNotSee(this.needs, session, module, id, people);
    return unseeing.map(await peopleOf(this.needs, session, unseeing));
  }

  /** Authors take back what they said. */
  async remove(session: Session, module: Module, id: number, comment: number): Promise<void> {
    await requireSeen(this.needs, session, module, id);
    const author = session.elevation === null ? (session.user?.id ?? 0) : null;
    if (!(await deleteComment(this.needs.database.kysely, id, comment, author))) throw notFound();
  }

  private async requirePeople(session: Session, ids: readonly number[]): Promise<void> {
    const person = await peopleOf(this.needs, session, ids);
    const issues = ids.flatMap((id, index) =>
      person(id).label === null
        ? [{ ...new Invalid('unknownReference').issue, field: `mentions.${index}` }]
        : [],
    );
    if (issues.length > 0) throw invalid(issues);
  }

  private async answers(session: Session, rows: readonly CommentRow[]): Promise<CommentAnswer[]> {
    const authors = rows.flatMap(({ createdBy }) => (createdBy === null ? [] : [createdBy]));
    const person = await peopleOf(this.needs, session, [
      ...authors,
      ...rows.flatMap(({ mentions }) => mentions),
    ]);
    return rows.map(({ createdBy, mentions, ...row }) => ({
      ...row,
      createdBy: createdBy === null ? nobody : person(createdBy),
      mentions: mentions.map(person),
    }));
  }
}

/** The system itself. */
const nobody: Reference = { id: 0, label: null };
