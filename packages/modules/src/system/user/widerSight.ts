import { Refusal, type Work } from '@gejie/core';
import { reachesAll } from '../granting.ts';
import { isInsight } from '../insight.ts';
import { user } from './user.ts';

/** Where somebody stands in the company, which decides who sees what is theirs, and what they see. */
export interface Placed {
  id: number;
  manager: number | null;
  department: number | null;
}

/**
 * Superiors see what belongs to those below them, and many roles reach as far as the own department: whoever manages users
 * gains neither by it.
 * @throws Refusal
 */
export async function refuseWiderSight(work: Work, before: Placed | null, after: Placed): Promise<void> {
  const me = work.user?.id;
  if (me === undefined || reachesAll(work, '*', 'see')) return;
  if (after.id === me && after.department !== null && after.department !== before?.department)
    throw new Refusal(
      {
        zh: '不能自行调换部门，请让管理员操作',
        en: 'You can’t move yourself to another department; ask an administrator',
      },
      'department',
    );
  const moves = before !== null && after.department !== before.department;
  if (moves && (await isInsight(work, after.department)) && !(await isInsight(work, before.department)))
    throw new Refusal(
      {
        zh: '这会让您看到此人的记录，不能自行把人调入自己所在或负责的部门',
        en: 'You would see what belongs to this person; you can’t move people into a department of your own',
      },
      'department',
    );
  if (after.manager !== before?.manager && (await isAbove(work, me, after.manager)))
    throw new Refusal(
      {
        zh: '上级能看到下属的全部记录，不能自行成为他人的上级',
        en: 'Superiors see all that belongs to those below them; you can’t make yourself one',
      },
      'manager',
    );
}

/** Whether somebody is the person, or a superior of the person's. */
async function isAbove(work: Work, somebody: number, person: number | null): Promise<boolean> {
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
