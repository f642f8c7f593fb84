import type { AlongAnswer, ListAnswer } from '@gejie/core';
import { differs, get, ids, type PathCheck, sorted } from './look.fixture.ts';
import { maskedInPools, nameOf, phoneOf, pooledIn } from './world.fixture.ts';

/** Ways to records that lead through a pool, or go along when another changes hands. */
export const poolPaths: Record<string, PathCheck> = {
  'lists, records and search of a pool, without what is hidden until claimed': async (look) => {
    const problems: string[] = [];
    for (const [at, pool] of look.settled.pools.entries()) {
      const query = { pool: String(pool) };
      const list = await look.client.get<ListAnswer>('/api/accounts', { query: { ...query, limit: '200' } });
      if (!look.oracle.looksInto(look.person, at)) {
        if (list.status === 200) problems.push(`pool ${at} is shut, yet answers`);
        continue;
      }
      const lying = pooledIn(look.world, at);
      problems.push(...differs(`what lies in pool ${at}`, sorted(list.body.records), ids(look, lying)));
      for (const account of look.oracle.all('accounts')) {
        const url = `/api/accounts/${look.settled.records[account]}`;
        const record = await look.client.get(url, { query });
        const expected = lying.includes(account) ? 200 : 404;
        if (record.status !== expected)
          problems.push(`${nameOf(account)} in pool ${at}: ${record.status} instead of ${expected}`);
        for (const body of [record.body, ...list.body.records])
          for (const field of maskedInPools)
            if (field in body) problems.push(`${field} of ${nameOf(account)} in pool ${at}`);
      }
      const [first] = lying;
      if (first === undefined) continue;
      const found = await get<ListAnswer>(look, '/api/accounts', { ...query, q: phoneOf(first) });
      problems.push(...differs(`in pool ${at} by phone`, sorted(found.records), []));
      const asked = { ...query, where: JSON.stringify({ phone: phoneOf(first) }) };
      const { status } = await look.client.get('/api/accounts', { query: asked });
      problems.push(...differs(`pool ${at} filtered by what is hidden`, status, 400));
    }
    return problems;
  },

  'what would go along with a customer': async (look) => {
    const problems: string[] = [];
    for (const account of look.oracle.all('accounts')) {
      const wish = { ids: [look.settled.records[account]] };
      const answer = await look.client.post<AlongAnswer[]>('/api/accounts/transfer/preview', wish);
      if (!look.oracle.may(look.person, 'see', account)) {
        if (answer.status === 200) problems.push(`${nameOf(account)} is out of sight, yet counted`);
        continue;
      }
      for (const path of ['contacts', 'opportunities'] as const) {
        const told = answer.body.find(({ name }) => name === path);
        if (!told) continue;
        const seen = look.oracle.seen(look.person, path);
        const expected = seen.filter((at) => look.world.records[at]?.account === account).length;
        problems.push(
          ...differs(`${path} along with ${nameOf(account)}`, told.all + told.closed.all, expected),
        );
      }
    }
    return problems;
  },
};
