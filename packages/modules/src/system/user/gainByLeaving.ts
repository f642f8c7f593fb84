import { Refusal, type Work } from '@gejie/core';
import { reachesAll } from '../granting.ts';
import { isInsight } from '../insight.ts';
import { isOutranked } from '../outranking.ts';
import { isOverseen, seesMoreByPlace } from '../sightByPlace.ts';
import { user } from './user.ts';
import type { Placed } from './widerSight.ts';

/** Who is to get what belonged to a leaver: a person, or a department that hands it out. */
export type Heir = { user: number } | { department: number };

/**
 * Whoever closes an account says who gets all that belongs to it. Nobody comes by that to see what they did not: neither
 * for themselves and those below them, nor through an account that is no harder to get into than to make.
 * @param heirs with the fields where a refusal is told
 * @throws Refusal
 */
export async function refuseGain(
  work: Work,
  leaver: Placed,
  heirs: readonly { heir: Heir; field: string }[],
): Promise<void> {
  if (reachesAll(work, '*', 'see')) return;
  if ((await isOverseen(work, leaver)) && !(await seesMoreByPlace(work, leaver.id))) return;
  for (const { heir, field } of heirs) {
    if (!(await isOpen(work, heir))) continue;
    throw new Refusal(
      {
        zh: '您看不到离职者的全部记录，不能把它们交给自己、自己的下属或您能登录的账号，请让管理员操作',
        en: 'You don’t see all that belongs to this person: it can’t go to yourself, to people below you or to an account you could get into; ask an administrator',
      },
      field,
    );
  }
}

/** Whether whoever is at work would see what this one gets. */
async function isOpen(work: Work, heir: Heir): Promise<boolean> {
  if ('department' in heir) return isInsight(work, heir.department);
  if (heir.user === work.user?.id) return true;
  const account = await work.asSystem('who gets what a leaver had').get(user, heir.user);
  if (await isOverseen(work, account)) return true;
  return !(await isOutranked(work, account)) && !(await seesMoreByPlace(work, account.id));
}
