import type { Work } from '@gejie/core';
import { department } from './department/department.ts';
import { isInsight } from './insight.ts';
import { user } from './user/user.ts';

/** Beyond that many nobody is asked one by one: it is more than the acting person sees. */
const most = 100;

/** Whether somebody is the person, or a superior of the person's. */
export async function isAbove(work: Work, somebody: number, person: number | null): Promise<boolean> {
  const system = work.asSystem('superiors of a user');
  const met = new Set<number>();
  for (let at = person; at !== null && !met.has(at); ) {
    if (at === somebody) return true;
    met.add(at);
    const [found] = await system.find(user, { where: { id: at }, limit: 1 });
    at = found?.manager ?? null;
  }
  return false;
}

/** Whether whoever is at work sees by position what belongs to somebody. */
export async function isOverseen(
  work: Work,
  { id, department: place }: { id: number; department: number | null },
): Promise<boolean> {
  const me = work.user?.id;
  return me !== undefined && ((await isInsight(work, place)) || (await isAbove(work, me, id)));
}

/**
 * Whether an account sees by its position, as head of a department or as superior, what whoever is at work does not.
 * @param but those who are just being put below it
 */
export async function seesMoreByPlace(work: Work, id: number, but: readonly number[] = []): Promise<boolean> {
  const system = work.asSystem('what somebody sees by position');
  const led = await system.find(department, {
    where: { any: [{ head: id }, { deputies: { contains: id } }] },
    limit: most,
  });
  for (const one of led) if (!(await isInsight(work, one.id))) return true;
  const reports = await system.find(user, { where: { manager: id, id: { notIn: [...but] } }, limit: most });
  for (const one of reports) if (!(await isOverseen(work, one))) return true;
  return reports.length === most;
}
