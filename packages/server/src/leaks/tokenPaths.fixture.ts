import type { AnsweredRecord, ListAnswer, Reference, SearchAnswer, TimelineEntry } from '@gejie/core';
import { differs, get, ids, type Look, type PathCheck, sorted } from './look.fixture.ts';
import { commonName, nameOf, type Path } from './world.fixture.ts';

const parts = ['/history', '/timeline', '/comments', '/files', '/shares', '/access', '/as-of?at=2100-01-01'];
const nothing = { edit: false, delete: false, assign: false, share: false };

/** Looks as a program with one of the person's tokens. */
function withToken(look: Look, kind: 'readsAccounts' | 'writesContacts'): Look {
  const token = look.settled.people[look.person]?.tokens[kind];
  return { ...look, client: look.as({ authorization: `Bearer ${token}` }) };
}

/** Ways of programs whose tokens are narrowed to a module. ACC-10 */
export const tokenPaths: Record<string, PathCheck> = {
  'each record and what hangs on it, to a program that may read customers': async (look) => {
    const program = withToken(look, 'readsAccounts');
    const problems: string[] = [];
    for (const [at, { path }] of look.world.records.entries()) {
      const url = `/api/${path}/${look.settled.records[at]}`;
      const may = path === 'accounts' && look.oracle.may(look.person, 'see', at);
      for (const address of [url, url + parts[(at + look.person) % parts.length]]) {
        const { status } = await program.client.get(address);
        if ((status === 200) !== may) problems.push(`${address} of ${nameOf(at)}: ${status}`);
      }
      if (!may) continue;
      const { rights } = await get<AnsweredRecord>(program, url);
      problems.push(...differs(`rights to ${nameOf(at)}`, rights, nothing));
    }
    return problems;
  },

  'lists, search, stories and exports to a program that may read customers': async (look) => {
    const program = withToken(look, 'readsAccounts');
    const seen = look.oracle.seen(look.person, 'accounts');
    const found = await get<SearchAnswer>(program, '/api/search', { q: commonName, limit: '50' });
    const problems = differs(
      'found',
      sorted(found.groups.flatMap(({ records }) => records)),
      ids(look, seen),
    );
    for (const path of ['accounts', 'contacts', 'opportunities', 'leads'] as const) {
      const open = path === 'accounts' && look.oracle.opens(look.person, path);
      const answer = await program.client.get(`/api/${path}/export`, { query: { format: 'csv' } });
      problems.push(...differs(`${path} exported`, answer.status, open ? 200 : 403));
      if (open) problems.push(...differs('exported', namedIn(look, path, String(answer.body)), seen));
    }
    for (const account of seen.slice(0, 3)) {
      const url = `/api/accounts/${look.settled.records[account]}`;
      const { entries } = await get<{ entries: TimelineEntry[] }>(program, `${url}/timeline`, {
        limit: '100',
      });
      const beyond = entries.flatMap(({ about, on }) => [about ?? [], on ?? []].flat());
      const foreign = beyond.filter(({ module }) => module !== 'accounts');
      problems.push(...differs(`the story of ${nameOf(account)} beyond it`, foreign, []));
    }
    for (const url of [
      '/api/notifications',
      '/api/calendar',
      '/api/tags',
      '/api/home',
      '/api/session/card',
    ]) {
      const { status } = await program.client.get(url);
      if (status === 200) problems.push(`${url} is answered`);
    }
    return problems;
  },

  'what a program that may read customers changes': async (look) => {
    const { client } = withToken(look, 'readsAccounts');
    const account = look.settled.records[look.oracle.seen(look.person, 'accounts')[0] ?? 0];
    const url = `/api/accounts/${account}`;
    const answers = {
      made: await client.post('/api/accounts', { name: '程序所建' }),
      changed: await client.patch(url, { description: '程序所改' }),
      commented: await client.post(`${url}/comments`, { text: '程序所言' }),
      tagged: await client.post(`${url}/tags`, { name: '程序' }),
      shared: await client.post(`${url}/shares`, { department: look.settled.departments[0] }),
      many: await client.post('/api/accounts/bulk', { ids: [account], action: 'delete' }),
      merged: await client.post('/api/accounts/merge', { into: account, from: [look.settled.records[1]] }),
      token: await client.post('/api/tokens', { name: '更宽', scopes: ['*'] }),
    };
    return Object.entries(answers).flatMap(([how, { status }]) => differs(how, status, 403));
  },

  'contacts to a program that may change them alone': async (look) => {
    const program = withToken(look, 'writesContacts');
    if (!look.oracle.opens(look.person, 'contacts')) return [];
    const list = await get<ListAnswer>(program, '/api/contacts', { limit: '200' });
    const problems = differs(
      'contacts',
      sorted(list.records),
      ids(look, look.oracle.seen(look.person, 'contacts')),
    );
    // The customers they belong to are beyond it, by name, by filter and as a column.
    for (const { id, account } of list.records)
      problems.push(...differs(`the customer of ${id}`, (account as Reference | null)?.label ?? null, null));
    const beyond: Record<string, string>[] = [
      { where: JSON.stringify({ 'account.name': { empty: false } }) },
      { fields: 'account.name' },
    ];
    for (const query of beyond) {
      const { status, body } = await program.client.get<ListAnswer>('/api/contacts', { query });
      const rows = status === 200 ? body.records : [];
      const told = query.where ? rows.length > 0 : rows.some((record) => record['account.name'] != null);
      if (told) problems.push(`customers by ${Object.keys(query)}`);
    }
    for (const at of look.oracle.seen(look.person, 'contacts').slice(0, 3)) {
      const { rights } = await get<AnsweredRecord>(program, `/api/contacts/${look.settled.records[at]}`);
      const edit = look.oracle.may(look.person, 'edit', at);
      problems.push(...differs(`may edit ${nameOf(at)}`, rights?.edit, edit));
    }
    return problems;
  },
};

function namedIn({ oracle }: Look, path: Path, text: string): number[] {
  return oracle
    .all(path)
    .filter((at) => new RegExp(`^(?:[^\\n]*,)?"?${nameOf(at)}"?(?:,|$)`, 'm').test(text));
}
