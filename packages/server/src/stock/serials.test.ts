import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, linesOf, traders } from './documents.fixture.ts';
import { drifts, goods, pastTheDoors, putIn, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let main: number;
let north: number;
let account: number;
let vendor: number;

beforeAll(async () => {
  app = await openApplication('stock_serials', { rateLimits: { requests: 0, signIns: 1000 } });
  main = await warehouseNamed(app.admin, '总仓', true);
  north = await warehouseNamed(app.admin, '北方仓');
  ({ account, vendor } = await traders(app));
});
afterAll(() => app.close());

interface Paper {
  id: number;
  lines: { id: number }[];
}
const make = async (path: string, values: Record<string, unknown>) => {
  const { body, status } = await app.admin.post<Paper & Record<string, unknown>>(`/api/${path}`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const lineOf = ({ lines: [line] }: Paper) => line?.id;
const invoiceOf = (product: number, quantity: string) =>
  make('invoices', { name: '发货', account, lines: linesOf([product, quantity]) });
const ship = (paper: Paper, ...serials: string[]) =>
  act(app.admin, 'invoices', paper.id, 'ship', { serials: [{ line: lineOf(paper), serials }] });

/** A tracked product with pieces that came from a vendor. */
async function bought(name: string, ...serials: string[]): Promise<number> {
  const product = await goods(app, name, main, '0', { serialTracked: true, serviceLife: 24 });
  const order = await make('purchase-orders', { vendor, lines: linesOf([product, String(serials.length)]) });
  await act(app.admin, 'purchase-orders', order.id, 'order');
  const lines = [{ line: lineOf(order), quantity: String(serials.length), serials }];
  const received = await act(app.admin, 'purchase-orders', order.id, 'receive', { lines });
  expect(received.status, JSON.stringify(received.body)).toBe(200);
  return product;
}
const pieces = async (product: number) =>
  (
    await app.admin.get<{ records: Record<string, unknown>[] }>(
      `/api/products/${product}/related/serialNumbers?sort=serial`,
    )
  ).body.records;
const states = async (product: number) => (await pieces(product)).map(({ state }) => state);

describe('INV-08 Goods that are tracked by serial number', () => {
  test('leave by the numbers that are chosen, which say where each piece went, and come back when it is called off', async () => {
    const meter = await bought('智能水表', 'SN-1', 'SN-2', 'SN-3');
    expect(await pieces(meter)).toMatchObject([
      { serial: 'SN-1', state: 'inStock', warehouse: { id: main }, purchaseOrder: { label: '宁波铜业' } },
      { serial: 'SN-2' },
      { serial: 'SN-3' },
    ]);
    const invoice = await invoiceOf(meter, '2');
    expect(await act(app.admin, 'invoices', invoice.id, 'ship')).toMatchObject({
      status: 422,
      body: {
        errors: [{ field: 'lines.0.serials', message: expect.stringMatching(/需要 2 个序列号，给了 0 个/) }],
      },
    });
    expect((await ship(invoice, 'SN-1', 'SN-1')).body).toMatchObject({
      errors: [{ message: expect.stringMatching(/SN-1 重复/) }],
    });
    expect((await ship(invoice, 'SN-1', 'SN-9')).body).toMatchObject({
      errors: [{ message: expect.stringMatching(/没有序列号 SN-9/) }],
    });
    // Nothing of a refused shipment is booked.
    expect(await stockOf(app, meter)).toMatchObject({ onHand: '3.0000' });
    const shipped = await ship(invoice, 'SN-1', 'SN-3');
    expect(shipped.status, JSON.stringify(shipped.body)).toBe(200);
    const [first] = await pieces(meter);
    expect(first).toMatchObject({
      state: 'shipped',
      account: { id: account },
      invoice: { id: invoice.id },
      warehouse: null,
    });
    expect(String(first?.serviceUntil).slice(4)).toBe(String(first?.shippedOn).slice(4));
    const found = await app.admin.get<{ results?: unknown }>('/api/search?q=SN-3');
    expect(JSON.stringify(found.body)).toContain('serial-numbers');
    const devices = await app.admin.get<{ records: object[] }>(
      `/api/accounts/${account}/related/serialNumbers`,
    );
    expect(devices.body.records).toHaveLength(2);
    expect((await app.admin.delete(`/api/serial-numbers/${first?.id}`)).status).toBe(409);
    expect((await app.admin.patch(`/api/serial-numbers/${first?.id}`, { serial: 'SN-7' })).status).toBe(422);
    await act(app.admin, 'invoices', invoice.id, 'cancel');
    expect(await pieces(meter)).toMatchObject([
      { state: 'inStock', warehouse: { id: main }, invoice: null, account: null, serviceUntil: null },
      { state: 'inStock' },
      { state: 'inStock' },
    ]);
    expect(await drifts(app)).toEqual([]);
  });

  test('leave once, whoever ships them at the same time, and never from where they are not', async () => {
    const pump = await bought('水泵', 'P-1', 'P-2', 'P-3', 'P-4');
    const papers = await Promise.all([1, 2, 3, 4].map(() => invoiceOf(pump, '1')));
    const answers = await Promise.all(papers.map((paper) => ship(paper, 'P-1')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
    expect(await stockOf(app, pump)).toMatchObject({ onHand: '3.0000' });
    expect(await states(pump)).toEqual(['shipped', 'inStock', 'inStock', 'inStock']);
    const [, second, third] = await pieces(pump);
    await act(app.admin, 'serial-numbers', second?.id, 'miss', { reason: '盘点未见' });
    const other = papers[answers.findIndex(({ status }) => status !== 200)] as Paper;
    expect((await ship(other, 'P-2')).body).toMatchObject({
      errors: [{ message: expect.stringMatching(/P-2 已登记遗失/) }],
    });
    await act(app.admin, 'serial-numbers', second?.id, 'find');
    const transfer = { product: pump, quantity: '1', from: main, to: north };
    const bare = await make('stock-transfers', transfer);
    expect(await act(app.admin, 'stock-transfers', bare.id, 'book')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'serials' }] },
    });
    await app.admin.patch(`/api/stock-transfers/${bare.id}`, { serials: 'P-3\n' });
    expect((await act(app.admin, 'stock-transfers', bare.id, 'book')).status).toBe(200);
    expect((await app.admin.get(`/api/serial-numbers/${third?.id}`)).body).toMatchObject({
      warehouse: { id: north },
    });
    expect((await ship(other, 'P-3')).body).toMatchObject({
      errors: [{ message: expect.stringMatching(/P-3 不在此仓库/) }],
    });
    expect((await ship(other, 'P-2')).status).toBe(200);
    await act(app.admin, 'stock-transfers', bare.id, 'cancel');
    expect((await app.admin.get(`/api/serial-numbers/${third?.id}`)).body).toMatchObject({
      warehouse: { id: main },
    });
    expect(await drifts(app)).toEqual([]);
  });

  test('are known once for each product, on whatever way they come', async () => {
    const valve = await bought('阀门', 'V-1');
    const other = await bought('球阀', 'V-1');
    expect(await states(other)).toEqual(['inStock']);
    const again = await app.admin.post('/api/serial-numbers', { serial: 'v-1', product: valve });
    expect(again).toMatchObject({ status: 422, body: { errors: [{ field: 'serial', code: 'notUnique' }] } });
    // Each piece on the books has its number already: another must come into stock first.
    const none = await app.admin.post('/api/serial-numbers', { serial: 'V-2', product: valve });
    expect(none).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'warehouse', message: expect.stringMatching(/总仓账面现存 1/) }] },
    });
    await putIn(app, valve, main, '1');
    const gap = await app.admin.get<{ records: object[] }>('/api/products?view=unnumbered');
    expect(gap.body.records).toMatchObject([{ id: valve, onHand: '2.0000', unnumbered: '1.0000' }]);
    // One is without a number, but in the other warehouse there is none.
    for (const [warehouse, said] of [
      [north, /北方仓账面现存 0/],
      [null, /请选择所在仓库/],
    ] as const)
      expect(
        await app.admin.post('/api/serial-numbers', { serial: 'V-2', product: valve, warehouse }),
      ).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'warehouse', message: expect.stringMatching(said) }] },
      });
    const opening = await make('serial-numbers', { serial: 'V-2', product: valve });
    expect((await app.admin.get('/api/products?view=unnumbered')).body).toMatchObject({ records: [] });
    const carried = await app.admin.patch(`/api/serial-numbers/${opening.id}`, { warehouse: north });
    expect(carried).toMatchObject({ status: 422, body: { errors: [{ field: 'warehouse' }] } });
    const moved = await app.admin.patch(`/api/serial-numbers/${opening.id}`, { serial: 'V-1' });
    expect(moved).toMatchObject({ status: 422, body: { errors: [{ field: 'serial' }] } });
    // Nor past the doors.
    const slipped = `insert into serial_number (serial, product, state) values ('V-1', ${valve}, 'inStock')`;
    expect(await pastTheDoors(app, slipped)).toMatch(/duplicate key/);
    const order = await make('purchase-orders', { vendor, lines: linesOf([valve, '2']) });
    const receive = (serials: string[], quantity = String(serials.length)) =>
      act(app.admin, 'purchase-orders', order.id, 'receive', {
        lines: [{ line: lineOf(order), quantity, serials }],
      });
    expect((await act(app.admin, 'purchase-orders', order.id, 'receive')).status).toBe(422);
    expect((await receive(['V-1'])).body).toMatchObject({
      errors: [{ field: 'lines.0.serials', message: expect.stringMatching(/V-1 已登记/) }],
    });
    expect((await receive(['V-3', 'V-4'], '1.5')).status).toBe(422);
    expect((await receive(['V-3'])).body).toMatchObject({ status: 'partlyReceived' });
    expect(await stockOf(app, valve)).toMatchObject({ onHand: '3.0000', onOrder: '1.0000' });
  });

  test('are scanned when they are counted: what is not there is written off, what turns up is numbered', async () => {
    const pump = await bought('增压泵', 'T-1', 'T-2', 'T-3');
    const { id: take } = await make('stock-takes', { subject: '盘点' });
    const scan = (serials: string) => app.admin.patch(`/api/stock-counts/${count}`, { serials });
    const book = () => act(app.admin, 'stock-takes', take, 'book');
    const { id: count } = await make('stock-counts', { take, product: pump, counted: '2' });
    await act(app.admin, 'stock-takes', take, 'sheet');
    expect(await book()).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/增压泵：扫描了 0 个/) },
    });
    const gone = await invoiceOf(pump, '1');
    expect((await scan('T-1\nt-1\nT-9，T-3')).body).toMatchObject({
      counted: '3.0000',
      difference: '0.0000',
    });
    expect((await ship(gone, 'T-3')).status).toBe(200);
    // One that was scanned has left since.
    expect((await book()).status).toBe(409);
    expect((await scan('T-1,T-3')).body).toMatchObject({ counted: '2.0000' });
    expect(await book()).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/T-3 已发出/) },
    });
    expect((await scan('T-9')).body).toMatchObject({ counted: '1.0000', difference: '-1.0000' });
    const booked = await book();
    expect(booked.status, JSON.stringify(booked.body)).toBe(200);
    expect(await pieces(pump)).toMatchObject([
      { serial: 'T-1', state: 'lost' },
      { serial: 'T-2', state: 'lost' },
      { serial: 'T-3', state: 'shipped' },
      { serial: 'T-9', state: 'inStock', warehouse: { id: main } },
    ]);
    expect(await stockOf(app, pump)).toMatchObject({ onHand: '1.0000', unnumbered: '0.0000' });
    expect((await ship(await invoiceOf(pump, '1'), 'T-1')).body).toMatchObject({
      errors: [{ message: expect.stringMatching(/T-1 已盘亏/) }],
    });
    expect(await drifts(app)).toEqual([]);
  });
});
