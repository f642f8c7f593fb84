import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, type Line, linesOf, traders } from './documents.fixture.ts';
import { drifts, goods, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let main: number;
let account: number;

beforeAll(async () => {
  app = await openApplication('stock_orders', { rateLimits: { requests: 0, signIns: 1000 } });
  main = await warehouseNamed(app.admin, '总仓', true);
  ({ account } = await traders(app));
});
afterAll(() => app.close());

interface Paper extends Record<string, unknown> {
  id: number;
  status: string;
  lines: Line[];
}
const read = async (path: string, id: number) => (await app.admin.get<Paper>(`/api/${path}/${id}`)).body;
const change = (id: number, lines: unknown[]) => app.admin.patch(`/api/invoices/${id}`, { lines });
const ship = (id: number) => act(app.admin, 'invoices', id, 'ship');

/** A confirmed order. */
async function ordered(lines: ReturnType<typeof linesOf>, more: object = {}): Promise<Paper> {
  const { body } = await app.admin.post<Paper>('/api/sales-orders', {
    name: '订单',
    account,
    lines,
    ...more,
  });
  expect((await act(app.admin, 'sales-orders', body.id, 'confirm')).status).toBe(200);
  return body;
}

async function invoiceOf(order: number): Promise<Paper> {
  const { body, status } = await act(app.admin, 'sales-orders', order, 'invoice');
  expect(status, JSON.stringify(body)).toBe(200);
  return read('invoices', (body.invoice as { id: number }).id);
}

describe('INV-08 What leaves is what stands in the lines when it leaves', () => {
  test('also for whoever ships while a colleague is still saving them', async () => {
    const valve = await goods(app, '阀门', main, '20');
    const values = { name: '发货', account, warehouse: main, lines: linesOf([valve, '2']) };
    const { id } = (await app.admin.post<Paper>('/api/invoices', values)).body;
    const { kysely } = app.services.database;
    const shipped = await kysely.transaction().execute(async (colleague) => {
      await sql`select from invoice where id = ${id} for no key update`.execute(colleague);
      await sql`update document_line set quantity = 5 where document = ${id}`.execute(colleague);
      const waiting = ship(id);
      await expect
        .poll(
          async () => {
            const { rows } = await sql<{ count: number }>`select count(*)::integer as count from pg_locks
              where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`.execute(
              kysely,
            );
            return rows[0]?.count;
          },
          { timeout: 20_000 },
        )
        .toBeGreaterThan(0);
      return { waiting };
    });
    expect((await shipped.waiting).status).toBe(200);
    expect(await stockOf(app, valve)).toMatchObject({ onHand: '15.0000' });
  });
});

describe('INV-08 Of an order no more is shipped than was ordered', () => {
  test('in whichever lines of an invoice it stands, and what is typed anew settles the order, too', async () => {
    const meter = await goods(app, '水表', main, '20');
    const order = await ordered(linesOf([meter, '5']));
    const { id, lines } = await invoiceOf(order.id);
    const twice = [...lines, { ...lines[0], id: null }];
    await change(id, twice);
    expect(await ship(id)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'lines.1.quantity', message: expect.stringMatching(/还可发 0/) }] },
    });
    await change(id, [{ ...lines[0], quantity: '4' }, ...linesOf([meter, '2'])]);
    expect(await ship(id)).toMatchObject({ status: 422, body: { errors: [{ field: 'lines.1.quantity' }] } });
    await change(id, linesOf([meter, '5']));
    expect((await ship(id)).status).toBe(200);
    expect(await stockOf(app, meter)).toMatchObject({ onHand: '15.0000', reserved: '0.0000' });
    expect((await read('invoices', id)).lines[0]?.source).toBe(order.lines[0]?.id);
    expect(await drifts(app)).toEqual([]);
  });

  test('nor other goods in its name, nor what has been taken off it since', async () => {
    const [meter, valve] = [await goods(app, '水表', main, '9'), await goods(app, '阀门', main, '9')];
    const order = await ordered(linesOf([meter, '5'], [valve, '1']));
    const { id, lines } = await invoiceOf(order.id);
    await change(id, [{ ...linesOf([valve, '5'])[0], source: lines[0]?.source }]);
    expect(await ship(id)).toMatchObject({ status: 422, body: { errors: [{ field: 'lines.0.item' }] } });
    await change(id, lines);
    await act(app.admin, 'sales-orders', order.id, 'reopen');
    expect(await ship(id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/尚未确认/) },
    });
    await app.admin.patch(`/api/sales-orders/${order.id}`, { lines: [order.lines[0]] });
    await act(app.admin, 'sales-orders', order.id, 'confirm');
    const invoice = await read('invoices', id);
    expect(await ship(id)).toMatchObject({ status: 422, body: { errors: [{ field: 'lines.1.item' }] } });
    // What was never ordered may go along.
    await change(id, [invoice.lines[0], ...linesOf([valve, '1'])]);
    expect((await ship(id)).status).toBe(200);
    expect(await drifts(app)).toEqual([]);
  });

  test('nothing for one that is cancelled, with its drafts, or in the recycle bin', async () => {
    const meter = await goods(app, '水表', main, '9');
    const order = await ordered(linesOf([meter, '2']));
    const { id } = await invoiceOf(order.id);
    await act(app.admin, 'invoices', id, 'approve');
    const refused = await act(app.admin, 'sales-orders', order.id, 'cancel');
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/1 张发货单已审核/) },
    });
    expect((await act(app.admin, 'sales-orders', order.id, 'reopen')).status).toBe(409);
    // It goes when none of its invoices is left; one that comes back waits for it.
    expect((await app.admin.delete(`/api/sales-orders/${order.id}`)).status).toBe(409);
    expect((await app.admin.delete(`/api/invoices/${id}`)).status).toBe(204);
    expect((await app.admin.delete(`/api/sales-orders/${order.id}`)).status).toBe(204);
    await app.admin.post(`/api/invoices/${id}/restore`);
    expect(await ship(id)).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/回收站/) } });
    expect(await act(app.admin, 'sales-orders', order.id, 'invoice')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/回收站/) },
    });
    await app.admin.post(`/api/sales-orders/${order.id}/restore`);
    await act(app.admin, 'invoices', id, 'cancel');
    const told = () =>
      app.admin.get<{ tells: { zh: string } | null }>(`/api/sales-orders/${order.id}/cancel`);
    expect((await told()).body).toEqual({ tells: null });
    const draft = await invoiceOf(order.id);
    expect((await told()).body.tells?.zh).toMatch(/^同时取消 1 张草稿发货单：INV-/);
    expect((await act(app.admin, 'sales-orders', order.id, 'cancel', { reason: '停建' })).status).toBe(200);
    expect(await read('invoices', draft.id)).toMatchObject({ status: 'cancelled', cancelReason: '停建' });
    expect(await stockOf(app, meter)).toMatchObject({ onHand: '9.0000', reserved: '0.0000' });
    expect(await drifts(app)).toEqual([]);
  });
});

describe('INV-07 An order', () => {
  test('is completed when all of it has left, and goes on when some of it comes back', async () => {
    const meter = await goods(app, '水表', main, '9');
    const order = await ordered(linesOf([meter, '5']), { shipping: '50', discountAmount: '30' });
    const status = async () => (await read('sales-orders', order.id)).status;
    const first = await invoiceOf(order.id);
    await change(first.id, [{ ...first.lines[0], quantity: '3' }]);
    await ship(first.id);
    expect(await status()).toBe('confirmed');
    const second = await invoiceOf(order.id);
    expect(second).toMatchObject({ shipping: null, discountAmount: null });
    await ship(second.id);
    expect(await status()).toBe('completed');
    await act(app.admin, 'invoices', first.id, 'receive');
    await act(app.admin, 'invoices', first.id, 'bill', { number: '2433' });
    // Invoiced is no dead end.
    const cancelled = await act(app.admin, 'invoices', first.id, 'cancel');
    expect(cancelled).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/撤销开票/) } });
    const voided = await act(app.admin, 'invoices', first.id, 'unbill', { reason: '退货' });
    expect(voided.body).toMatchObject({ status: 'received', taxInvoiceNumber: null, description: '退货' });
    expect((await act(app.admin, 'invoices', first.id, 'cancel')).status).toBe(200);
    expect(await status()).toBe('confirmed');
    expect(await stockOf(app, meter)).toMatchObject({ onHand: '7.0000', reserved: '3.0000' });
    // What the cancelled one asked for besides is asked for again.
    const third = await invoiceOf(order.id);
    expect(third).toMatchObject({ shipping: '50.00', discountAmount: '30.00' });
    expect(await drifts(app)).toEqual([]);
  });

  test('that was ended by hand stays so; what has left keeps its terms', async () => {
    const meter = await goods(app, '水表', main, '9');
    const order = await ordered(linesOf([meter, '5']), { terms: '款到发货' });
    const { id, lines } = await invoiceOf(order.id);
    await change(id, [{ ...lines[0], quantity: '3' }]);
    await ship(id);
    await act(app.admin, 'sales-orders', order.id, 'complete');
    expect(await app.admin.patch(`/api/invoices/${id}`, { terms: '月结' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'terms' }] },
    });
    await act(app.admin, 'invoices', id, 'cancel');
    expect((await read('sales-orders', order.id)).status).toBe('completed');
    expect(await drifts(app)).toEqual([]);
  });
});
