import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { strike } from '../clockwork/clockwork.fixture.ts';
import { act, linesOf, traders } from './documents.fixture.ts';
import { goods, putIn, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let keeper: Client & { id: number };
let main: number;
let account: number;
let vendor: number;
const now = new Date('2031-03-03T02:00:00Z');

beforeAll(async () => {
  app = await openApplication('reorder', {
    rateLimits: { requests: 0, signIns: 1000 },
    clock: () => now,
  });
  keeper = await app.person('keeper', { rights: allRights });
  main = await warehouseNamed(app.admin, '总仓', true);
  await app.admin.patch(`/api/warehouses/${main}`, { keeper: keeper.id });
  ({ account, vendor } = await traders(app));
});
afterAll(() => app.close());

const told = async () => JSON.stringify((await keeper.get('/api/notifications')).body);
const count = async (kind: string) => (await told()).split(`"${kind}"`).length - 1;
const ships = async (product: number, quantity: string) => {
  const { body } = await app.admin.post('/api/invoices', {
    name: '发货',
    account,
    lines: linesOf([product, quantity]),
  });
  expect((await act(app.admin, 'invoices', body.id, 'ship')).status).toBe(200);
};

describe('INV-11 Whoever keeps the stock', () => {
  test('is told of what falls below its reorder level, once for each fall', async () => {
    const meter = await goods(app, '水表', main, '12', { reorderLevel: '10' });
    await strike(app);
    expect(await count('stock.low')).toBe(0);
    await ships(meter, '5');
    await Promise.all([strike(app), strike(app)]);
    await strike(app);
    expect(await count('stock.low')).toBe(1);
    await putIn(app, meter, main, '10');
    await strike(app);
    await ships(meter, '8');
    await strike(app);
    expect(await count('stock.low')).toBe(2);
    // A level that is raised, or lifted, counts as much as goods that leave.
    await app.admin.patch(`/api/products/${meter}`, { reorderLevel: null });
    await strike(app);
    await app.admin.patch(`/api/products/${meter}`, { reorderLevel: '100' });
    await strike(app);
    expect(await count('stock.low')).toBe(3);
  });

  test('is told of many in one notice', async () => {
    const before = await count('stock.low');
    for (let nth = 0; nth < 5; nth++) await goods(app, `批 ${nth}`, main, '1', { reorderLevel: '4' });
    await strike(app);
    expect(await count('stock.lowMany')).toBe(1);
    expect(await count('stock.low')).toBe(before);
    expect(await told()).toContain('"count":5');
  });
});

describe('INV-09 What is to be reordered', () => {
  const supplied = (product: number, values: Record<string, unknown>) =>
    app.admin.post('/api/supplies', { name: '供货', vendor, product, price: '5', ...values });
  const purchase = async (id: unknown) => (await app.admin.get(`/api/purchase-orders/${id}`)).body;
  const reorder = (product: number) => act(app.admin, 'products', product, 'reorder');

  test('goes into one draft for each vendor, at the price for so many that holds, and never twice', async () => {
    const brass = await goods(app, '铜件', main, '10', { vendor, reorderLevel: '70' });
    const cap = await goods(app, '盖帽', main, '0', { reorderLevel: '3', purchasePrice: '1.5' });
    await supplied(brass, { price: '9', fromQuantity: '1', leadDays: 5 });
    await supplied(brass, { price: '8', fromQuantity: '50', leadDays: 9, name: '铜件 批发' });
    await supplied(brass, { price: '7', fromQuantity: '500' });
    await supplied(brass, { price: '1', validUntil: '2031-03-02' });
    const other = Number(
      (await app.admin.post('/api/vendors?duplicates=allow', { name: '温州塑业' })).body.id,
    );
    await supplied(cap, { price: '2', fromQuantity: '20' });
    const screw = await goods(app, '螺钉', main, '0', { vendor, reorderLevel: '8', purchasePrice: '0.2' });
    const both = await Promise.all([reorder(brass), reorder(brass)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [made] = both.filter(({ status }) => status === 200);
    const { id } = (made as (typeof both)[number]).body.purchaseOrder as { id: number };
    expect(await reorder(cap)).toMatchObject({ status: 200, body: { purchaseOrder: { id } } });
    expect(await reorder(screw)).toMatchObject({ status: 200, body: { purchaseOrder: { id } } });
    expect(await purchase(id)).toMatchObject({
      name: '铜件、盖帽、螺钉',
      status: 'draft',
      vendor: { id: vendor },
      expectedOn: '2031-03-12',
      lines: [
        { item: { id: brass }, quantity: '60.0000', price: '8.0000', description: '铜件 批发' },
        { item: { id: cap }, quantity: '20.0000', price: '2.0000' },
        { item: { id: screw }, quantity: '8.0000', price: '0.2000' },
      ],
    });
    // Another main vendor, another paper; and in dollars another still.
    const lid = await goods(app, '表盖', main, '0', { vendor: other, reorderLevel: '5' });
    const { body } = await reorder(lid);
    const { id: others } = body.purchaseOrder as { id: number };
    expect(others).not.toBe(id);
    // What somebody has called it stays its name.
    expect((await purchase(others)).name).toBe('表盖');
    await app.admin.patch(`/api/purchase-orders/${others}`, { name: '三月补货' });
    await reorder(await goods(app, '表盖垫圈', main, '0', { vendor: other, reorderLevel: '5' }));
    expect(await purchase(others)).toMatchObject({ name: '三月补货', lines: { length: 2 } });
    expect((await act(app.admin, 'vendors', vendor, 'propose')).status).toBe(409);
    expect((await act(app.admin, 'purchase-orders', id, 'order')).status).toBe(200);
    expect((await reorder(brass)).status).toBe(409);
  });

  test('is refused in words for what is not low, what nobody sells, and whoever may not buy', async () => {
    const enough = await goods(app, '足够', main, '9', { vendor, reorderLevel: '5' });
    expect(await reorder(enough)).toMatchObject({ status: 409, body: { detail: '没有低于警戒数量' } });
    const orphan = await goods(app, '无人供应', main, '0', { reorderLevel: '5' });
    expect(await reorder(orphan)).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/供应商/) },
    });
    const looker = await app.person('looker', { rights: { '*': { see: 'all' } } });
    expect((await act(looker, 'products', orphan, 'reorder')).status).toBe(409);
    const low = await goods(app, '低', main, '0', { vendor, reorderLevel: '5' });
    expect((await act(looker, 'products', low, 'reorder')).status).toBe(403);
  });
});
