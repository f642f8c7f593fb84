import type { Registry, RightsTable, UserRightsAnswer } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import { type HeldRole, heldRights } from '../access/heldRights.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import type { Session } from '../access/session.ts';
import { forbidden } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';

interface Needs {
  records: RecordService;
  sessions: SessionLoader;
  registry(): Registry;
}

/** "What may this user do, and by which role?" ACC-03 */
export class UserRights {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  /** For oneself, and for those who manage the users. @throws ProblemError forbidden, notFound */
  async answer(session: Session, user: number): Promise<UserRightsAnswer> {
    if (session.user?.id !== user && !session.functions.has('users')) throw forbidden();
    const { records, sessions, registry } = this.needs;
    const asked = elevated(session, 'rights of a user');
    const record = await records.get(asked, 'user', user, ['name', 'roles']);
    const references = (record.roles ?? []) as { id: number; label: string | null }[];
    const ids = references.map(({ id }) => id);
    const { records: found } = await records.find(asked, 'role', {
      where: { id: { in: ids } },
      fields: ['rights', 'functions'],
      limit: 200,
    });
    const roles = found.map(
      (role): HeldRole => ({
        id: role.id,
        rights: (role.rights ?? {}) as unknown as RightsTable,
        functions: (role.functions ?? []) as string[],
      }),
    );
    const theirs = await sessions.sessionOf(user, { way: 'system' });
    return {
      user: { id: user, label: record.name as string },
      active: theirs !== null,
      roles: references.filter(({ id }) => roles.some((role) => role.id === id)),
      functions: theirs ? functionsOf(roles) : [],
      modules: theirs ? heldRights(theirs, roles, registry()) : [],
    };
  }
}

/** As the roles give them; what is a part of another function is not said again. */
function functionsOf(roles: readonly HeldRole[]): UserRightsAnswer['functions'] {
  const given = new Set(roles.flatMap(({ functions }) => functions));
  return [...given].sort().map((name) => ({
    name,
    from: roles.filter((role) => role.functions.includes(name)).map(({ id }) => id),
  }));
}
