import type { Module } from '@gejie/core';
import type { SessionLoader } from '../access/loadSession.ts';
import { reachOf } from '../access/reach.ts';
import type { Session } from '../access/session.ts';
import { readContext } from '../reading/readContext.ts';
import { whichHold } from '../reading/whichHold.ts';
import type { CollaborationDependencies } from './holder.ts';

export interface AudienceDependencies extends CollaborationDependencies {
  sessions: Pick<SessionLoader, 'peopleAndSessions'>;
}

/** Those of some people for whom a record is not there; who has left sees nothing. One statement, however many. */
export async function whoDoesNotSee(
  { database, sessions, registry }: AudienceDependencies,
  asker: Session,
  module: Module,
  id: number,
  people: readonly number[],
): Promise<number[]> {
  if (people.length === 0) return [];
  const known = await sessions.peopleAndSessions(people);
  const asked = known.flatMap(({ person, session }) =>
    session ? [{ user: person.user.id, condition: reachOf(session, module, 'see') }] : [],
  );
  const context = readContext(asker, registry(), new Date());
  const holding = await whichHold(database.kysely, module, id, asked, context);
  const seeing = new Set(holding.map(({ user }) => user));
  return people.filter((user) => !seeing.has(user));
}
