import { Refusal, type RightsTable, reachRights, type Work } from '@gejie/core';
import { reachesAll } from '../granting.ts';
import { isInsight } from '../insight.ts';
import { rolesOf } from '../lastAdministrator.ts';
import { isOutranked } from '../outranking.ts';
import { isAbove, isOverseen, seesMoreByPlace } from '../sightByPlace.ts';
import { user } from './user.ts';

/** Where somebody stands in the company, which decides who sees what is theirs, and what they see. */
export interface Placed {
  id: number;
  manager: number | null;
  department: number | null;
}

/**
 * Superiors see what belongs to those below them, and many roles reach as far as the own department: whoever manages users
 * gains neither by it, nor through an account that is no harder to get into than to make.
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
  if (before !== null && after.manager !== before.manager && (await isPuppet(work, after.manager, before)))
    throw new Refusal(
      {
        zh: '上级能看到下属的全部记录，而您自己看不到此人的记录，请让管理员指定这位上级',
        en: 'Superiors see all that belongs to those below them, which you don’t see yourself; ask an administrator',
      },
      'manager',
    );
}

/** Whether somebody would give sight that the acting person lacks to an account that this person may get into. */
async function isPuppet(work: Work, superior: number | null, person: Placed): Promise<boolean> {
  if (superior === null || (await isOverseen(work, person))) return false;
  if (await isOutranked(work, await work.asSystem('a new superior').get(user, superior))) return false;
  return !(await seesMoreByPlace(work, superior, person.id));
}

/**
 * With a password of one's own giving, or an address where its mails go, one sees what belongs to an account and what it
 * sees by its position.
 * @param field at which it is told
 * @throws Refusal
 */
export async function refuseBorrowedSight(work: Work, account: Placed, field: string): Promise<void> {
  if (work.user?.id === account.id || reachesAll(work, '*', 'see')) return;
  if ((await isOverseen(work, account)) && !(await seesMoreByPlace(work, account.id))) return;
  throw new Refusal(
    {
      zh: '此员工能看到您看不到的记录，请让管理员修改其登录',
      en: 'This user sees what you don’t; ask an administrator to change how the user signs in',
    },
    field,
  );
}

/**
 * Roles that reach as far as the department show what is in it: whoever makes an account, moves it or gives it roles, and
 * may get into it, opens no department to it that is not open to them.
 * @throws Refusal
 */
export async function refuseBorrowedPlace(
  work: Work,
  { id, department, roles }: Placed & { roles: readonly number[] | null },
  field: 'department' | 'roles',
): Promise<void> {
  if (work.user?.id === id || department === null || reachesAll(work, '*', 'see')) return;
  const reaching = (await rolesOf(work, roles ?? [])).find(reachesDepartment);
  if (!reaching || (await isInsight(work, department))) return;
  throw new Refusal(
    {
      zh: `角色“${reaching.name}”能看到整个部门的记录，而您自己看不到该部门，请让管理员操作`,
      en: `The role “${reaching.name}” sees what is in the department, which you don’t see yourself; ask an administrator`,
    },
    field,
  );
}

function reachesDepartment({ rights }: { rights: RightsTable | null }): boolean {
  return Object.values(rights ?? {}).some((grant) =>
    reachRights.some((right) => grant[right] === 'department' || grant[right] === 'tree'),
  );
}
