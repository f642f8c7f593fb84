import type { AccessAnswer, AnsweredRecord, HistoryEntry, ListAnswer, TimelineEntry } from '@gejie/core';
import type { Client } from '../application.fixture.ts';
import type { Oracle } from './oracle.fixture.ts';
import type { SettledWorld } from './settle.fixture.ts';
import { commonName, hideable, nameOf, type Path, paths, phoneOf, type World } from './world.fixture.ts';

/** One person looking for what is not for the person. */
export interface Look {
  world: World;
  settled: SettledWorld;
  oracle: Oracle;
  /** Place of the person in the world. */
  person: number;
  client: Pick<Client, 'get' | 'post'>;
}

/** A way to records, and what it shows that it should not, or keeps back that it should show. */
export type PathCheck = (look: Look) => Promise<string[]>;

type Values = Record<string, unknown>;

const parts = [
  '/history',
  '/timeline',
  '/comments',
  '/tags',
  '/files',
  '/followers',
  '/shares',
  '/access',
  '/as-of?at=2100-01-01',
];

/** Every way to records that only reads. */
export const pathChecks: Record<string, PathCheck> = {
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

  'search for what is hidden': eachOpenPath(async (look, path) => {
    const hidden = look.oracle.hidden(look.person, path);
    const phone = path === 'accounts' ? 'phone' : 'mobile';
    if (!hideable[path].includes(phone)) return [];
    const own = look.oracle.seen(look.person, path).slice(0, 3);
    const problems: string[] = [];
    for (const at of own) {
      const found = await get<{ groups: { records: { id: number }[] }[] }>(look, '/api/search', {
        q: phoneOf(at),
        modules: path,
      });
      const listed = await get<ListAnswer>(look, `/api/${path}`, { q: phoneOf(at) });
      const hits = [found.groups.flatMap(({ records }) => records).length, listed.records.length];
      problems.push(...differs(`${path} by ${phone}`, hits, hidden.includes(phone) ? [0, 0] : [1, 1]));
    }
    return problems;
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

  'each record and what hangs on it': async (look) => {
    const problems: string[] = [];
    for (const [at, { path }] of look.world.records.entries()) {
      const url = `/api/${path}/${look.settled.records[at]}`;
      const opens = look.oracle.opens(look.person, path);
      const status = look.oracle.may(look.person, 'see', at) ? 200 : opens ? 404 : 403;
      // Every part of a record is asked for by somebody; of all parts of all records by everybody, one is enough.
      for (const part of ['', parts[(at + look.person) % parts.length]]) {
        const answer = await look.client.get(`${url}${part}`);
        // Where the module is not there for the person, its records may as well not be.
        const same = answer.status === status || (status === 403 && answer.status === 404);
        if (!same) problems.push(`${path} ${nameOf(at)}${part}: ${answer.status} instead of ${status}`);
      }
    }
    return problems;
  },

  'what may be done with each record': async (look) => {
    const problems: string[] = [];
    for (const [at, { path }] of look.world.records.entries()) {
      if (!look.oracle.may(look.person, 'see', at)) continue;
      const { rights } = await get<AnsweredRecord>(look, `/api/${path}/${look.settled.records[at]}`);
      const expected = {
        edit: look.oracle.may(look.person, 'edit', at),
        delete: look.oracle.may(look.person, 'delete', at),
        assign: look.oracle.may(look.person, 'assign', at),
      };
      problems.push(...differs(`${path} ${nameOf(at)} rights`, rights, expected));
    }
    return problems;
  },

  'hidden fields in records, lists, history and as-of': eachOpenPath(async (look, path) => {
    const hidden = look.oracle.hidden(look.person, path);
    const [at] = look.oracle.seen(look.person, path);
    if (at === undefined || hidden.length === 0) return [];
    const url = `/api/${path}/${look.settled.records[at]}`;
    const list = await get<ListAnswer>(look, `/api/${path}`);
    const history = await get<{ entries: HistoryEntry[] }>(look, `${url}/history`);
    const timeline = await get<{ entries: TimelineEntry[] }>(look, `${url}/timeline`);
    const shown: Record<string, Values[]> = {
      record: [await get<Values>(look, url)],
      'as-of': [await get<Values>(look, `${url}/as-of`, { at: '2100-01-01' })],
      list: list.records,
      history: [...history.entries, ...timeline.entries].map(({ changes }) =>
        Object.fromEntries(changes.map(({ field }) => [field, true])),
      ),
    };
    return Object.entries(shown).flatMap(([where, objects]) =>
      hidden
        .filter((field) => objects.some((one) => field in one))
        .map((field) => `${path}.${field} in ${where}`),
    );
  }),

  'hidden fields in filters, sorts, columns and exports': eachOpenPath(async (look, path) => {
    const problems: string[] = [];
    for (const field of look.oracle.hidden(look.person, path)) {
      const asked: Record<string, Record<string, string>> = {
        filter: { where: JSON.stringify({ [field]: { empty: false } }) },
        'nested filter': { where: JSON.stringify({ not: { any: [{ [field]: { empty: true } }] } }) },
        sort: { sort: field },
        column: { fields: `name,${field}` },
      };
      for (const [how, query] of Object.entries(asked)) {
        const { status } = await look.client.get(`/api/${path}`, { query });
        if (status !== 400) problems.push(`${path}.${field} as ${how}: ${status}`);
      }
      const exported = await look.client.get(`/api/${path}/export`, {
        query: { format: 'csv', fields: `name,${field}` },
      });
      if (exported.status !== 400) problems.push(`${path}.${field} exported: ${exported.status}`);
      const metadata = await look.client.get(`/api/modules/${path}`);
      if (JSON.stringify(metadata.body).includes(`"name":"${field}"`))
        problems.push(`${path}.${field} in metadata`);
    }
    return problems;
  }),

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

  'related lists and the labels of references': async (look) => {
    const problems: string[] = [];
    for (const path of ['contacts', 'opportunities'] as const) {
      if (!look.oracle.opens(look.person, path)) continue;
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
      for (const account of look.oracle.all('accounts')) {
        if (!look.oracle.may(look.person, 'see', account)) continue;
        const expected = ids(
          look,
          look.oracle.seen(look.person, path).filter((at) => look.world.records[at]?.account === account),
        );
        const related = await get<ListAnswer>(
          look,
          `/api/accounts/${look.settled.records[account]}/related/${path}`,
          { limit: '200' },
        );
        problems.push(...differs(`${path} of ${nameOf(account)}`, sorted(related.records), expected));
        const timeline = await get<{ entries: TimelineEntry[] }>(
          look,
          `/api/accounts/${look.settled.records[account]}/timeline`,
          { kinds: 'related', limit: '100' },
        );
        const told = timeline.entries
          .filter(({ about }) => about?.module === path)
          .map(({ about }) => ({ id: about?.id ?? 0 }));
        problems.push(...differs(`${path} told of on ${nameOf(account)}`, sorted(told), expected));
      }
    }
    return problems;
  },

  'filters and columns beyond references': async (look) => {
    const problems: string[] = [];
    for (const path of ['contacts', 'opportunities'] as const) {
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
          ? ids(
              look,
              look.oracle.seen(look.person, path).filter((at) => look.world.records[at]?.account === account),
            )
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
    for (const path of ['contacts', 'opportunities'] as const)
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

  'addresses of files': async (look) => {
    const problems: string[] = [];
    for (const [account, url] of look.settled.files) {
      const { status } = await look.client.get(url);
      const expected = look.oracle.may(look.person, 'see', account) ? 200 : 404;
      if (status !== expected) problems.push(`file of ${nameOf(account)}: ${status} instead of ${expected}`);
    }
    return problems;
  },

  'the check for duplicates': async (look) => {
    const problems: string[] = [];
    const creates = look.world.people[look.person]?.roles.some(
      (role) => look.world.roles[role]?.rights.accounts?.create,
    );
    if (!creates) return [];
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

  'who sees a record': async (look) => {
    const problems: string[] = [];
    for (const at of look.oracle.seen(look.person, 'opportunities').slice(0, 2)) {
      const { people } = await get<AccessAnswer>(
        look,
        `/api/opportunities/${look.settled.records[at]}/access`,
      );
      const told = people
        .map(({ user }) => look.settled.people.findIndex(({ id }) => id === user.id))
        .filter((place) => place >= 0);
      const expected = look.world.people.flatMap((_, place) =>
        look.oracle.may(place, 'see', at) ? [place] : [],
      );
      problems.push(
        ...differs(
          `who sees ${nameOf(at)}`,
          told.sort((a, b) => a - b),
          expected,
        ),
      );
      const silent = people.filter(({ reasons }) => reasons.length === 0).map(({ user }) => user.label);
      problems.push(...differs(`seen without a reason: ${nameOf(at)}`, silent, []));
    }
    return problems;
  },
};

/** Looks along every module the person may open; the others must be shut. */
function eachOpenPath(check: (look: Look, path: Path) => Promise<string[]>): PathCheck {
  return async (look) => {
    const problems: string[] = [];
    for (const path of paths) {
      if (look.oracle.opens(look.person, path)) problems.push(...(await check(look, path)));
      else {
        const { status } = await look.client.get(`/api/${path}`);
        if (status !== 403) problems.push(`${path} is shut, yet answers ${status}`);
      }
    }
    return problems;
  };
}

async function get<Body>({ client }: Look, url: string, query: Record<string, string> = {}): Promise<Body> {
  const { status, body } = await client.get<Body>(url, { query });
  if (status !== 200) throw new Error(`${url} ${JSON.stringify(query)}: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function pages(look: Look, path: Path): Promise<number[]> {
  const found: number[] = [];
  let after: string | null = null;
  do {
    const page: ListAnswer = await get<ListAnswer>(look, `/api/${path}`, {
      limit: '3',
      ...(after ? { after } : {}),
    });
    found.push(...page.records.map(({ id }) => id));
    after = page.next;
  } while (after);
  return found;
}

function ids({ settled }: Look, places: readonly number[]): number[] {
  return places.map((at) => settled.records[at] as number).sort((a, b) => a - b);
}

function sorted(records: readonly { id: number }[]): number[] {
  return records.map(({ id }) => id).sort((a, b) => a - b);
}

function differs(what: string, found: unknown, expected: unknown): string[] {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  return left === right ? [] : [`${what}: ${left} instead of ${right}`];
}
