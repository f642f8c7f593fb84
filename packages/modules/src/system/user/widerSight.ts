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
export async function refuseWiderSight(
  work: Work,
  changes: readonly { before: Placed | null; record: Placed }[],
): Promise<void> {
  const me = work.user?.id;
  if (me === undefined || reachesAll(work, '*', 'see')) return;
  // Hundreds come to the same few departments and superiors.
  const sight: Sight = {
    isMine: remembered((department) => isInsight(work, department)),
    isBelowMe: remembered((superior) => isAbove(work, me, superior)),
    isPuppet: remembered((superior) => isPuppet(work, superior, putBelow(changes, superior))),
  };
  for (const { before, record } of changes) await refuseOne(me, before, record, sight);
}

/** What whoever is at work sees by position, of departments and superiors. */
interface Sight {
  isMine: Asked;
  isBelowMe: Asked;
  isPuppet: Asked;
}

type Asked = (id: number | null) => Promise<boolean>;

function putBelow(
  changes: readonly { before: Placed | null; record: Placed }[],
  superior: number | null,
): number[] {
  return changes.flatMap(({ before, record: { id, manager } }) =>
    manager === superior && before?.manager !== superior ? [id] : [],
  );
}

/** Asks once for each. */
function remembered(ask: Asked): Asked {
  const answers = new Map<number | null, Promise<boolean>>();
  return (id) => {
    const answer = answers.get(id) ?? ask(id);
    answers.set(id, answer);
    return answer;
  };
}

async function refuseOne(
  me: number,
  before: Placed | null,
  after: Placed,
  { isMine, isBelowMe, isPuppet }: Sight,
): Promise<void> {
  if (after.id === me && after.department !== null && after.department !== before?.department)
    throw new Refusal(
      {
        zh: '不能自行调换部门，请让管理员操作',
        en: 'You can’t move yourself to another department; ask an administrator',
      },
      'department',
    );
  const moves = before !== null && after.department !== before.department;
  if (moves && (await isMine(after.department)) && !(await isMine(before.department)))
    throw new Refusal(
      {
        zh: '这会让您看到此人的记录，不能自行把人调入自己所在或负责的部门',
        en: 'You would see what belongs to this person; you can’t move people into a department of your own',
      },
      'department',
    );
  if (after.manager !== before?.manager && (await isBelowMe(after.manager)))
    throw new Refusal(
      {
        zh: '上级能看到下属的全部记录，不能自行成为他人的上级',
        en: 'Superiors see all that belongs to those below them; you can’t make yourself one',
      },
      'manager',
    );
  const handedOn = before !== null && after.manager !== before.manager && after.id !== me;
  // Those below the acting person were refused above, whoever comes between.
  if (handedOn && !(await isMine(before.department)) && (await isPuppet(after.manager)))
    throw new Refusal(
      {
        zh: '上级能看到下属的全部记录，而您自己看不到此人的记录，请让管理员指定这位上级',
        en: 'Superiors see all that belongs to those below them, which you don’t see yourself; ask an administrator',
      },
      'manager',
    );
}

/**
 * Whether the acting person may get into an account, and it sees no more by what was below it before.
 * @param below whom it just gets below it
 */
async function isPuppet(work: Work, superior: number | null, below: readonly number[]): Promise<boolean> {
  if (superior === null) return false;
  if (await isOutranked(work, await work.asSystem('a new superior').get(user, superior))) return false;
  return !(await seesMoreByPlace(work, superior, below));
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
 * @param accounts with the field at which it is told
 * @throws Refusal
 */
export async function refuseBorrowedPlace(
  work: Work,
  accounts: readonly (Placed & { roles: readonly number[] | null; field: 'department' | 'roles' })[],
): Promise<void> {
  const others = accounts.filter(({ id, department }) => id !== work.user?.id && department !== null);
  if (others.length === 0 || reachesAll(work, '*', 'see')) return;
  const held = others.flatMap(({ roles }) => roles ?? []);
  const reaching = new Map((await rolesOf(work, held)).filter(reachesDepartment).map((one) => [one.id, one]));
  const isMine = remembered((department) => isInsight(work, department));
  for (const { department, roles, field } of others) {
    const role = roles?.map((id) => reaching.get(id)).find((one) => one !== undefined);
    if (role && !(await isMine(department))) throw borrowed(role, field);
  }
}

function borrowed({ name }: { name: string }, field: string): Refusal {
  return new Refusal(
    {
      zh: `角色“${name}”能看到整个部门的记录，而您自己看不到该部门，请让管理员操作`,
      en: `The role “${name}” sees what is in the department, which you don’t see yourself; ask an administrator`,
    },
    field,
  );
}

function reachesDepartment({ rights }: { rights: RightsTable | null }): boolean {
  return Object.values(rights ?? {}).some((grant) =>
    reachRights.some((right) => grant[right] === 'department' || grant[right] === 'tree'),
  );
}
