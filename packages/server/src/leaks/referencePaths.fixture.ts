import type { ListAnswer, TimelineEntry } from '@gejie/core';
import { differs, get, ids, type Look, type PathCheck, sorted } from './look.fixture.ts';
import { nameOf, type Path } from './world.fixture.ts';

const children = ['contacts', 'opportunities'] as const;

type Story = { entries: TimelineEntry[] };

function onAccount({ world, oracle, person }: Look, path: Path, account: number): number[] {
  return oracle.seen(person, path).filter((at) => world.records[at]?.account === account);
}

/** Ways to a record by way of another. */
export const referencePaths: Record<string, PathCheck> = {
  'related lists and the labels of references': async (look) => {
    const open = children.filter((path) => look.oracle.opens(look.person, path));
    const problems: string[] = [];
    for (const path of open) {
      const list = await get<ListAnswer>(look, `/api/${path}`, { limit: '200' });
      for (const record of list.records) {
        const at = look.settled.records.indexOf(record.id);
        const { account } = look.world.records[at] ?? { account: null };
        if (account === null) continue;
        const label = look.oracle.may(look.person, 'see', account) ? nameOf(account) : null;
        problems.push(
          ...differs(`${path} ${nameOf(at)} account`, (record.account as { label: unknown }).label, label),
        );
      }
    }
    if (open.length === 0) return problems;
    for (const account of look.oracle.seen(look.person, 'accounts')) {
      const url = `/api/accounts/${look.settled.records[account]}`;
      const stories = await Promise.all([
        get<Story>(look, `${url}/timeline`, { kinds: 'related', limit: '100' }),
        get<Story>(look, `${url}/timeline`, { limit: '100' }),
      ]);
      const [related, whole] = stories.map(({ entries }) => entries);
      for (const path of open) {
        const expected = ids(look, onAccount(look, path, account));
        const list = await get<ListAnswer>(look, `${url}/related/${path}`, { limit: '200' });
        const told = (related ?? []).flatMap(({ about, on }) =>
          about?.module === path && !on ? [{ id: about.id }] : [],
        );
        const parts = (whole ?? []).flatMap(({ on }) => (on?.module === path ? [on.id] : []));
        const beyond = parts.filter((id) => !expected.includes(id));
        problems.push(
          ...differs(`${path} of ${nameOf(account)}`, sorted(list.records), expected),
          ...differs(`${path} told of on ${nameOf(account)}`, sorted(told), expected),
          ...differs(`stories of ${path} in that of ${nameOf(account)}`, beyond, []),
        );
      }
    }
    return problems;
  },

  'filters and columns beyond references': async (look) => {
    const problems: string[] = [];
    for (const path of children) {
      if (!look.oracle.opens(look.person, path)) continue;
      const knows = look.oracle.opens(look.person, 'accounts');
      for (const account of look.oracle.all('accounts')) {
        const where = JSON.stringify({ 'account.name': nameOf(account) });
        const answer = await look.client.get<ListAnswer>(`/api/${path}`, {
          query: { where, limit: '200', fields: 'name,account.name' },
        });
        if (answer.status !== 200) {
          if (knows) problems.push(`${path} by account.name: ${answer.status}`);
          continue;
        }
        const expected = look.oracle.may(look.person, 'see', account)
          ? ids(look, onAccount(look, path, account))
          : [];
        problems.push(
          ...differs(`${path} where account is ${nameOf(account)}`, sorted(answer.body.records), expected),
        );
      }
      if (!knows) continue;
      const list = await get<ListAnswer>(look, `/api/${path}`, {
        limit: '200',
        fields: 'account,account.name',
      });
      for (const record of list.records) {
        const { account } = look.world.records[look.settled.records.indexOf(record.id)] ?? { account: null };
        if (account === null) continue;
        const name = look.oracle.may(look.person, 'see', account) ? nameOf(account) : null;
        problems.push(...differs(`${path} account.name`, record['account.name'], name));
      }
    }
    return problems;
  },

  'history of what hung elsewhere': async (look) => {
    const problems: string[] = [];
    for (const path of children)
      for (const at of look.oracle.seen(look.person, path).slice(0, 4)) {
        const { account } = look.world.records[at] ?? { account: null };
        if (account === null) continue;
        const asOf = await get<{ account?: { label: string | null } }>(
          look,
          `/api/${path}/${look.settled.records[at]}/as-of`,
          { at: '2100-01-01' },
        );
        const label = look.oracle.may(look.person, 'see', account) ? nameOf(account) : null;
        problems.push(...differs(`${path} ${nameOf(at)} account as of`, asOf.account?.label ?? null, label));
      }
    return problems;
  },
};
