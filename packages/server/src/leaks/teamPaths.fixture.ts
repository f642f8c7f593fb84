import type { ShareAnswer } from '@gejie/core';
import { differs, get, type Look, type PathCheck } from './look.fixture.ts';
import { nameOf, roleInTeam, type WorldShare } from './world.fixture.ts';

/** Ways to whom a record is shared with, and what each of them is in its team. ACC-05 */
export const teamPaths: Record<string, PathCheck> = {
  'the team of each customer': async (look) => {
    const problems: string[] = [];
    for (const account of look.oracle.all('accounts')) {
      const url = `/api/accounts/${look.settled.records[account]}/shares`;
      if (!look.oracle.may(look.person, 'see', account)) {
        const { status } = await look.client.get(url);
        if (status === 200) problems.push(`the team of ${nameOf(account)} is told`);
        continue;
      }
      const team = await get<ShareAnswer[]>(look, url);
      const told = team.map(({ user, department, level, role }) => [(user ?? department)?.id, level, role]);
      const expected = look.world.shares
        .filter(({ record, expired }) => record === account && !expired)
        .map((share) => [granteeOf(look, share), share.level, roleInTeam(share)]);
      problems.push(...differs(`the team of ${nameOf(account)}`, told.sort(byId), expected.sort(byId)));
    }
    return problems;
  },

  'somebody added to the team of each customer': async (look) => {
    const problems: string[] = [];
    for (const account of look.oracle.all('accounts')) {
      if ((account + look.person) % 2 !== 0) continue;
      // That the day is over is found last, so that nobody joins whoever may ask.
      const { status } = await look.client.post(`/api/accounts/${look.settled.records[account]}/shares`, {
        user: look.settled.people[look.person]?.id,
        level: 'write',
        role: '售前',
        until: '2020-01-01',
      });
      const may = (right: 'see' | 'share') => look.oracle.may(look.person, right, account);
      const expected = may('share') ? 422 : may('see') ? 403 : 404;
      const shut = !look.oracle.opens(look.person, 'accounts') && status === 403;
      if (status !== expected && !shut)
        problems.push(`added to the team of ${nameOf(account)}: ${status} instead of ${expected}`);
    }
    return problems;
  },
};

function granteeOf({ settled }: Look, { with: grantee }: WorldShare): number | undefined {
  return 'person' in grantee ? settled.people[grantee.person]?.id : settled.departments[grantee.department];
}

function byId([a]: unknown[], [b]: unknown[]): number {
  return Number(a) - Number(b);
}
