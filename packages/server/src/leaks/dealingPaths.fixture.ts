import type { HomeAnswer, ListAnswer, ModuleMetadata, Reference } from '@gejie/core';
import { differs, get, type Look, type PathCheck, sorted } from './look.fixture.ts';
import type { Dealing, SettledDealings } from './settleDealings.fixture.ts';
import { nameOf, type Path } from './world.fixture.ts';

const numbers = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);
const mine = (look: Look, some: readonly Dealing[]) =>
  some.filter(({ owner, account }) => look.oracle.seesOwn(look.person, owner, account));

/** Whoever sees it as theirs, or promised it. */
function promised({ settled, oracle, person }: Look): SettledDealings['promises'] {
  return settled.dealings.promises.filter(
    ({ owner, account, by }) => by === person || oracle.seesOwn(person, owner, account),
  );
}

/** What is seen of the parts of an account's brief, by the module they are of. */
const partsOf: Record<string, (look: Look, account: number) => number[]> = {
  contacts: (look, account) => onAccount(look, 'contacts', account),
  opportunities: (look, account) => onAccount(look, 'opportunities', account),
  commitments: (look, account) =>
    numbers(promised(look).flatMap((one) => (one.account === account ? [one.id] : []))),
};

function onAccount({ world, oracle, settled, person }: Look, path: Path, account: number): number[] {
  const seen = oracle.seen(person, path).filter((at) => world.records[at]?.account === account);
  return numbers(seen.map((at) => settled.records[at] as number));
}

/** Ways to what people have with a customer. */
export const dealingPaths: Record<string, PathCheck> = {
  'promises, and the brief of a customer': async (look) => {
    const list = await get<ListAnswer>(look, '/api/commitments', { limit: '200', view: 'all' });
    const problems = differs('promises', sorted(list.records), numbers(promised(look).map(({ id }) => id)));
    for (const record of list.records) {
      const account = look.settled.dealings.promises.find(({ id }) => id === record.id)?.account ?? 0;
      const label = look.oracle.may(look.person, 'see', account) ? nameOf(account) : null;
      problems.push(...differs(`to whom ${record.id}`, (record.account as Reference).label, label));
    }
    const [account] = look.oracle.seen(look.person, 'accounts').slice(look.person % 3);
    if (account === undefined) return problems;
    const { brief = [] } = await get<ModuleMetadata>(look, '/api/modules/accounts');
    for (const { module, field, where } of brief) {
      const expected = partsOf[module]?.(look, account);
      if (!expected) continue;
      const all = JSON.stringify({ all: [{ [field]: look.settled.records[account] }, where] });
      const part = await get<ListAnswer>(look, `/api/${module}`, { where: all, limit: '200', view: 'all' });
      problems.push(...differs(`${module} in the brief`, sorted(part.records), expected));
    }
    return problems;
  },

  'daily reports': async (look) => {
    const expected = look.settled.dealings.reports.filter(
      ({ owner, sentTo }) => sentTo === look.person || look.oracle.seesOwn(look.person, owner, null),
    );
    const list = await get<ListAnswer>(look, '/api/daily-reports', { limit: '200', view: 'all' });
    const found = await get<{ groups: { records: { id: number }[] }[] }>(look, '/api/search', {
      q: '2026-11-02',
      modules: 'daily-reports',
      limit: '50',
    });
    const seen = numbers(expected.map(({ id }) => id));
    return [
      ...differs('reports', sorted(list.records), seen),
      ...differs('reports by search', sorted(found.groups.flatMap(({ records }) => records)), seen),
    ];
  },

  'the ledger of the stock and what it names': async (look) => {
    const { orders, invoices } = look.settled.dealings;
    const problems: string[] = [];
    for (const [path, documents] of [
      ['stock-claims', orders],
      ['stock-movements', invoices],
    ] as const) {
      const seen = mine(look, documents);
      const list = await get<ListAnswer>(look, `/api/${path}`, { limit: '200' });
      const named = list.records.flatMap(({ label, document }) => (document && label ? [label] : []));
      problems.push(...differs(`numbers in ${path}`, named.sort(), seen.map(({ number }) => number).sort()));
      const [one] = documents.slice(look.person % documents.length);
      const byNumber = await get<ListAnswer>(look, `/api/${path}`, { q: one?.number ?? '' });
      const hits = byNumber.records.length;
      problems.push(...differs(`${path} by ${one?.number}`, hits, seen.some((s) => s === one) ? 1 : 0));
    }
    return problems;
  },

  'the prices of a customer': async ({ settled, oracle, person, client }) => {
    const { prices, product, listPrice } = settled.dealings;
    const problems: string[] = [];
    for (const [account, price] of prices) {
      const { status, body } = await client.post<{ prices: { price: string }[] }>(
        '/api/sales-orders/prices',
        {
          document: { account: settled.records[account] },
          items: [{ item: { module: 'products', id: product } }],
        },
      );
      const expected = oracle.may(person, 'see', account) ? price : listPrice;
      const told = status === 200 ? Number(body.prices[0]?.price) : status;
      problems.push(...differs(`the price of ${nameOf(account)}`, told, expected));
    }
    return problems;
  },

  'an order on paper': async (look) => {
    // Drawing takes its time: a third of the people print.
    if (look.person % 3 !== 0) return [];
    const { orders } = look.settled.dealings;
    const [seen] = mine(look, orders);
    const unseen = orders.find((one) => !mine(look, [one]).includes(one));
    const asked = [seen, unseen].flatMap((one) => one ?? []);
    const answers = await Promise.all(
      asked.map(async (one) => [
        one.number,
        (await look.client.get(`/api/sales-orders/${one.id}/pdf`)).status,
      ]),
    );
    return differs(
      'printed',
      answers,
      asked.map((one) => [one.number, one === seen ? 200 : 404]),
    );
  },

  'the customer’s own page': async ({ settled, person, client }) => {
    // Nobody signs in there: it is the same for everybody.
    if (person > 0) return [];
    const { sent, draft, inside } = settled.dealings.pages;
    const stranger = { headers: { cookie: '' } };
    const page = await client.get(`/api/public/quotes/${sent.number}/${sent.code}`, stranger);
    const others = [
      `${sent.number}/ABCD-EFGH-JKLM`,
      `${draft.number}/${sent.code}`,
      `${draft.number}/ABCD-EFGH-JKLM`,
    ];
    const statuses = await Promise.all(
      others.map(async (key) => (await client.get(`/api/public/quotes/${key}`, stranger)).status),
    );
    return [
      ...differs('the page', page.status, 200),
      ...differs('what stays inside on the page', JSON.stringify(page.body).includes(inside), false),
      ...differs('pages by wrong codes', statuses, [404, 404, 404]),
    ];
  },

  'home pages of others': async (look) => {
    const { sharedPages } = await get<HomeAnswer>(look, '/api/home');
    const expected = look.settled.dealings.homes.filter(
      ({ with: readers }) => readers !== null && look.oracle.isMeant(look.person, readers),
    );
    return differs(
      'pages shared',
      sharedPages.map(({ name }) => name),
      expected.map(({ name }) => name),
    );
  },
};
