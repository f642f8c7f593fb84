import type { Module } from '@gejie/core';
import type { Session } from '../access/session.ts';
import {
  ensureTag,
  type Tag,
  tagRecords,
  tagsOf,
  tagWith,
  untagRecord,
} from '../database/collaboration/tagRows.ts';
import { forbidden, notFound } from '../problem.ts';
import { type CollaborationDependencies, requireEditable, requireSeen } from './holder.ts';

/** What is put on a record. */
export interface TagWish {
  name: string;
  /** For the eyes of whoever makes it alone. */
  private?: boolean;
}

/**
 * Words that people put on records of any module. Everybody's go with the right to change the record; somebody's own are
 * like a note in the margin: whoever sees the record may make it, and nobody else learns of it. PLT-14
 */
export class Tags {
  private readonly needs: CollaborationDependencies;

  constructor(needs: CollaborationDependencies) {
    this.needs = needs;
  }

  async list(session: Session, module: Module, id: number): Promise<Tag[]> {
    await requireSeen(this.needs, session, module, id);
    return tagsOf(this.needs.database.kysely, id, session.user?.id ?? null);
  }

  async add(session: Session, module: Module, id: number, wish: TagWish): Promise<Tag> {
    const owner = ownerOf(session, wish);
    await this.require(owner, session, module, id);
    const { kysely } = this.needs.database;
    const tag = await ensureTag(kysely, wish.name, owner);
    await tagRecords(kysely, tag.id, module.name, [id], session.user?.id ?? null);
    return tag;
  }

  async remove(session: Session, module: Module, id: number, tag: number): Promise<void> {
    const { kysely } = this.needs.database;
    const found = await tagWith(kysely, tag, session.user?.id ?? null);
    await this.require(found?.owner ?? null, session, module, id);
    if (!found || !(await untagRecord(kysely, id, tag))) throw notFound();
  }

  private require(owner: number | null, session: Session, module: Module, id: number): Promise<void> {
    const required = owner === null ? requireEditable : requireSeen;
    return required(this.needs, session, module, id);
  }
}

/** Whose a tag is to be. @throws ProblemError forbidden where nobody is there to own it */
export function ownerOf({ user }: Session, { private: own }: Pick<TagWish, 'private'>): number | null {
  if (!own) return null;
  if (!user) throw forbidden();
  return user.id;
}
