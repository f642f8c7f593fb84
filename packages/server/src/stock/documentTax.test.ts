import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, traders } from './documents.fixture.ts';
import { warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let account: number;
let product: number;
let full: number;
let half: number;

beforeAll(async () => {
  app = await openApplication('document_tax');
  ({ account } = await traders(app));
  await warehouseNamed(app.admin, '总仓', true);
  full = (await made('taxes', { name: '13%', rate: '13', included: false })).id;
  half = (await made('taxes', { name: '6%', rate: '6', included: false })).id;
  product = (await made('products', { name: '水表', price: '100', tax: full })).id;
});
afterAll(() => app.close());

interface Taxed {
  id: number;
  tax: { id: number } | null;
  total: string;
  taxTotal: string;
  lines: { id: number; tax: number | null; taxRate: string | null }[];
}
async function made(path: string, values: object): Promise<Taxed> {
  const { status, body } = await app.admin.post<Taxed>(`/api/${path}?duplicates=allow`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
const sold = (more: object = {}) => ({ item: { module: 'products', id: product }, quantity: '1', ...more });
const quote = (values: object) =>
  made('quotes', { name: '报价', account, validUntil: '2099-12-31', taxIncluded: false, ...values });
const change = async (id: number, values: object) =>
  (await app.admin.patch<Taxed & { errors: object[] }>(`/api/quotes/${id}`, values)).body;
const rates = ({ lines }: Taxed) => lines.map(({ taxRate }) => taxRate);

describe('A tax for the whole document (INV-05)', () => {
  test('is borne by new lines that name none; those that name one keep it', async () => {
    const one = await quote({
      tax: half,
      lines: [sold(), sold({ tax: full }), { description: '运输', quantity: '1', price: '50' }],
    });
    expect(rates(one)).toEqual(['6.00', '13.00', '6.00']);
    expect(one).toMatchObject({ tax: { id: half }, taxTotal: '22.00', total: '272.00' });
  });

  test('is borne by all lines once it is chosen or changed, totals and all, and never by words', async () => {
    const one = await quote({
      lines: [sold(), sold({ tax: half }), { kind: 'text', description: '含安装' }],
    });
    expect(rates(one)).toEqual(['13.00', '6.00', null]);
    const chosen = await change(one.id, { tax: half });
    expect(rates(chosen)).toEqual(['6.00', '6.00', null]);
    expect(chosen).toMatchObject({ taxTotal: '12.00', total: '212.00' });
    expect(await change(one.id, { tax: full })).toMatchObject({ taxTotal: '26.00', total: '226.00' });
    // One line is given another; the document's stays what it was, and what is added bears it.
    const [first, ...rest] = (await change(one.id, {})).lines;
    const apart = await change(one.id, { lines: [{ ...first, tax: half }, ...rest, sold()] });
    expect(rates(apart)).toEqual(['6.00', '13.00', null, '13.00']);
    // Taken away, the lines stay as they are.
    expect(rates(await change(one.id, { tax: null }))).toEqual(['6.00', '13.00', null, '13.00']);
  });

  test('goes along down the chain, where what was agreed stays', async () => {
    const one = await quote({ tax: half, lines: [sold(), sold({ tax: full })] });
    for (const action of ['send', 'accept']) await act(app.admin, 'quotes', one.id, action);
    const ordered = await act(app.admin, 'quotes', one.id, 'order');
    const id = (ordered.body.salesOrder as { id: number }).id;
    const order = (await app.admin.get<Taxed>(`/api/sales-orders/${id}`)).body;
    expect(rates(order)).toEqual(['6.00', '13.00']);
    expect(order).toMatchObject({ tax: { id: half }, total: one.total });
    await act(app.admin, 'sales-orders', id, 'confirm');
    const invoiced = await act(app.admin, 'sales-orders', id, 'invoice');
    const invoice = await app.admin.get<Taxed>(
      `/api/invoices/${(invoiced.body.invoice as { id: number }).id}`,
    );
    expect(rates(invoice.body)).toEqual(['6.00', '13.00']);
    const late = await app.admin.patch(`/api/sales-orders/${id}`, { tax: full });
    expect(late.status).toBe(422);
  });

  test('must be one that there is', async () => {
    const one = await quote({ lines: [sold()] });
    expect(await change(one.id, { tax: product })).toMatchObject({ errors: [{ field: 'tax' }] });
  });
});
