import type { Work } from '@gejie/core';
import { type Role, role } from '../../system/role/role.ts';
import { user } from '../../system/user/user.ts';

/** People who are told of something at once. */
const most = 50;

/** The active people who hold a function by a role of their own. */
export async function holdersOf(work: Work, name: NonNullable<Role['functions']>[number]): Promise<number[]> {
  const system = work.asSystem('people with a function looked up');
  const roles = await system.find(role, { limit: 200 });
  const holding = roles.filter(({ functions }) => functions?.includes(name)).map(({ id }) => id);
  if (holding.length === 0) return [];
  const people = await system.find(user, {
    where: { status: 'active', roles: { in: holding } },
    limit: most,
  });
  return people.map(({ id }) => id);
}
