import type { ListAnswer } from '@gejie/core';
import { differs, eachOpenPath, get, ids, type PathCheck, pages, sorted } from './look.fixture.ts';
import { commonName, nameOf, phoneOf } from './world.fixture.ts';

/** Ways to many records at once. */
export const listPaths: Record<string, PathCheck> = {
  'a list, its count, its pages and its order': eachOpenPath(async (look, path) => {
    const expected = ids(look, look.oracle.seen(look.person, path));
    const list = await get<ListAnswer>(look, `/api/${path}`, { limit: '200', count: '1', sort: 'createdAt' });
    const paged = await pages(look, path);
    return [
      ...differs(`${path} listed`, sorted(list.records), expected),
      ...differs(
        `${path} in order of creation`,
        list.records.map(({ id }) => id),
        expected,
      ),
      ...differs(`${path} counted`, list.count?.value, expected.length),
      ...differs(
        `${path} page by page`,
        paged.sort((a, b) => a - b),
        expected,
      ),
    ];
  }),

  search: eachOpenPath(async (look, path) => {
    const expected = ids(look, look.oracle.seen(look.person, path));
    const found = await get<{ groups: { records: { id: number }[] }[] }>(look, '/api/search', {
      q: commonName,
      modules: path,
      limit: '50',
    });
    const listed = await get<ListAnswer>(look, `/api/${path}`, { q: commonName, limit: '200', count: '1' });
    return [
      ...differs(`${path} searched`, sorted(found.groups.flatMap(({ records }) => records)), expected),
      ...differs(`${path} with q`, sorted(listed.records), expected),
      ...differs(`${path} with q, counted`, listed.count?.value, expected.length),
    ];
  }),

  'the number of each stage': async (look) => {
    if (!look.oracle.opens(look.person, 'opportunities')) return [];
    const tally = await get<{ value: string; count: number }[]>(look, '/api/opportunities/tally', {
      by: 'stage',
    });
    const expected: Record<string, number> = { proposal: 0, prospecting: 0 };
    for (const at of look.oracle.seen(look.person, 'opportunities')) {
      const stage = look.world.records[at]?.stage ?? '';
      expected[stage] = (expected[stage] ?? 0) + 1;
    }
    const counted = Object.fromEntries(
      Object.keys(expected).map((stage) => [stage, tally.find(({ value }) => value === stage)?.count ?? 0]),
    );
    return differs('opportunities tallied', counted, expected);
  },

  'an export': eachOpenPath(async (look, path) => {
    const { body } = await look.client.get<unknown>(`/api/${path}/export`, { query: { format: 'csv' } });
    const text = String(body);
    const expected = look.oracle.seen(look.person, path);
    const named = look.oracle
      .all(path)
      .filter((at) => new RegExp(`^(?:[^\\n]*,)?"?${nameOf(at)}"?(?:,|$)`, 'm').test(text));
    const hiddenValues = expected.flatMap((at) =>
      look.oracle.hidden(look.person, path).includes(path === 'accounts' ? 'phone' : 'mobile') &&
      text.includes(phoneOf(at))
        ? [`${path} ${nameOf(at)} exported with its number`]
        : [],
    );
    return [...differs(`${path} exported`, named, expected), ...hiddenValues];
  }),

  'the check for duplicates': async (look) => {
    const problems: string[] = [];
    if (!look.oracle.creates(look.person, 'accounts')) return [];
    for (const account of look.oracle.all('accounts')) {
      const { status, body } = await look.client.post<{ duplicates?: { id?: number; label: string }[] }>(
        '/api/accounts',
        { name: nameOf(account) },
      );
      if (status !== 409) {
        problems.push(`a second ${nameOf(account)}: ${status}`);
        continue;
      }
      const same = (body.duplicates ?? []).filter(
        ({ id, label }) => id === look.settled.records[account] || label === nameOf(account),
      );
      const expected = look.oracle.may(look.person, 'see', account) ? 1 : 0;
      problems.push(...differs(`duplicates of ${nameOf(account)}`, same.length, expected));
    }
    return problems;
  },
};
