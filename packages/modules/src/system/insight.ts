import type { Work } from '@gejie/core';
import { department } from './department/department.ts';
import { user } from './user/user.ts';

/**
 * Whether a department is the acting person's own, one that the person leads, or lies beneath such a one: many roles
 * reach as far, and heads see all in it.
 */
export async function isInsight(work: Work, id: number | null): Promise<boolean> {
  if (id === null || work.user === null) return false;
  const system = work.asSystem('departments above a department');
  const [me] = await system.find(user, { where: { id: work.user.id }, limit: 1 });
  const met = new Set<number>();
  for (let at: number | null = id; at !== null && !met.has(at); ) {
    if (at === me?.department) return true;
    met.add(at);
    const [found]: { parent: number | null; head: number | null; deputies: readonly number[] | null }[] =
      await system.find(department, { where: { id: at }, limit: 1 });
    if (found?.head === work.user.id || found?.deputies?.includes(work.user.id)) return true;
    at = found?.parent ?? null;
  }
  return false;
}
