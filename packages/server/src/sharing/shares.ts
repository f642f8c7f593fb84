import { type Condition, Invalid, type Module, type ShareAnswer } from '@gejie/core';
import { z } from 'zod';
import type { AccessCache } from '../access/accessCache.ts';
import { sharingReachOf } from '../access/reach.ts';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import { type CollaborationDependencies, requireSeen } from '../collaboration/holder.ts';
import type { Executor } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import { deleteShare, putShare, type ShareRow, sharesOf } from '../database/sharing/shareRows.ts';
import { livingTitles } from '../database/write/writeRecords.ts';
import { notify } from '../notifications/notify.ts';
import { plainText } from '../plainText.ts';
import { forbidden, invalid, invalidField, notFound } from '../problem.ts';
import { endOfDay } from '../reading/endOfDay.ts';
import { readContext } from '../reading/readContext.ts';
import { all } from '../reading/selection.ts';

export const shareSchema = z.strictObject({
  user: z.int().positive().nullish(),
  department: z.int().positive().nullish(),
  level: z.enum(['read', 'write'], { error: 'notChoice' }).default('read'),
  /** What the person does in the team: 售前, 实施… */
  role: plainText(40).nullish(),
  /** A day includes its last second, in the giver's time zone. */
  until: z.union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'notDateTime' }).nullish(),
});

/** Other processes hear of shares from the database; whoever got an answer from this one can rely on it at once. */
type SharingDependencies = CollaborationDependencies & { cache: AccessCache };

/** Single records shared with colleagues and departments, and the teams of records. ACC-05 */
export class Shares {
  private readonly needs: SharingDependencies;

  constructor(needs: SharingDependencies) {
    this.needs = needs;
  }

  /** @throws ProblemError notFound */
  async list(session: Session, module: Module, id: number): Promise<ShareAnswer[]> {
    await requireSeen(this.needs, session, module, id);
    const db = this.needs.database.kysely;
    return this.answers(db, session, await sharesOf(db, [id]));
  }

  /**
   * Shares the record, or changes how it is shared with the same person or department.
   * @throws ProblemError notFound, forbidden for those who may not work on it without a share, invalid
   */
  async add(
    session: Session,
    module: Module,
    id: number,
    wish: z.infer<typeof shareSchema>,
  ): Promise<ShareAnswer> {
    const answer = await this.needs.database.transaction(async (tx) => {
      const label = await this.requireMayShare(tx, session, module, id);
      const { kind, grantee } = await this.grantee(tx, session, wish);
      const { row, changed } = await putShare(tx, {
        module: module.name,
        record: id,
        grantee,
        kind,
        level: wish.level,
        role: wish.role || null,
        until: this.end(session, wish.until),
        createdBy: session.user?.id ?? null,
      });
      const [answer] = await this.answers(tx, session, [row]);
      const detail = { [kind]: answer?.[kind]?.label ?? null, level: row.level, until: row.until };
      const told = changed ? ('share.changed' as const) : ('share.granted' as const);
      await append(tx, { session, kind: told, module: module.name, record: id, label, detail });
      if (kind === 'user')
        await notify(tx, [
          {
            user: grantee,
            actor: session.user?.id ?? null,
            kind: 'share.given',
            module: module.name,
            record: id,
          },
        ]);
      return answer as ShareAnswer;
    });
    this.needs.cache.clear();
    return answer;
  }

  /** Ends a share; whoever it was given to may let go of it, too. */
  async remove(session: Session, module: Module, id: number, share: number): Promise<void> {
    await this.needs.database.transaction(async (tx) => {
      await requireSeen(this.needs, session, module, id);
      const ended = await deleteShare(tx, id, share);
      if (!ended) throw notFound();
      if (ended.grantee !== session.user?.id) await this.requireMayShare(tx, session, module, id);
      const [answer] = await this.answers(tx, session, [ended]);
      const detail = { [ended.kind]: answer?.[ended.kind]?.label ?? null, level: ended.level };
      await append(tx, { session, kind: 'share.revoked', module: module.name, record: id, detail });
    });
    this.needs.cache.clear();
  }

  /** @returns the record's title */
  private async requireMayShare(db: Executor, session: Session, module: Module, id: number): Promise<string> {
    await requireSeen(this.needs, session, module, id);
    const context = readContext(session, this.needs.registry(), new Date());
    const found = await livingTitles(db, module, [id], sharingReachOf(session, module), context);
    const title = found.get(id);
    if (title === undefined) throw forbidden();
    return title;
  }

  private async grantee(
    db: Executor,
    session: Session,
    { user, department, role }: z.infer<typeof shareSchema>,
  ): Promise<{ kind: 'user' | 'department'; grantee: number }> {
    if ((user == null) === (department == null)) throw invalidField('user', 'required');
    const kind = user == null ? 'department' : 'user';
    // A team is made of people.
    if (kind === 'department' && role) throw invalidField('role', 'notAllowed');
    const grantee = (user ?? department) as number;
    const registry = this.needs.registry();
    const context = readContext(session, registry, new Date());
    const module = registry.module(kind);
    const alive: Condition = kind === 'user' ? fieldEquals(module, 'status', 'active') : all([]);
    const found = await livingTitles(db, module, [grantee], all([context.visible(module), alive]), context);
    if (found.size === 0) throw invalid([{ ...new Invalid('unknownReference').issue, field: kind }]);
    return { kind, grantee };
  }

  private end({ user, company }: Session, until: string | null | undefined): string | null {
    if (!until) return null;
    const end = until.length === 10 ? endOfDay(until, user?.timeZone ?? company.timeZone) : new Date(until);
    if (end.getTime() <= Date.now())
      throw invalidField('until', 'tooSmall', { min: new Date().toISOString() });
    return end.toISOString();
  }

  private async answers(db: Executor, session: Session, rows: readonly ShareRow[]): Promise<ShareAnswer[]> {
    const context = readContext(session, this.needs.registry(), new Date());
    const labels = await labelsOf(db, context, [
      {
        target: 'user',
        ids: rows.flatMap(({ kind, grantee, createdBy }) => [
          ...(kind === 'user' ? [grantee] : []),
          ...(createdBy === null ? [] : [createdBy]),
        ]),
      },
      {
        target: 'department',
        ids: rows.flatMap(({ kind, grantee }) => (kind === 'department' ? [grantee] : [])),
      },
    ]);
    const named = (kind: string, id: number) => ({ id, label: labels.get(`${kind}:${id}`) ?? null });
    return rows.map(({ id, grantee, kind, level, role, until, createdAt, createdBy }) => ({
      id,
      user: kind === 'user' ? named(kind, grantee) : null,
      department: kind === 'department' ? named(kind, grantee) : null,
      level,
      role,
      until,
      createdAt,
      createdBy: createdBy === null ? null : named('user', createdBy),
    }));
  }
}

function fieldEquals(module: Module, name: string, operand: unknown): Condition {
  const field = module.fields.get(name);
  if (!field) throw new Error(`${module.name} has no ${name}`);
  return { kind: 'test', through: [], field, operator: 'eq', operand };
}
