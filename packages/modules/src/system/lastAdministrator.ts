import { Refusal, type Work } from '@gejie/core';
import { allFunctions, hasAllFunctions } from './granting.ts';
import { withParts } from './role/functionParts.ts';
import { type Role, role } from './role/role.ts';
import { user } from './user/user.ts';

/** The function without which nobody could be let in again. */
export const administration = 'users';

const mostRoles = 200;

/** Roles by id, whoever asks. */
export async function rolesOf(work: Work, ids: Iterable<number>): Promise<Role[]> {
  const wanted = [...new Set(ids)];
  const system = work.asSystem('what do these roles give?');
  const found: Role[] = [];
  for (let start = 0; start < wanted.length; start += mostRoles) {
    const some = wanted.slice(start, start + mostRoles);
    found.push(...(await system.find(role, { where: { id: { in: some } }, limit: mostRoles })));
  }
  return found;
}

/**
 * Where somebody has lost functions: whether an administrator is left. One who had all of them must leave another with
 * all, for nobody else could give them again.
 * @param field at which it is told; null when the record is gone
 * @param lost functions that went, or may have gone, with the change
 * @throws Refusal when nobody is left
 */
export async function requireAdministrator(
  work: Work,
  field: string | null,
  lost: readonly string[],
): Promise<void> {
  const full = hasAllFunctions(lost);
  if (!full && !lost.includes(administration)) return;
  // Two who take each other's rights at the same time would each count on the other.
  await work.alone('the last administrator');
  const needed = full ? allFunctions : [administration];
  if (await somebodyHas(work, needed)) return;
  throw new Refusal(
    full
      ? {
          zh: '至少要保留一名拥有全部系统功能的在职管理员',
          en: 'At least one active administrator with all functions has to remain',
        }
      : {
          zh: '至少要保留一名可管理员工与权限的在职员工',
          en: 'At least one active user who may manage users and rights has to remain',
        },
    field,
  );
}

/** Whether an active user has all these functions, by one role or by several. */
async function somebodyHas(work: Work, needed: readonly string[]): Promise<boolean> {
  const system = work.asSystem('who is an administrator?');
  const [first = administration] = needed;
  const giving = await system.find(role, { where: { functions: { contains: first } }, limit: mostRoles });
  if (giving.length === 0) return false;
  const where = { status: 'active', roles: { in: giving.map(({ id }) => id) } };
  const holders = await system.find(user, { where, limit: mostRoles });
  const all = await system.find(role, { where: {}, limit: mostRoles });
  const functions = new Map<number, readonly string[]>(all.map(({ id, functions }) => [id, functions ?? []]));
  return holders.some(({ roles }) => {
    const held = withParts((roles ?? []).flatMap((id) => functions.get(id) ?? []));
    return needed.every((name) => held.has(name));
  });
}
