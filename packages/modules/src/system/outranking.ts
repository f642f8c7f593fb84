import { Refusal, type Work } from '@gejie/core';
import { functionsBeyond, rightsBeyond } from './granting.ts';
import { rolesOf } from './lastAdministrator.ts';

/**
 * Whoever gets into an account gains what it may do: nobody touches the sign-in of somebody who may do more.
 * @param roles of the account
 * @param field at which it is told; null where there is none
 * @throws Refusal
 */
export async function refuseOutranked(
  work: Work,
  account: { id: number; roles: readonly number[] | null },
  field: string | null,
): Promise<void> {
  if (work.user?.id === account.id) return;
  const roles = await rolesOf(work, account.roles ?? []);
  if (!roles.some((one) => functionsBeyond(work, one).length > 0 || rightsBeyond(work, one))) return;
  throw new Refusal(
    {
      zh: '此员工的权限超出您自己的，不能改动其登录',
      en: 'This user may do more than you; you can’t change how the user signs in',
    },
    field,
  );
}
