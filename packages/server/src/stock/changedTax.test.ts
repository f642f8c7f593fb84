import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, traders } from './documents.fixture.ts';
import { warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('changed_tax');
});
afterAll(() => app.close());

type Taxed = { id: number; total: string; lines: { taxRate: string | null; formerTaxRate: string | null }[] };

test('A tax that changes between quote, order and invoice is said at the line, and reckoned as it is now (INV-05, INV-06, INV-07)', async () => {
  const { account } = await traders(app);
  await warehouseNamed(app.admin, '总仓', true);
  const made = async <T extends { id: number }>(path: string, values: object) => {
    const { status, body } = await app.admin.post<T>(`/api/${path}?duplicates=allow`, values);
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const tax = await made('taxes', { name: '增值税', rate: '16', included: false });
  const product = await made('products', { name: '水表', price: '100', tax: tax.id });
  const quote = await made<Taxed>('quotes', {
    name: '报价',
    account,
    validUntil: '2099-12-31',
    taxIncluded: false,
    lines: [{ item: { module: 'products', id: product.id }, quantity: '1' }],
  });
  expect(quote).toMatchObject({ total: '116.00', lines: [{ taxRate: '16.00', formerTaxRate: null }] });
  for (const action of ['send', 'accept'])
    expect((await act(app.admin, 'quotes', quote.id, action)).status, action).toBe(200);

  expect((await app.admin.patch(`/api/taxes/${tax.id}`, { rate: '13' })).status).toBe(200);
  const ordered = await act(app.admin, 'quotes', quote.id, 'order');
  const orderId = (ordered.body.salesOrder as { id: number }).id;
  const order = (await app.admin.get<Taxed>(`/api/sales-orders/${orderId}`)).body;
  expect(order).toMatchObject({ total: '113.00', lines: [{ taxRate: '13.00', formerTaxRate: '16.00' }] });
  // What was written stays as it is, also when other lines are changed, and as it was on the way.
  const kept = await app.admin.patch<Taxed>(`/api/sales-orders/${orderId}`, {
    lines: [...order.lines, { kind: 'text', description: '含税运' }],
  });
  expect(kept.body.lines[0]).toMatchObject({ taxRate: '13.00', formerTaxRate: '16.00' });
  // What a client says of it is not taken.
  const claimed = await app.admin.patch<Taxed>(`/api/sales-orders/${orderId}`, {
    lines: [{ ...kept.body.lines[0], formerTaxRate: '99' }],
  });
  expect(claimed.body.lines[0]?.formerTaxRate).toBe('16.00');

  const confirmed = await act(app.admin, 'sales-orders', orderId, 'confirm');
  expect(confirmed.body, JSON.stringify(confirmed.body)).toMatchObject({ status: 'confirmed' });
  const invoiced = await act(app.admin, 'sales-orders', orderId, 'invoice');
  expect(invoiced.status, JSON.stringify(invoiced.body)).toBe(200);
  const invoice = await app.admin.get<Taxed>(`/api/invoices/${(invoiced.body.invoice as { id: number }).id}`);
  expect(invoice.body.lines).toMatchObject([{ taxRate: '13.00', formerTaxRate: null }]);
});
