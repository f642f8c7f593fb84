import type { AccessAnswer, AccessPerson, AccessVerdict, Module } from '@gejie/core';
import { granteesOf, grantsOf, type ReachGrant, reachedBy } from '../access/grants.ts';
import type { KnownPerson } from '../access/knownPerson.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import { type ReachRight, rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { type CollaborationDependencies, requireSeen } from '../collaboration/holder.ts';
import { activeUsers } from '../database/organization/loadPeople.ts';
import { endedShares, sharesOf } from '../database/sharing/shareRows.ts';
import type { PoolBook } from '../pools/poolBook.ts';
import { forbidden, invalidField, notFound } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import { type AskedCondition, whichHold } from '../reading/whichHold.ts';
import { type ExplainedRecord, obstaclesTo, reasonFor, shareHasEnded } from './reasons.ts';
import { recordFacts } from './recordFacts.ts';
import { seenInPool } from './seenInPool.ts';

export interface AccessDependencies extends CollaborationDependencies {
  sessions: SessionLoader;
  pools: PoolBook;
}

interface Known {
  person: KnownPerson;
  session: Session;
}

const rights = ['see', 'edit', 'delete', 'assign'] as const satisfies readonly ReachRight[];

/**
 * Who sees a record, and why: of everybody the very conditions are asked that cut what they read and write
 * ({@link grantsOf}). ACC-08
 */
export class AccessAnswers {
  private readonly needs: AccessDependencies;

  constructor(needs: AccessDependencies) {
    this.needs = needs;
  }

  /** @throws ProblemError notFound when the asker does not see the record */
  async who(asker: Session, module: Module, id: number): Promise<AccessAnswer> {
    await requireSeen(this.needs, asker, module, id);
    const db = this.needs.database.kysely;
    const all = await this.needs.sessions.peopleAndSessions(await activeUsers(db));
    const known = all.flatMap(({ person, session }) => (session ? [{ person, session }] : []));
    const people = await this.explained(asker, module, id, known);
    return { people: people.filter(({ see }) => see) };
  }

  /**
   * Why a person sees a record, or what stands in the way.
   * @throws ProblemError notFound, forbidden for who asks about others without managing users, invalid
   */
  async why(asker: Session, module: Module, id: number, user: number): Promise<AccessVerdict> {
    await requireSeen(this.needs, asker, module, id);
    if (user !== asker.user?.id && !asker.functions.has('users')) throw forbidden();
    const [one] = await this.needs.sessions.peopleAndSessions([user]);
    if (!one) throw invalidField('user', 'unknownReference');
    const { person, session } = one;
    if (!session) return this.blocked(person, obstaclesTo(null, module, person, null));
    const [verdict] = await this.explained(asker, module, id, [{ person, session }]);
    if (!verdict) throw notFound();
    if (verdict.see) return { ...verdict, obstacles: [] };
    const facts = await recordFacts(this.needs, module, id);
    const ended = await endedShares(this.needs.database.kysely, [id, ...facts.parents], granteesOf(session));
    return {
      ...verdict,
      obstacles: [
        ...obstaclesTo(rightsOf(session, module).see, module, person, facts),
        ...ended.map((until) => shareHasEnded(until, asker)),
      ],
    };
  }

  private blocked({ user }: KnownPerson, obstacles: AccessVerdict['obstacles']): AccessVerdict {
    const nothing = { see: false, edit: false, delete: false, assign: false, reasons: [] };
    return { user: { id: user.id, label: user.name }, ...nothing, obstacles };
  }

  private async explained(
    asker: Session,
    module: Module,
    id: number,
    known: readonly Known[],
  ): Promise<AccessPerson[]> {
    const db = this.needs.database.kysely;
    const facts = await recordFacts(this.needs, module, id);
    const shares = await sharesOf(db, [id, ...facts.parents]);
    const record: ExplainedRecord = { ...facts, shares };
    const asked = known.flatMap(({ session }, at) =>
      rights.flatMap((right) =>
        grantsOf(session, module, right).map(
          (grant): Asked => ({ at, right, grant, condition: reachedBy(grant) }),
        ),
      ),
    );
    const context = readContext(asker, this.needs.registry(), new Date());
    const holding = await whichHold(db, module, id, asked, context);
    const pooled = await Promise.all(
      known.map(({ session }) => seenInPool(this.needs.pools, session, module, facts.pool)),
    );
    return known.map(({ person, session }, at) => {
      const mine = holding.filter((one) => one.at === at);
      const may = (right: ReachRight) => mine.some((one) => one.right === right);
      const grounds = mine.filter(({ right }) => right === 'see').map(({ grant }) => grant.ground);
      const inPool = may('see') ? [] : (pooled[at] ?? []);
      return {
        user: { id: person.user.id, label: person.user.name },
        see: may('see') || inPool.length > 0,
        edit: may('edit'),
        delete: may('delete'),
        assign: may('assign'),
        reasons: [
          ...grounds.flatMap((ground) => reasonFor(ground, module, person, session, record)),
          ...inPool,
        ],
      };
    });
  }
}

interface Asked extends AskedCondition {
  at: number;
  right: ReachRight;
  grant: ReachGrant;
}
