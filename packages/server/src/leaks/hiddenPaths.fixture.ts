import type { HistoryEntry, ListAnswer, TimelineEntry } from '@gejie/core';
import { differs, eachOpenPath, get, type PathCheck } from './look.fixture.ts';
import { hideable, phoneOf } from './world.fixture.ts';

type Values = Record<string, unknown>;

/** Ways to fields that a role hides. */
export const hiddenPaths: Record<string, PathCheck> = {
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
      // What happened to records of other modules is told with the fields of those.
      history: [...history.entries, ...timeline.entries.filter(({ on }) => !on)].map(({ changes }) =>
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
};
