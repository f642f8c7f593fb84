import type { BoughtItem } from '@gejie/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('bought');
});
afterAll(() => app.close());

const made = async (client: Client, path: string, values: object) => {
  const answer = await client.post(`/api/${path}`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
};

test('CUS-01 What a customer and somebody there have bought is what stands in their confirmed orders within reach', async () => {
  const own = { see: 'own', edit: 'own', create: true } as const;
  const shared = {
    accounts: { ...own, see: 'all' },
    contacts: { ...own, see: 'all' },
    products: { see: 'all' },
  } as const;
  const account = await made(app.admin, 'accounts', { name: '海川仪表' });
  const contact = await made(app.admin, 'contacts', { name: '周总', account });
  const pump = await made(app.admin, 'products', { name: '离心泵', price: '100' });
  const hose = await made(app.admin, 'products', { name: '软管', price: '20' });
  const anna = await app.person('anna', { rights: { '*': own, ...shared } });
  const ben = await app.person('ben', { rights: { '*': own, ...shared } });
  const line = (id: number, quantity: string, more: object = {}) => ({
    item: { module: 'products', id },
    quantity,
    price: '10',
    ...more,
  });
  const order = async (lines: object[], more: object = {}) =>
    made(anna, 'sales-orders', { name: '订单', account, lines, ...more });
  const bought = async (client: Client, place = `accounts/${account}`) =>
    (await client.get<{ items: BoughtItem[] }>(`/api/${place}/bought`)).body.items.map(
      ({ item, quantity, documents }) => [item.label, Number(quantity), documents],
    );
  const first = await order([line(pump, '2'), line(hose, '5')], { contact });
  const second = await order([line(pump, '1'), line(hose, '1', { giveaway: true })]);
  expect(await bought(anna)).toEqual([]);
  for (const id of [first, second])
    expect((await anna.post(`/api/sales-orders/${id}/confirm`, {})).status).toBe(200);
  await order([line(pump, '40')]);
  expect(await bought(anna)).toEqual([
    ['离心泵', 3, 2],
    ['软管', 5, 1],
  ]);
  expect(await bought(anna, `contacts/${contact}`)).toEqual([
    ['离心泵', 2, 1],
    ['软管', 5, 1],
  ]);
  expect(await bought(ben)).toEqual([]);
  const blind = await app.person('blind', {
    rights: { accounts: { see: 'all' }, 'sales-orders': { see: 'all', fields: { lines: 'hidden' } } },
  });
  expect(await bought(blind)).toEqual([]);
  await anna.post(`/api/sales-orders/${first}/cancel`, { reason: '取消' });
  expect(await bought(anna)).toEqual([['离心泵', 1, 1]]);
  expect((await ben.get('/api/accounts/999999/bought')).status).toBe(404);
});
