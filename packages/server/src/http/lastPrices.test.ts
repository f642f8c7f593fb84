import type { LastPrice } from '@gejie/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let account: number;
let pump: number;
let hose: number;
const own = { see: 'own', edit: 'own', create: true } as const;
const shared = { accounts: { ...own, see: 'all' }, products: { see: 'all' } } as const;

const made = async (client: Client, path: string, values: object) => {
  const answer = await client.post(`/api/${path}`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
};
const act = async (client: Client, path: string) => {
  const answer = await client.post(`/api/${path}`, {});
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
const prices = async (client: Client) =>
  (await client.get<{ prices: LastPrice[] }>(`/api/accounts/${account}/last-prices`)).body.prices.map(
    ({ item, price, discount, document }) => [item.label, Number(price), discount, document.label],
  );
const line = (id: number, price: string, more: object = {}) => ({
  item: { module: 'products', id },
  quantity: '1',
  price,
  ...more,
});

beforeAll(async () => {
  app = await openApplication('last_prices');
  account = await made(app.admin, 'accounts', { name: '海川仪表' });
  pump = await made(app.admin, 'products', { name: '离心泵', price: '100' });
  hose = await made(app.admin, 'products', { name: '软管', price: '20' });
});
afterAll(() => app.close());

test('CMP-10 The last price of each product to a customer is that of the newest document past its draft that one may see', async () => {
  const anna = await app.person('anna', { rights: { '*': own, ...shared } });
  const ben = await app.person('ben', { rights: { '*': own, ...shared } });
  const order = await made(anna, 'sales-orders', {
    name: '一期',
    account,
    lines: [line(pump, '98', { giveaway: false }), line(hose, '19')],
  });
  expect(await prices(anna)).toEqual([]);
  await act(anna, `sales-orders/${order}/confirm`);
  const quote = await made(anna, 'quotes', {
    name: '二期',
    account,
    validUntil: '2099-12-31',
    lines: [line(pump, '100', { discount: { percent: '2' } })],
  });
  await act(anna, `quotes/${quote}/send`);
  await made(anna, 'quotes', { name: '草稿', account, lines: [line(hose, '15')] });
  expect(await prices(anna)).toEqual([
    ['离心泵', 100, { percent: '2.00' }, '二期'],
    ['软管', 19, null, '一期'],
  ]);
  expect(await prices(ben)).toEqual([]);
  const blind = await app.person('blind', {
    rights: {
      accounts: { see: 'all' },
      'sales-orders': { see: 'all' },
      quotes: { see: 'all', fields: { lines: 'hidden' } },
    },
  });
  expect(await prices(blind)).toEqual([
    ['离心泵', 98, null, '一期'],
    ['软管', 19, null, '一期'],
  ]);
  expect((await ben.get(`/api/contacts/999999/last-prices`)).status).toBe(404);
});
