import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, type Line, linesOf, traders } from './documents.fixture.ts';
import { drifts, goods, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let main: number;
let account: number;
let vendor: number;

beforeAll(async () => {
  app = await openApplication('stock_chain', { rateLimits: { requests: 0, signIns: 1000 } });
  main = await warehouseNamed(app.admin, '总仓', true);
  ({ account, vendor } = await traders(app));
});
afterAll(() => app.close());

const make = async (path: string, values: Record<string, unknown>) => {
  const { body, status } = await app.admin.post<{ id: number; lines: Line[] }>(`/api/${path}`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const newInvoice = (lines: ReturnType<typeof linesOf>) => make('invoices', { name: '发货', account, lines });
const status = async (path: string, id: number) => (await app.admin.get(`/api/${path}/${id}`)).body.status;

describe('INV-08 An invoice', () => {
  test('takes goods and giveaways out of stock when it is shipped, and brings them back when it is cancelled', async () => {
    const meter = await goods(app, '水表', main, '10');
    const gift = await goods(app, '扳手', main, '5');
    const lines = [
      ...linesOf([meter, '4', '398']),
      { item: { module: 'products', id: gift }, quantity: '2', giveaway: true },
    ];
    const { id } = await newInvoice(lines as never);
    const shipped = await act(app.admin, 'invoices', id, 'ship', {
      carrier: '顺丰',
      trackingNumber: 'SF1029',
    });
    expect(shipped, JSON.stringify(shipped.body)).toMatchObject({
      status: 200,
      body: { status: 'shipped', carrier: '顺丰', trackingNumber: 'SF1029' },
    });
    expect([(await stockOf(app, meter)).onHand, (await stockOf(app, gift)).onHand]).toEqual([
      '6.0000',
      '3.0000',
    ]);
    expect((await act(app.admin, 'invoices', id, 'ship')).status).toBe(409);
    expect((await app.admin.patch(`/api/invoices/${id}`, { warehouse: null })).status).toBe(422);
    expect((await app.admin.delete(`/api/invoices/${id}`)).status).toBe(409);
    const { body } = await app.admin.get<{ records: object[] }>(
      `/api/invoices/${id}/related/movements?sort=id`,
    );
    expect(body.records).toMatchObject([
      { kind: 'shipped', quantity: '-4.0000' },
      { kind: 'givenAway', quantity: '-2.0000' },
    ]);
    const cancelled = await Promise.all(
      [1, 2].map(() => act(app.admin, 'invoices', id, 'cancel', { reason: '退货' })),
    );
    expect(cancelled.map((one) => one.status).sort()).toEqual([200, 409]);
    expect([(await stockOf(app, meter)).onHand, (await stockOf(app, gift)).onHand]).toEqual([
      '10.0000',
      '5.0000',
    ]);
    expect(await drifts(app)).toEqual([]);
  });

  test('never ships more than there is, and says so at the line; what was billed stays', async () => {
    const [plenty, scarce] = [await goods(app, '多', main, '10'), await goods(app, '少', main, '2')];
    const { id } = await newInvoice(linesOf([plenty, '5'], [scarce, '3']));
    expect(await act(app.admin, 'invoices', id, 'ship')).toMatchObject({
      status: 422,
      body: {
        errors: [{ field: 'lines.1.quantity', message: expect.stringMatching(/少：总仓现存 2，需要 3/) }],
      },
    });
    expect((await stockOf(app, plenty)).onHand).toBe('10.0000');
    await app.admin.patch(`/api/invoices/${id}`, { lines: linesOf([plenty, '5'], [scarce, '2']) });
    for (const action of ['approve', 'pack', 'ship', 'receive'])
      expect((await act(app.admin, 'invoices', id, action)).status, action).toBe(200);
    const billed = await act(app.admin, 'invoices', id, 'bill', { number: '24332000' });
    expect(billed.body).toMatchObject({ status: 'invoiced', taxInvoiceNumber: '24332000' });
    expect((await act(app.admin, 'invoices', id, 'cancel')).status).toBe(409);
    expect(await drifts(app)).toEqual([]);
  });

  test('an order reserves what it still has to ship; its invoices take what remains, never more', async () => {
    const meter = await goods(app, '流量计', main, '20', { reorderLevel: '5' });
    const order = await make('sales-orders', { name: '供水二期', account, lines: linesOf([meter, '8']) });
    expect((await stockOf(app, meter)).available).toBe('20.0000');
    await act(app.admin, 'sales-orders', order.id, 'confirm');
    expect(await stockOf(app, meter)).toMatchObject({
      reserved: '8.0000',
      available: '12.0000',
      expected: '12.0000',
    });
    const { body: first } = await act(app.admin, 'sales-orders', order.id, 'invoice');
    const invoice = Number((first.invoice as { id: number }).id);
    const { body: draft } = await app.admin.get<{ lines: Line[] }>(`/api/invoices/${invoice}`);
    const [line] = draft.lines;
    expect(line).toMatchObject({ quantity: '8.0000', source: order.lines[0]?.id });
    await app.admin.patch(`/api/invoices/${invoice}`, { lines: [{ ...line, quantity: '3' }] });
    await act(app.admin, 'invoices', invoice, 'ship');
    expect(await stockOf(app, meter)).toMatchObject({
      onHand: '17.0000',
      reserved: '5.0000',
      available: '12.0000',
    });
    const { body: next } = await act(app.admin, 'sales-orders', order.id, 'invoice');
    const second = Number((next.invoice as { id: number }).id);
    const { body: rest } = await app.admin.get<{ lines: Line[] }>(`/api/invoices/${second}`);
    expect(rest.lines[0]?.quantity).toBe('5.0000');
    await app.admin.patch(`/api/invoices/${second}`, { lines: [{ ...rest.lines[0], quantity: '6' }] });
    expect(await act(app.admin, 'invoices', second, 'ship')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'lines.0.quantity', message: expect.stringMatching(/还可发 5/) }] },
    });
    expect((await act(app.admin, 'sales-orders', order.id, 'invoice')).status).toBe(409);
    await act(app.admin, 'invoices', invoice, 'cancel');
    expect(await stockOf(app, meter)).toMatchObject({ onHand: '20.0000', reserved: '8.0000' });
    await act(app.admin, 'sales-orders', order.id, 'cancel');
    expect(await stockOf(app, meter)).toMatchObject({ reserved: '0.0000', available: '20.0000' });
    expect(await drifts(app)).toEqual([]);
  });
});

describe('INV-01 What comes free with a product', () => {
  test('is said with how much for how many, and goes along from quote to order and invoice', async () => {
    const gift = await goods(app, '扳手', main, '5');
    const meter = await goods(app, '水表', main, '20');
    const bolt = await goods(app, '螺栓', main, '50');
    const give = (...lines: object[]) => app.admin.patch(`/api/products/${meter}`, { giveaways: lines });
    const item = (id: number) => ({ module: 'products', id });
    for (const [wrong, member] of [
      [{ item: item(gift), quantity: '1' }, 'per'],
      [{ item: item(gift), per: '0', quantity: '1' }, 'per'],
      [{ item: item(gift), per: '10', quantity: '0' }, 'quantity'],
      [{ per: '10', quantity: '1' }, 'item'],
    ] as const)
      expect(await give({ item: item(bolt), per: '1', quantity: '1' }, wrong)).toMatchObject({
        status: 422,
        body: { errors: [{ field: `giveaways.1.${member}` }] },
      });
    const kinds = await give(
      { item: item(gift), per: '10', quantity: '1' },
      { item: item(bolt), per: '1', quantity: '2' },
    );
    expect(kinds, JSON.stringify(kinds.body)).toMatchObject({
      status: 200,
      body: {
        giveaways: [
          { description: '扳手', per: '10.0000' },
          { item: item(bolt), quantity: '2.0000' },
        ],
      },
    });
    // Whoever writes the document, whichever way, what comes free comes along, unless it is said that it doesn't.
    const [line] = linesOf([meter, '19']);
    const free = await make('invoices', {
      name: '接口',
      account,
      lines: [line, { ...line, quantity: '5', giveaways: false }],
    });
    expect(free.lines).toMatchObject([
      { quantity: '19.0000', giveaway: false },
      { item: item(gift), quantity: '1.0000', giveaway: true, price: '0.0000', description: '扳手' },
      { item: item(bolt), quantity: '38.0000', giveaway: true },
      { quantity: '5.0000', giveaway: false },
    ]);
    const [first, , ...others] = free.lines as { id: number }[];
    const kept = await app.admin.patch(`/api/invoices/${free.id}`, { lines: [first, ...others] });
    expect(kept.body.lines).toHaveLength(3);
    await app.admin.delete(`/api/invoices/${free.id}`);
    const bought = await make('purchase-orders', { name: '进货', vendor, lines: linesOf([meter, '10']) });
    expect(bought.lines).toHaveLength(1);
    await give({ item: item(gift), per: '10', quantity: '1' });
    const lines = linesOf([meter, '20']);
    const quote = await make('quotes', { name: '买十赠一', account, validUntil: '2099-01-01', lines });
    await act(app.admin, 'quotes', quote.id, 'send');
    const { body: ordered } = await act(app.admin, 'quotes', quote.id, 'order');
    const order = Number((ordered.salesOrder as { id: number }).id);
    await act(app.admin, 'sales-orders', order, 'confirm');
    expect(await stockOf(app, gift)).toMatchObject({ reserved: '2.0000' });
    const { body: made } = await act(app.admin, 'sales-orders', order, 'invoice');
    const invoice = Number((made.invoice as { id: number }).id);
    expect((await app.admin.get(`/api/invoices/${invoice}`)).body).toMatchObject({
      lines: [{ giveaway: false }, { giveaway: true, quantity: '2.0000', price: '0.0000' }],
    });
    await act(app.admin, 'invoices', invoice, 'ship');
    expect(await stockOf(app, gift)).toMatchObject({ onHand: '3.0000', reserved: '0.0000' });
  });
});

describe('INV-09 A purchase order', () => {
  test('and an order of a customer leave one another’s figures alone on the same product', async () => {
    const valve = await goods(app, '阀门', main, '9');
    const order = await make('sales-orders', { name: '三期', account, lines: linesOf([valve, '4']) });
    await act(app.admin, 'sales-orders', order.id, 'confirm');
    const bought = await make('purchase-orders', { vendor, lines: linesOf([valve, '7']) });
    await act(app.admin, 'purchase-orders', bought.id, 'order');
    expect(await stockOf(app, valve)).toMatchObject({ reserved: '4.0000', onOrder: '7.0000' });
    await act(app.admin, 'sales-orders', order.id, 'cancel');
    expect(await stockOf(app, valve)).toMatchObject({ reserved: '0.0000', onOrder: '7.0000' });
    await act(app.admin, 'purchase-orders', bought.id, 'cancel');
    expect(await stockOf(app, valve)).toMatchObject({ reserved: '0.0000', onOrder: '0.0000' });
    expect(await drifts(app)).toEqual([]);
  });

  test('is on its way until it is received, in parts, never more than was ordered and nothing twice', async () => {
    const brass = await goods(app, '铜件', main);
    const bought = await make('purchase-orders', {
      vendor,
      expectedOn: '2026-12-24',
      lines: linesOf([brass, '10']),
    });
    await act(app.admin, 'purchase-orders', bought.id, 'order');
    expect(await stockOf(app, brass)).toMatchObject({
      onOrder: '10.0000',
      expected: '10.0000',
      onHand: '0.0000',
    });
    const claims = await app.admin.get<{ records: object[] }>(`/api/products/${brass}/related/claims`);
    expect(claims.body.records).toMatchObject([
      {
        kind: 'ordered',
        ordered: '10.0000',
        due: '2026-12-24',
        document: { module: 'purchase-orders', id: bought.id },
      },
    ]);
    const line = bought.lines[0]?.id;
    const receive = (quantity: string) =>
      act(app.admin, 'purchase-orders', bought.id, 'receive', { lines: [{ line, quantity }] });
    expect((await receive('4')).body).toMatchObject({ status: 'partlyReceived' });
    expect(await stockOf(app, brass)).toMatchObject({
      onHand: '4.0000',
      onOrder: '6.0000',
      expected: '10.0000',
    });
    expect(await receive('7')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'lines.0.quantity', message: expect.stringMatching(/待到货 6/) }] },
    });
    expect((await receive('-1')).status).toBe(422);
    const rest = await Promise.all(
      [1, 2, 3].map(() => act(app.admin, 'purchase-orders', bought.id, 'receive')),
    );
    expect(rest.map((one) => one.status).sort()).toEqual([200, 409, 409]);
    expect(await stockOf(app, brass)).toMatchObject({ onHand: '10.0000', onOrder: '0.0000' });
    expect((await app.admin.delete(`/api/purchase-orders/${bought.id}`)).status).toBe(409);
    await act(app.admin, 'purchase-orders', bought.id, 'pay');
    expect(await status('purchase-orders', bought.id)).toBe('paid');
    expect((await act(app.admin, 'purchase-orders', bought.id, 'cancel')).status).toBe(409);
    expect(await drifts(app)).toEqual([]);
  });

  test('is proposed for what has fallen below its reorder level, at the vendor’s price', async () => {
    const low = await goods(app, '低库存', main, '3', { vendor, reorderLevel: '10', purchasePrice: '7' });
    await goods(app, '足够', main, '30', { vendor, reorderLevel: '10' });
    await app.admin.post('/api/supplies', {
      name: '铜接头',
      vendor,
      product: low,
      price: '6.50',
      currency: 'CNY',
    });
    const { body } = await act(app.admin, 'vendors', vendor, 'propose');
    const { id } = body.purchaseOrder as { id: number };
    expect((await app.admin.get(`/api/purchase-orders/${id}`)).body).toMatchObject({
      status: 'draft',
      lines: [{ item: { id: low }, quantity: '7.0000', price: '6.5000', description: '铜接头' }],
    });
    await act(app.admin, 'purchase-orders', id, 'order');
    expect((await act(app.admin, 'vendors', vendor, 'propose')).status).toBe(409);
  });
});
