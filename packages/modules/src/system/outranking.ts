import { Refusal, type Work } from '@gejie/core';
import { functionsBeyond, rightsBeyond } from './granting.ts';
import { rolesOf } from './lastAdministrator.ts';

/** Somebody's account, with its roles. */
export interface RankedAccount {
  id: number;
  roles: readonly number[] | null;
}

/** Whether an account may do more than whoever is at work. */
export async function isOutranked(work: Work, account: RankedAccount): Promise<boolean> {
  return (await outranking(work, [account])).length > 0;
}

/** Those of many accounts that may do more than whoever is at work. */
async function outranking<A extends RankedAccount>(work: Work, accounts: readonly A[]): Promise<A[]> {
  const others = accounts.filter(({ id }) => id !== work.user?.id);
  const roles = await rolesOf(
    work,
    others.flatMap((one) => one.roles ?? []),
  );
  const beyond = roles.filter((one) => functionsBeyond(work, one).length > 0 || rightsBeyond(work, one));
  const above = new Set(beyond.map(({ id }) => id));
  return others.filter((one) => one.roles?.some((id) => above.has(id)));
}

/**
 * Nobody closes, opens or thins out the account of somebody who may do more.
 * @param accounts with the field at which it is told; null where there is none
 * @throws Refusal
 */
export async function refuseSuperior(
  work: Work,
  accounts: readonly (RankedAccount & { field: string | null })[],
): Promise<void> {
  const [first] = await outranking(work, accounts);
  if (!first) return;
  throw new Refusal(
    {
      zh: '此员工的权限超出您自己的，请让管理员操作',
      en: 'This user may do more than you; ask an administrator',
    },
    first.field,
  );
}

/**
 * Whoever gets into an account gains what it may do: nobody touches the sign-in of somebody who may do more.
 * @param field at which it is told; null where there is none
 * @throws Refusal
 */
export async function refuseOutranked(
  work: Work,
  account: RankedAccount,
  field: string | null,
): Promise<void> {
  if (!(await isOutranked(work, account))) return;
  throw new Refusal(
    {
      zh: '此员工的权限超出您自己的，不能改动其登录',
      en: 'This user may do more than you; you can’t change how the user signs in',
    },
    field,
  );
}
