import type { RightsTable } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { standardRoles } from '../organization/standardRoles.ts';
import { act, type Line, linesOf, traders } from './documents.fixture.ts';
import { drifts, goods, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let buyer: Client & { id: number };
let head: Client;
let account: number;
let vendor: number;
let main: number;

beforeAll(async () => {
  app = await openApplication('purchases', { rateLimits: { requests: 0, signIns: 1000 } });
  main = await warehouseNamed(app.admin, '总仓', true);
  ({ account, vendor } = await traders(app));
  buyer = await app.person('buyer', { rights: allRights });
  head = await app.person('head', { rights: allRights, functions: ['purchaseApproval'] });
});
afterAll(() => app.close());

interface Paper extends Record<string, unknown> {
  id: number;
  lines: Line[];
}
const bought = async (by: Client, lines: object[]) =>
  (await by.post<Paper>('/api/purchase-orders', { vendor, lines })).body;

describe('INV-09 A purchase', () => {
  test('that comes to more than the limit of whoever orders waits for approval, and is not received before', async () => {
    await app.admin.patch('/api/settings/company', { maxPurchase: '1000' });
    const brass = await goods(app, '铜件', main);
    const small = await bought(buyer, linesOf([brass, '100', '10']));
    expect((await act(buyer, 'purchase-orders', small.id, 'order')).body).toMatchObject({
      status: 'ordered',
    });
    const large = await bought(buyer, linesOf([brass, '101', '10']));
    for (const action of ['order', 'receive'])
      expect(await act(buyer, 'purchase-orders', large.id, action)).toMatchObject({
        status: 422,
        body: {
          errors: [{ field: 'total', message: expect.stringMatching(/1010.00 超过您的限额 1000.00/) }],
        },
      });
    expect((await act(buyer, 'purchase-orders', large.id, 'askApproval')).body).toMatchObject({
      status: 'inApproval',
    });
    expect(JSON.stringify((await head.get('/api/notifications')).body)).toContain('approval.asked');
    expect((await act(buyer, 'purchase-orders', large.id, 'receive')).status).toBe(409);
    expect((await act(buyer, 'purchase-orders', large.id, 'approve')).status).toBe(403);
    expect((await buyer.patch(`/api/purchase-orders/${large.id}`, { terms: '款到发货' })).status).toBe(422);
    const approved = await act(head, 'purchase-orders', large.id, 'approve');
    expect(approved.body).toMatchObject({ status: 'ordered', orderedAt: expect.any(String) });
    expect(await stockOf(app, brass)).toMatchObject({ onOrder: '201.0000' });
    // A role may say more than the company.
    const { roles } = (await app.admin.get<{ roles: { id: number }[] }>(`/api/users/${buyer.id}`)).body;
    await app.admin.patch(`/api/roles/${roles[0]?.id}`, { maxPurchase: '5000' });
    const again = await bought(buyer, linesOf([brass, '101', '10']));
    expect((await act(buyer, 'purchase-orders', again.id, 'order')).status).toBe(200);
    await app.admin.patch('/api/settings/company', { maxPurchase: null });
    expect(await drifts(app)).toEqual([]);
  });

  test('is told at the line that what has come is no quantity, and nothing of the others is booked', async () => {
    const [seal, screw] = [await goods(app, '密封垫', main), await goods(app, '螺钉', main)];
    const paper = await bought(buyer, linesOf([seal, '10', '1'], [screw, '10', '1']));
    await act(buyer, 'purchase-orders', paper.id, 'order');
    const [first, second] = paper.lines.map(({ id }) => id);
    for (const quantity of ['-1', 'abc', '1.23456', -1, '1e3']) {
      const lines = [
        { line: first, quantity: '4' },
        { line: second, quantity },
      ];
      expect(await act(buyer, 'purchase-orders', paper.id, 'receive', { lines })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'lines.1.quantity', message: expect.stringMatching(/^第 2 行/) }] },
      });
    }
    expect(await stockOf(app, seal)).toMatchObject({ onHand: '0.0000', onOrder: '10.0000' });
  });

  test('of services alone is received at once; one of which no more comes is paid, and stays when it is cancelled', async () => {
    const { body: service } = await app.admin.post('/api/services', { name: '年检', price: '300' });
    const services = await bought(app.admin, [
      { item: { module: 'services', id: service.id }, quantity: '1', price: '300' },
    ]);
    await act(app.admin, 'purchase-orders', services.id, 'order');
    expect((await act(app.admin, 'purchase-orders', services.id, 'receive')).body).toMatchObject({
      status: 'received',
    });
    expect((await act(app.admin, 'purchase-orders', services.id, 'pay')).status).toBe(200);
    const valve = await goods(app, '阀门', main);
    const [closed, cancelled] = [await partly(valve), await partly(valve)];
    expect((await act(app.admin, 'purchase-orders', closed, 'close')).body).toMatchObject({
      status: 'received',
    });
    expect((await act(app.admin, 'purchase-orders', closed, 'pay')).body).toMatchObject({ status: 'paid' });
    await act(app.admin, 'purchase-orders', cancelled, 'cancel');
    expect((await app.admin.delete(`/api/purchase-orders/${cancelled}`)).status).toBe(409);
    expect(await stockOf(app, valve)).toMatchObject({ onHand: '4.0000', onOrder: '0.0000' });
    expect(await drifts(app)).toEqual([]);
  });

  /** Two of five have come. */
  async function partly(product: number): Promise<number> {
    const { id, lines } = await bought(app.admin, linesOf([product, '5']));
    await act(app.admin, 'purchase-orders', id, 'order');
    await act(app.admin, 'purchase-orders', id, 'receive', {
      lines: [{ line: lines[0]?.id, quantity: '2' }],
    });
    return id;
  }
});

describe('INV-01 What goods cost', () => {
  test('is told to no salesperson by what they would buy, count or move', async () => {
    const { rights } = standardRoles.salesperson;
    const seller = await app.person('seller', { rights });
    const low = await goods(app, '低库存', main, '1', { vendor, reorderLevel: '5', purchasePrice: '6.5' });
    const lines = [{ item: { module: 'products', id: low } }];
    const { body } = await seller.get(`/api/products/${low}`);
    expect(body).toMatchObject({ name: '低库存', onHand: '1.0000' });
    expect(JSON.stringify(body)).not.toMatch(/6\.5|宁波铜业/);
    expect((await seller.post('/api/purchase-orders', { vendor, lines })).status).toBe(403);
    expect((await act(seller, 'products', low, 'reorder')).status).toBe(403);
    expect((await seller.post('/api/stock-takes', { subject: '盘' })).status).toBe(403);
    expect((await seller.get('/api/supplies')).status).not.toBe(200);
  });

  test('stands in no line of whoever may not see it, although they may buy', async () => {
    const rights: RightsTable = {
      ...allRights,
      products: { fields: { purchasePrice: 'hidden' } },
      supplies: { see: 'none', create: false },
    };
    const clerk = await app.person('clerk', { rights });
    const low = await goods(app, '进价保密', main, '1', { vendor, reorderLevel: '5', purchasePrice: '6.5' });
    await app.admin.post('/api/supplies', { name: '秘', vendor, product: low, price: '6.25' });
    const item = { module: 'products', id: low };
    expect((await bought(clerk, [{ item }])).lines).toMatchObject([{ price: null }]);
    const asked = await clerk.post('/api/purchase-orders/prices', {
      document: {},
      items: [{ item, quantity: '1' }],
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect(JSON.stringify(asked.body)).not.toMatch(/6\.5/);
    await app.admin.delete(`/api/purchase-orders/${(await bought(clerk, [{ item }])).id}`);
    const other = await goods(app, '进价保密 2', main, '1', {
      vendor,
      reorderLevel: '5',
      purchasePrice: '6.5',
    });
    await app.admin.post('/api/supplies', { name: '秘 2', vendor, product: other, price: '6.25' });
    const { body } = await act(clerk, 'products', other, 'reorder');
    const { id } = body.purchaseOrder as { id: number };
    const draft = (await clerk.get<Paper>(`/api/purchase-orders/${id}`)).body;
    expect(draft.lines).toMatchObject([{ quantity: '4.0000', price: null }]);
    expect((await act(clerk, 'purchase-orders', id, 'order')).status).toBe(422);
  });
});

describe('INV-11 What is promised and not there', () => {
  test('is told to whoever’s order it is, and counts as to be bought also without a reorder level', async () => {
    const rare = await goods(app, '紧缺', main, '3', { vendor });
    const values = { name: '大单', account, owner: buyer.id, lines: linesOf([rare, '8']) };
    const { body: order } = await app.admin.post<Paper>('/api/sales-orders', values);
    expect((await act(app.admin, 'sales-orders', order.id, 'confirm')).status).toBe(200);
    const told = JSON.stringify((await buyer.get('/api/notifications')).body);
    expect(told).toContain('stock.short');
    const low = await app.admin.get<{ records: { id: number }[] }>('/api/products?view=toReorder');
    expect(low.body.records.map(({ id }) => id)).toContain(rare);
    const { body } = await act(app.admin, 'products', rare, 'reorder');
    const { id } = body.purchaseOrder as { id: number };
    const draft = (await app.admin.get<Paper>(`/api/purchase-orders/${id}`)).body;
    expect(draft.lines).toMatchObject([{ item: { id: rare }, quantity: '5.0000' }]);
  });
});
