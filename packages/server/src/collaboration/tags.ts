import type { Module } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { ensureTag, type Tag, tagRecords, tagsOf, untagRecord } from '../database/collaboration/tagRows.ts';
import { notFound } from '../problem.ts';
import { type CollaborationDependencies, requireEditable, requireSeen } from './holder.ts';

/** Words that people put on records of any module. */
export class Tags {
  private readonly needs: CollaborationDependencies;

  constructor(needs: CollaborationDependencies) {
    this.needs = needs;
  }

  async list(session: Session, module: Module, id: number): Promise<Tag[]> {
    await requireSeen(this.needs, session, module, id);
    return tagsOf(this.needs.database.kysely, id);
  }

  async add(session: Session, module: Module, id: number, name: string): Promise<Tag> {
    await requireEditable(this.needs, session, module, id);
    const tag = await ensureTag(this.needs.database.kysely, name);
    await tagRecords(this.needs.database.kysely, tag.id, module.name, [id], session.user?.id ?? null);
    return tag;
  }

  async remove(session: Session, module: Module, id: number, tag: number): Promise<void> {
    await requireEditable(this.needs, session, module, id);
    if (!(await untagRecord(this.needs.database.kysely, id, tag))) throw notFound();
  }
}
