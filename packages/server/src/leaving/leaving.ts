import type { BelongingsAnswer, Filter, LeavePreview } from '@gejie/core';
import { user as userModule } from '@gejie/modules';
import { type Heir, isOutranked, refuseGain } from '@gejie/modules/effects';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { otherBelongings, ownedCounts } from '../database/transfers/ownedRows.ts';
import { placesHeld } from '../database/transfers/placesHeld.ts';
import { endedSoon } from '../jobs/endedSoon.ts';
import type { JobService } from '../jobs/jobService.ts';
import { forbidden, ProblemError } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import type { LeaveNeeds, LeaveTask } from './leaveHandler.ts';
import {
  checkWish,
  type LeaveTarget,
  type LeaveWish,
  ownedModule,
  picks,
  refuseBlindRules,
} from './leaveWish.ts';
import { namedPlaces } from './places.ts';
import { successorOf } from './successor.ts';

export interface LeavingDependencies extends LeaveNeeds {
  jobs: JobService;
}

/** Counts of a preview go no further. */
const mostCounted = 100_000;

/** Somebody leaves the company: nothing that person owned stays behind. ACC-06, CMP-18 */
export class Leaving {
  private readonly needs: LeavingDependencies;

  constructor(needs: LeavingDependencies) {
    this.needs = needs;
  }

  /** @throws ProblemError forbidden without the function `users` and for who may do more, notFound */
  async belongings(session: Session, user: number): Promise<BelongingsAnswer> {
    await this.requireLeaver(session, user);
    return this.belongingsOf(session, user);
  }

  private async belongingsOf(session: Session, user: number): Promise<BelongingsAnswer> {
    const { registry, database, clock } = this.needs;
    const owned = await ownedCounts(database.kysely, registry().modules, [user]);
    const counts = await otherBelongings(database.kysely, user);
    const places = await placesHeld(database.kysely, registry().modules, user);
    const context = readContext(session, registry(), clock());
    return {
      records: Object.fromEntries(owned.map(({ module, count }) => [registry().module(module).path, count])),
      places: await namedPlaces(database.kysely, context, places),
      ...counts,
    };
  }

  /**
   * How many records go where, before anything is done.
   * @throws ProblemError forbidden, notFound, invalid: also where it would show the acting person what is out of sight
   */
  async preview(session: Session, user: number, wish: LeaveWish): Promise<LeavePreview> {
    await this.requireLeaver(session, user);
    const { registry, database, records } = this.needs;
    await checkWish(database.kysely, registry(), user, wish);
    refuseBlindRules(session, registry(), wish);
    await this.refuseGain(session, user, wish);
    const system = elevated(session, 'what a leaver owns is counted');
    const earlier = new Map<string, Filter[]>();
    const rules: number[] = [];
    const rest = (await this.belongingsOf(session, user)).records;
    for (const [index, { module: path, where = {} }] of (wish.rules ?? []).entries()) {
      const module = ownedModule(registry(), path, `rules.${index}.module`);
      const before = earlier.get(path) ?? [];
      const within: Filter = { owner: user, ...(before.length > 0 ? { not: { any: before } } : {}) };
      const { value } = await records.count(
        picks(where) ? session : system,
        module.name,
        { where, within, departed: true },
        mostCounted,
      );
      earlier.set(path, [...before, where as Filter]);
      rules.push(value);
      rest[path] = Math.max(0, (rest[path] ?? 0) - value);
    }
    return { rules, rest: Object.fromEntries(Object.entries(rest).filter(([, count]) => count > 0)) };
  }

  /**
   * Starts the hand-over, as a job: records go to others, then the account is closed.
   * @throws ProblemError forbidden, notFound, state, invalid
   */
  async leave(session: Session, user: number, wish: LeaveWish): Promise<{ id: number }> {
    await this.requireLeaver(session, user);
    if (session.user?.id === user)
      throw new ProblemError('state', {
        zh: '请由另一位管理员为您办理离职交接',
        en: 'Another administrator has to do this for you',
      });
    const { rest, rules } = await this.preview(session, user, wish);
    const total = [...Object.values(rest), ...rules].reduce((sum, count) => sum + count, 0);
    const payload: LeaveTask = { user, wish };
    const job = await this.needs.jobs.enqueue(session, { kind: 'leave', module: 'user', payload, total });
    await endedSoon(this.needs.database.kysely, job.id);
    return job;
  }

  private async requireLeaver(session: Session, user: number): Promise<void> {
    if (session.elevation === null && !session.functions.has('users')) throw forbidden();
    const isBeyond = await this.needs.records.transaction(session, async (work) =>
      isOutranked(work, await work.get(userModule, user)),
    );
    if (isBeyond) throw new ProblemError('forbidden', beyond);
  }

  private async refuseGain(session: Session, user: number, wish: LeaveWish): Promise<void> {
    const { records } = this.needs;
    const successor = await successorOf(records, elevated(session, 'who follows a leaver'), { user, wish });
    const heirs = [
      ...heirsOf(wish.to, 'to'),
      ...(wish.rules ?? []).flatMap(({ to }, index) => heirsOf(to, `rules.${index}.to`)),
      ...(successor === null ? [] : [{ heir: { user: successor }, field: 'successor' }]),
    ];
    await records.transaction(session, async (work) =>
      refuseGain(work, await work.get(userModule, user), heirs),
    );
  }
}

const beyond = {
  zh: '此员工的权限超出您自己的，不能为其办理离职交接',
  en: 'This user may do more than you; you can’t hand over what belongs to them',
};

function heirsOf(to: LeaveTarget, field: string): { heir: Heir; field: string }[] {
  const heirs: Heir[] = 'users' in to ? to.users.map((user) => ({ user })) : [to];
  return heirs.map((heir) => ({ heir, field }));
}
