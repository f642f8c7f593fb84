import { Refusal, type Work } from '@gejie/core';
import { role } from './role/role.ts';
import { user } from './user/user.ts';

/** The function without which nobody could be let in again. */
export const administration = 'users';

/** @throws Refusal when nobody is left who signs in and may manage the users */
export async function requireAdministrator(work: Work): Promise<void> {
  const system = work.asSystem('who may manage the users?');
  const roles = await system.find(role, { where: { functions: { contains: administration } }, limit: 200 });
  const where = { status: 'active', roles: { in: roles.map(({ id }) => id) } };
  const [somebody] = roles.length > 0 ? await system.find(user, { where, limit: 1 }) : [];
  if (somebody) return;
  throw new Refusal({
    zh: '至少要保留一名可管理员工与权限的在职员工',
    en: 'At least one active user who may manage users and rights has to remain',
  });
}
