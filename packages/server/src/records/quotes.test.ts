import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let product: number;
let tax: number;
let account: number;
const anna = async () => app.person('anna', { rights: sellerRights });
const bert = async () => app.person('bert', { rights: sellerRights });
let sellers: { anna: Client; bert: Client };

const sellerRights = {
  '*': { see: 'own', edit: 'own', delete: 'own', create: true },
  accounts: { see: 'all' },
  products: { fields: { cost: 'hidden' } },
  quotes: {
    see: 'own',
    edit: 'own',
    create: true,
    fields: { costs: 'hidden', margin: 'hidden' },
  },
} as const;

type Quote = Record<string, unknown> & { id: number; lines: Record<string, unknown>[]; version: number };

beforeAll(async () => {
  app = await openApplication('quotes');
  const made = async (path: string, values: Record<string, unknown>) =>
    (await app.admin.post<{ id: number }>(`/api/${path}?duplicates=allow`, values)).body.id;
  tax = await made('taxes', { name: '增值税 13%', rate: '13', included: true });
  product = await made('products', {
    name: 'SM-1 智能水表',
    model: 'DN15',
    unit: '台',
    price: '398',
    cost: '232',
    tax,
  });
  account = await made('accounts', { name: '华东水务集团' });
  sellers = { anna: await anna(), bert: await bert() };
});
afterAll(() => app.close());

const item = (id: number) => ({ module: 'products', id });

async function quoteBy(
  client: Client,
  lines: unknown[],
  values: Record<string, unknown> = {},
): Promise<{ status: number; body: Quote & { errors: { field: string; code: string }[] } }> {
  return client.post('/api/quotes', {
    name: '水表报价',
    account,
    validUntil: '2099-12-31',
    lines,
    ...values,
  });
}

describe('The lines of a quote (INV-05, INV-06)', () => {
  it('take from the catalogue what they leave open, and totals that are sent are ignored', async () => {
    const { status, body } = await quoteBy(app.admin, [
      { item: item(product), quantity: '10', discount: { percent: '5' } },
      { kind: 'text', description: '随货附检定证书' },
    ]);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.lines).toMatchObject([
      {
        kind: 'item',
        item: item(product),
        description: 'SM-1 智能水表 DN15',
        unit: '台',
        price: '398.0000',
        quantity: '10.0000',
        discount: { percent: '5.00' },
        tax,
        taxRate: '13.00',
      },
      { kind: 'text', description: '随货附检定证书', price: null },
    ]);
    expect(body).toMatchObject({ subtotal: '3781.00', taxTotal: '434.98', total: '3781.00' });
    // 3781.00 − 434.98 tax − 10 × 232.
    expect(body.margin).toBe('1026.02');
    const sent = await app.admin.patch(`/api/quotes/${body.id}`, { total: '1', terms: '预付' });
    expect(sent).toMatchObject({ status: 200, body: { terms: '预付', total: '3781.00' } });
  });

  it('are told what is wrong at the line, all at once', async () => {
    const { status, body } = await quoteBy(app.admin, [
      { item: item(product), quantity: '-1' },
      { item: item(999_999_999), quantity: '1' },
      { item: item(product), discount: { percent: '101' }, price: 'x' },
    ]);
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual([
      'lines.0.quantity',
      'lines.2.price',
      'lines.2.discount',
    ]);
    const none = await quoteBy(app.admin, [null]);
    expect(none.body.errors).toMatchObject([{ field: 'lines.0.kind' }]);
    const unknown = await quoteBy(app.admin, [{ item: item(999_999_999), quantity: '1' }]);
    expect(unknown.body.errors).toMatchObject([{ field: 'lines.0.item' }]);
  });

  it('keep their words and price when the product changes, and their ids when they are moved', async () => {
    const { body } = await quoteBy(app.admin, [
      { item: item(product), quantity: '1' },
      { kind: 'text', description: '第二行' },
    ]);
    await app.admin.patch(`/api/products/${product}`, { price: '420', name: 'SM-1 智能水表' });
    const [first, second] = body.lines;
    const moved = await app.admin.patch<Quote>(`/api/quotes/${body.id}`, { lines: [second, first] });
    expect(moved.body.lines).toEqual([second, first]);
    await app.admin.patch(`/api/products/${product}`, { price: '398' });
    const { body: history } = await app.admin.get<{ entries: { changes: { field: string }[] }[] }>(
      `/api/quotes/${body.id}/history`,
    );
    expect(history.entries[0]?.changes.map(({ field }) => field)).toContain('lines');
    const asOf = `/api/quotes/${body.id}/as-of?at=${encodeURIComponent(String(body.updatedAt))}`;
    expect((await app.admin.get<Quote>(asOf)).body.lines).toEqual([first, second]);
    const list = await app.admin.get<{ records: Quote[] }>('/api/quotes', {
      query: { where: JSON.stringify({ id: body.id }) },
    });
    expect(list.body.records[0]?.lines).toEqual([second, first]);
  });

  it('show what they cost only to those who may see it', async () => {
    const { body } = await quoteBy(sellers.anna, [{ item: item(product), quantity: '2' }]);
    expect(body).not.toHaveProperty('margin');
    expect(JSON.stringify(body)).not.toContain('232');
    const whole = await app.admin.get<Quote>(`/api/quotes/${body.id}`);
    expect(Object.values(whole.body.costs as object)).toEqual(['232.0000']);
  });
});

describe('Two salespeople and one customer (CMP-07)', () => {
  it('cannot have two prices for one thing: who is second is told whom to ask, and nothing else', async () => {
    const child = (
      await app.admin.post<{ id: number }>('/api/accounts?duplicates=allow', {
        name: '宁波子公司',
        parent: account,
      })
    ).body.id;
    const first = await quoteBy(sellers.anna, [{ item: item(product), quantity: '100', price: '380' }]);
    expect((await sellers.anna.post(`/api/quotes/${first.body.id}/send`, {})).status).toBe(200);
    const second = await quoteBy(sellers.bert, [{ item: item(product), quantity: '50', price: '365' }], {
      account: child,
    });
    const refused = await sellers.bert.post(`/api/quotes/${second.body.id}/send`, {});
    expect(refused.status).toBe(422);
    const told = JSON.stringify(refused.body);
    expect(told).toContain('anna');
    expect(told).not.toContain('380');
    expect((await sellers.bert.get(`/api/quotes/${first.body.id}`)).status).toBe(404);

    expect((await sellers.bert.post(`/api/quotes/${second.body.id}/askApproval`, {})).status).toBe(200);
    expect((await sellers.bert.post(`/api/quotes/${second.body.id}/approve`, {})).status).toBe(403);
    expect((await app.admin.post(`/api/quotes/${second.body.id}/approve`, {})).status).toBe(200);
    const told2 = await sellers.bert.get<{ notices: { kind: string }[] }>('/api/notifications');
    expect(JSON.stringify(told2.body)).toContain('approval.given');
  });

  it('one price sent twice stands against nobody, and a later version takes the place of the former', async () => {
    const lone = (
      await app.admin.post<{ id: number }>('/api/accounts?duplicates=allow', { name: '城南热力' })
    ).body.id;
    const lines = [{ item: item(product), quantity: '1', price: '390' }];
    const first = await quoteBy(app.admin, lines, { account: lone });
    await app.admin.post(`/api/quotes/${first.body.id}/send`, {});
    const same = await quoteBy(app.admin, lines, { account: lone });
    expect((await app.admin.post(`/api/quotes/${same.body.id}/send`, {})).status).toBe(200);
    await app.admin.post(`/api/quotes/${same.body.id}/refuse`, { reason: '重复' });

    const changed = await app.admin.patch(`/api/quotes/${first.body.id}`, { terms: '款到发货' });
    expect(changed.body.errors).toMatchObject([{ field: 'terms', code: 'rule' }]);
    const revised = await app.admin.post<{ quote: { id: number } }>(
      `/api/quotes/${first.body.id}/revise`,
      {},
    );
    const { id } = revised.body.quote;
    const draft = (await app.admin.get<Quote>(`/api/quotes/${id}`)).body;
    expect(draft).toMatchObject({ status: 'draft', revision: 2, revises: { id: first.body.id } });
    const [line] = draft.lines;
    expect(line?.source).toBe(first.body.lines[0]?.id);
    await app.admin.patch(`/api/quotes/${id}`, {
      validUntil: '2099-12-31',
      lines: [{ ...line, price: '385' }],
    });
    const sent = await app.admin.post(`/api/quotes/${id}/send`, {});
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect((await app.admin.get<Quote>(`/api/quotes/${first.body.id}`)).body.status).toBe('superseded');
  });
});

describe('From quote to order (INV-05, INV-07)', () => {
  it('an order takes what remains of each line, and points back at it', async () => {
    const customer = (
      await app.admin.post<{ id: number }>('/api/accounts?duplicates=allow', { name: '滨江自来水' })
    ).body.id;
    const { body } = await quoteBy(
      app.admin,
      [
        { kind: 'group', description: '一期' },
        { item: item(product), quantity: '10', discount: { amount: '100' } },
        { kind: 'group', description: '二期' },
        { item: item(product), quantity: '4' },
      ],
      { account: customer, shipping: '50' },
    );
    await app.admin.post(`/api/quotes/${body.id}/send`, {});
    const order = async () =>
      app.admin.post<{ salesOrder: { id: number } }>(`/api/quotes/${body.id}/order`, {});
    const read = async (id: number) => (await app.admin.get<Quote>(`/api/sales-orders/${id}`)).body;

    const first = await read((await order()).body.salesOrder.id);
    expect(first).toMatchObject({ quote: { id: body.id }, status: 'draft', total: body.total });
    expect(first.lines.map(({ source }) => source)).toEqual(body.lines.map(({ id }) => id));
    expect((await app.admin.get<Quote>(`/api/quotes/${body.id}`)).body.status).toBe('accepted');
    expect((await order()).status).toBe(409);

    const [head, large, ...rest] = first.lines;
    await app.admin.patch(`/api/sales-orders/${first.id}`, {
      lines: [head, { ...large, quantity: '6' }, ...rest],
    });
    const second = await read((await order()).body.salesOrder.id);
    // What is off the line stands on the first order already, and so does the freight.
    expect(second.lines[1]).toMatchObject({ quantity: '4.0000', discount: null, source: body.lines[1]?.id });
    expect(second.shipping).toBeNull();
    await app.admin.post(`/api/sales-orders/${first.id}/cancel`, { reason: '客户改期' });
    // Of what was called off all is asked for anew.
    const third = await read((await order()).body.salesOrder.id);
    expect([third.shipping, third.lines[1]?.discount]).toEqual(['50.00', { amount: '100.00' }]);
  });

  it('what was offered is offered anew and ordered although the product is gone; anew it is in no line', async () => {
    const valve = { name: '停产阀门', unit: '只', price: '90' };
    const old = (await app.admin.post<{ id: number }>('/api/products?duplicates=allow', valve)).body.id;
    const { body } = await quoteBy(app.admin, [{ item: item(old), quantity: '3' }]);
    await app.admin.post(`/api/quotes/${body.id}/send`, {});
    expect((await app.admin.delete(`/api/products/${old}`)).status).toBe(204);
    const revised = await app.admin.post<{ quote: { id: number } }>(`/api/quotes/${body.id}/revise`, {});
    const draft = (await app.admin.get<Quote>(`/api/quotes/${revised.body.quote.id}`)).body;
    expect(draft.lines).toMatchObject([{ description: '停产阀门', price: '90.0000', quantity: '3.0000' }]);
    const fresh = await quoteBy(app.admin, [{ item: item(old), quantity: '1' }]);
    expect(fresh.body.errors).toMatchObject([{ field: 'lines.0.item' }]);
  });

  it('two clerks who changed other lines of one document both keep what they did; of one line the second is asked', async () => {
    const { body } = await quoteBy(app.admin, [
      { item: item(product), quantity: '1' },
      { item: item(product), quantity: '2' },
    ]);
    const [first, second] = body.lines;
    const save = (lines: unknown[]) =>
      app.admin.patch<Quote>(`/api/quotes/${body.id}`, { version: body.version, lines });
    await save([first, { ...second, quantity: '20' }]);
    const both = await save([{ ...first, quantity: '10' }, second, { kind: 'text', description: '备注' }]);
    expect(both.status, JSON.stringify(both.body)).toBe(200);
    expect(both.body.lines.map(({ quantity }) => quantity)).toEqual(['10.0000', '20.0000', null]);
    expect((await save([first, { ...second, quantity: '30' }])).status).toBe(409);
  });

  it('a deal comes to what its products come to, and its quote begins with them (SAL-01)', async () => {
    const deal = await app.admin.post<Quote>('/api/opportunities', {
      name: '水表换装',
      account,
      closeDate: '2099-06-30',
      lines: [{ item: item(product), quantity: '10' }],
    });
    expect(deal.body.amount).toBe('3980.00');
    const given = await app.admin.patch<Quote>(`/api/opportunities/${deal.body.id}`, {
      amount: '3500',
      lines: [{ ...deal.body.lines[0], quantity: '9' }],
    });
    expect(given.body.amount).toBe('3500.00');
    const path = `/api/opportunities/${deal.body.id}/quote`;
    const made = await app.admin.post<{ quote: { id: number } }>(path, {});
    const offer = (await app.admin.get<Quote>(`/api/quotes/${made.body.quote.id}`)).body;
    expect(offer).toMatchObject({ opportunity: { id: deal.body.id }, subtotal: '3582.00' });
    expect(offer.lines[0]?.source).toBe(deal.body.lines[0]?.id);
  });

  it('a confirmed order stays as it is until it is taken back, and a line names only the quote of its order', async () => {
    const { body } = await quoteBy(app.admin, [{ item: item(product), quantity: '1' }]);
    const made = await app.admin.post<Quote>('/api/sales-orders', {
      name: '散单',
      account,
      lines: [{ item: item(product), quantity: '2', source: body.lines[0]?.id }],
    });
    expect(made.body.lines[0]?.source).toBeNull();
    const { id } = made.body;
    expect((await app.admin.post(`/api/sales-orders/${id}/confirm`, {})).status).toBe(200);
    const changed = await app.admin.patch(`/api/sales-orders/${id}`, { shipping: '9' });
    expect(changed.body.errors).toMatchObject([{ field: 'shipping', code: 'rule' }]);
    expect((await app.admin.patch(`/api/sales-orders/${id}`, { dueDate: '2099-01-01' })).status).toBe(200);
    await app.admin.post(`/api/sales-orders/${id}/reopen`, {});
    expect((await app.admin.patch(`/api/sales-orders/${id}`, { shipping: '9' })).status).toBe(200);
  });
});
