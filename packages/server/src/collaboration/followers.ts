import type { Module, Reference } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { followersOf, putFollower } from '../database/collaboration/followerRows.ts';
import { notFound } from '../problem.ts';
import { type CollaborationDependencies, peopleOf, requireSeen } from './holder.ts';

/** Who wants to hear of a record: its owner, who needn't say so, and whoever does. Everybody follows for themselves. PLT-15 */
export class Followers {
  private readonly needs: CollaborationDependencies;

  constructor(needs: CollaborationDependencies) {
    this.needs = needs;
  }

  async list(session: Session, module: Module, id: number): Promise<Reference[]> {
    await requireSeen(this.needs, session, module, id);
    const users = await followersOf(this.needs.database.kysely, module, id);
    return users.map(await peopleOf(this.needs, session, users));
  }

  async add(session: Session, module: Module, id: number, user: number): Promise<Reference> {
    await requireSeen(this.needs, session, module, id);
    await putFollower(this.needs.database.kysely, module.name, id, user, true);
    return (await peopleOf(this.needs, session, [user]))(user);
  }

  async remove(session: Session, module: Module, id: number, user: number): Promise<void> {
    await requireSeen(this.needs, session, module, id);
    const followers = await followersOf(this.needs.database.kysely, module, id);
    if (!followers.includes(user)) throw notFound();
    await putFollower(this.needs.database.kysely, module.name, id, user, false);
  }
}
