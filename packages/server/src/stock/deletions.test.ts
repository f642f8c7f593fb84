import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { jobEnded } from '../import/import.fixture.ts';
import { act, type Line, linesOf, traders } from './documents.fixture.ts';
import { drifts, goods, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let main: number;
let account: number;

beforeAll(async () => {
  app = await openApplication('stock_deletions', { rateLimits: { requests: 0, signIns: 1000 } });
  main = await warehouseNamed(app.admin, '总仓', true);
  ({ account } = await traders(app));
});
afterAll(() => app.close());

const make = async (path: string, values: Record<string, unknown>) => {
  const { body, status } = await app.admin.post<{ id: number; lines: Line[] }>(`/api/${path}`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const remove = (path: string, id: number) => app.admin.delete(`/api/${path}/${id}`);
const purge = (path: string, id: number) => app.admin.delete(`/api/${path}/${id}?purge=1`);
const restore = (path: string, id: number) => app.admin.post(`/api/${path}/${id}/restore`);
const statusOf = async (path: string, id: number) => (await app.admin.get(`/api/${path}/${id}`)).body.status;
const done = async (path: string, id: number, action: string) => {
  const { status, body } = await act(app.admin, path, id, action);
  expect(status, `${action} ${JSON.stringify(body)}`).toBe(200);
  return body;
};
const made = async (path: string, id: number, action: string, what: string) =>
  Number(((await done(path, id, action))[what] as { id: number }).id);
const inUse = (message: RegExp) => ({
  status: 409,
  body: { errors: [{ code: 'inUse', message: expect.stringMatching(message) }] },
});

describe('What a document was made of stays as long as the document counts (INV-07, INV-08)', () => {
  test('an order while an invoice of it is not cancelled, one by one and in bulk; afterwards it goes', async () => {
    const meter = await goods(app, '水表', main, '10');
    const order = await make('sales-orders', { name: '二期', account, lines: linesOf([meter, '6']) });
    await done('sales-orders', order.id, 'confirm');
    const invoice = await made('sales-orders', order.id, 'invoice', 'invoice');
    const { body: draft } = await app.admin.get<{ lines: Line[] }>(`/api/invoices/${invoice}`);
    await app.admin.patch(`/api/invoices/${invoice}`, { lines: [{ ...draft.lines[0], quantity: '4' }] });
    expect(await remove('sales-orders', order.id)).toMatchObject(inUse(/1 条“发货单”/));
    await done('invoices', invoice, 'ship');
    await done('sales-orders', order.id, 'cancel');
    expect(await remove('sales-orders', order.id)).toMatchObject(inUse(/1 条“发货单”/));
    const free = await make('sales-orders', { name: '三期', account, lines: linesOf([meter, '1']) });
    const bulk = { ids: [order.id, free.id], action: 'delete' };
    const { body: started } = await app.admin.post('/api/sales-orders/bulk', bulk);
    expect(await jobEnded(app.admin, Number(started.job))).toMatchObject({ updated: 1, failed: 1 });
    expect(await statusOf('sales-orders', order.id)).toBe('cancelled');
    await done('invoices', invoice, 'cancel');
    expect((await remove('sales-orders', order.id)).status).toBe(204);
    expect((await purge('sales-orders', order.id)).status).toBe(204);
    expect((await app.admin.get(`/api/invoices/${invoice}`)).body).toMatchObject({
      status: 'cancelled',
      salesOrder: { id: order.id, label: '二期' },
    });
    expect(await stockOf(app, meter)).toMatchObject({ onHand: '10.0000', reserved: '0.0000' });
    expect(await drifts(app)).toEqual([]);
  });

  test('a quote while its order counts', async () => {
    const meter = await goods(app, '流量计', main, '10');
    const values = { name: '报价', account, validUntil: '2099-12-31', lines: linesOf([meter, '1']) };
    const quote = await make('quotes', values);
    await done('quotes', quote.id, 'send');
    const order = await made('quotes', quote.id, 'order', 'salesOrder');
    expect(await remove('quotes', quote.id)).toMatchObject(inUse(/1 条“销售订单”/));
    await done('sales-orders', order, 'cancel');
    expect((await remove('quotes', quote.id)).status).toBe(204);
    expect((await restore('quotes', quote.id)).status).toBe(200);
  });

  test('an order goes on after its quote was purged, which it was cancelled for', async () => {
    const meter = await goods(app, '压力表', main);
    const values = { name: '压力表', account, validUntil: '2099-12-31', lines: linesOf([meter, '1']) };
    const quote = await make('quotes', values);
    await done('quotes', quote.id, 'send');
    const order = await made('quotes', quote.id, 'order', 'salesOrder');
    await done('sales-orders', order, 'cancel');
    await remove('quotes', quote.id);
    expect((await purge('quotes', quote.id)).status).toBe(204);
    await done('sales-orders', order, 'reopen');
    await done('sales-orders', order, 'confirm');
    expect(await stockOf(app, meter)).toMatchObject({ reserved: '1.0000' });
  });

  test('what is on invoices stays in an order that is changed: no less of it, and no line without it', async () => {
    const [meter, bolt] = [await goods(app, '电表', main, '10'), await goods(app, '螺母', main, '10')];
    const ordered = linesOf([meter, '6'], [bolt, '2']);
    const order = await make('sales-orders', { name: '四期', account, lines: ordered });
    await done('sales-orders', order.id, 'confirm');
    const invoice = await made('sales-orders', order.id, 'invoice', 'invoice');
    const { body: draft } = await app.admin.get<{ lines: Line[] }>(`/api/invoices/${invoice}`);
    await app.admin.patch(`/api/invoices/${invoice}`, { lines: [{ ...draft.lines[0], quantity: '4' }] });
    await done('invoices', invoice, 'ship');
    await done('sales-orders', order.id, 'reopen');
    const [first, second] = order.lines;
    const changed = (...lines: object[]) => app.admin.patch(`/api/sales-orders/${order.id}`, { lines });
    expect(await changed({ ...second }, { ...first, quantity: '3' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'lines.1.quantity', message: '第 2 行已开出发货单 4，数量不能更少' }] },
    });
    expect(await changed(...linesOf([bolt, '2']))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'lines', message: '“电表”已开出发货单，不能从订单中去掉' }] },
    });
    expect((await changed({ ...first, quantity: '4' })).status).toBe(200);
    expect(await act(app.admin, 'sales-orders', order.id, 'complete')).toMatchObject({
      status: 409,
      body: { detail: '状态为“草稿”，不能“标记为已完成”' },
    });
  });

  test('a product while it is promised or on its way; one that came to be so in the recycle bin is not purged', async () => {
    const pump = await goods(app, '水泵', main);
    const order = await make('sales-orders', { name: '水泵', account, lines: linesOf([pump, '1']) });
    await done('sales-orders', order.id, 'confirm');
    expect(await remove('products', pump)).toMatchObject(inUse(/1 条“预留与在途”/));
    await done('sales-orders', order.id, 'reopen');
    expect((await remove('products', pump)).status).toBe(204);
    // What was offered goes on.
    await done('sales-orders', order.id, 'confirm');
    expect(await purge('products', pump)).toMatchObject(inUse(/1 条“预留与在途”/));
    await done('sales-orders', order.id, 'cancel');
    expect((await purge('products', pump)).status).toBe(204);
    expect(await drifts(app)).toEqual([]);
  });

  test('an invoice that comes back after its order was purged says so when it is to be shipped', async () => {
    const valve = await goods(app, '阀门', main, '5');
    const order = await make('sales-orders', { name: '阀门', account, lines: linesOf([valve, '2']) });
    await done('sales-orders', order.id, 'confirm');
    const invoice = await made('sales-orders', order.id, 'invoice', 'invoice');
    expect((await remove('invoices', invoice)).status).toBe(204);
    expect((await remove('sales-orders', order.id)).status).toBe(204);
    expect((await restore('invoices', invoice)).status).toBe(200);
    expect(await act(app.admin, 'invoices', invoice, 'ship')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/订单 SO-.* 在回收站中，请先还原/) },
    });
    expect(await purge('sales-orders', order.id)).toMatchObject(inUse(/1 条“发货单”/));
    await remove('invoices', invoice);
    expect((await purge('sales-orders', order.id)).status).toBe(204);
    await restore('invoices', invoice);
    expect(await act(app.admin, 'invoices', invoice, 'ship')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/所属订单已被彻底删除，请取消这张发货单/) },
    });
    await done('invoices', invoice, 'cancel');
    expect(await stockOf(app, valve)).toMatchObject({ onHand: '5.0000', reserved: '0.0000' });
  });

  test('of the default warehouse another takes the place, also when it comes back (INV-10)', async () => {
    const fresh = await warehouseNamed(app.admin, '临时仓', true);
    const defaults = async () => {
      const where = JSON.stringify({ isDefault: true });
      const { body } = await app.admin.get<{ records: { id: number }[] }>('/api/warehouses', {
        query: { where },
      });
      return body.records.map(({ id }) => id);
    };
    expect(await defaults()).toEqual([fresh]);
    expect((await remove('warehouses', fresh)).status).toBe(204);
    const [next, ...more] = await defaults();
    expect([next !== undefined && next !== fresh, more]).toEqual([true, []]);
    expect((await restore('warehouses', fresh)).status).toBe(200);
    expect(await defaults()).toEqual([next]);
    await app.admin.patch(`/api/warehouses/${main}`, { isDefault: true });
    expect(await defaults()).toEqual([main]);
  });
});

describe('An offer that comes back out of the recycle bin (CMP-07, INV-06)', () => {
  const offer = (name: string, product: number, price: string) =>
    make('quotes', { name, account, validUntil: '2099-12-31', lines: linesOf([product, '1', price]) });

  test('holds as it did, unless another one at another price, or a later version, went out meanwhile', async () => {
    const meter = await goods(app, '热量表', main);
    const { id: first } = await offer('先报', meter, '100');
    await done('quotes', first, 'send');
    await remove('quotes', first);
    await restore('quotes', first);
    expect(await statusOf('quotes', first)).toBe('sent');
    await remove('quotes', first);
    const { id: other } = await offer('后报', meter, '90');
    await done('quotes', other, 'send');
    await restore('quotes', first);
    expect([await statusOf('quotes', first), await statusOf('quotes', other)]).toEqual([
      'superseded',
      'sent',
    ]);

    const version = await made('quotes', other, 'revise', 'quote');
    await remove('quotes', other);
    await app.admin.patch(`/api/quotes/${version}`, { validUntil: '2099-12-31' });
    await done('quotes', version, 'send');
    await restore('quotes', other);
    expect([await statusOf('quotes', other), await statusOf('quotes', version)]).toEqual([
      'superseded',
      'sent',
    ]);
  });
});
