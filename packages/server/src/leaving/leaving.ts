import type { BelongingsAnswer, Filter, LeavePreview, Reference } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { labelsOf } from '../database/query/labels.ts';
import { otherBelongings, ownedCounts } from '../database/transfers/ownedRows.ts';
import type { JobService } from '../jobs/jobService.ts';
import { forbidden, ProblemError } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import type { LeaveNeeds, LeaveTask } from './leaveHandler.ts';
import { checkWish, type LeaveWish, ownedModule } from './leaveWish.ts';

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

  /** @throws ProblemError forbidden without the function `users`, notFound */
  async belongings(session: Session, user: number): Promise<BelongingsAnswer> {
    await this.requireLeaver(session, user);
    const { registry, database, clock } = this.needs;
    const owned = await ownedCounts(database.kysely, registry().modules, user);
    const { departments, reports, ...counts } = await otherBelongings(database.kysely, user);
    const context = readContext(session, registry(), clock());
    const labels = await labelsOf(database.kysely, context, [
      { target: 'department', ids: departments },
      { target: 'user', ids: reports },
    ]);
    const named =
      (target: string) =>
      (id: number): Reference => ({
        id,
        label: labels.get(`${target}:${id}`) ?? null,
      });
    return {
      records: Object.fromEntries(owned.map(({ module, count }) => [registry().module(module).path, count])),
      departments: departments.map(named('department')),
      reports: reports.map(named('user')),
      ...counts,
    };
  }

  /** How many records go where, before anything is done. */
  async preview(session: Session, user: number, wish: LeaveWish): Promise<LeavePreview> {
    await this.requireLeaver(session, user);
    const { registry, database, records } = this.needs;
    await checkWish(database.kysely, registry(), user, wish);
    const system = elevated(session, 'what a leaver owns is counted');
    const earlier = new Map<string, Filter[]>();
    const rules: number[] = [];
    const rest = (await this.belongings(session, user)).records;
    for (const [index, { module: path, where = {} }] of (wish.rules ?? []).entries()) {
      const module = ownedModule(registry(), path, `rules.${index}.module`);
      const before = earlier.get(path) ?? [];
      const within: Filter = { owner: user, ...(before.length > 0 ? { not: { any: before } } : {}) };
      const { value } = await records.count(
        system,
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
    return this.needs.jobs.enqueue(session, { kind: 'leave', module: 'user', payload, total });
  }

  private async requireLeaver(session: Session, user: number): Promise<void> {
    if (session.elevation === null && !session.functions.has('users')) throw forbidden();
    await this.needs.records.get(session, 'user', user, ['id']);
  }
}
