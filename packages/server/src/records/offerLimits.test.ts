import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { act, linesOf, traders } from '../stock/documents.fixture.ts';
import { goods, warehouseNamed } from '../stock/stock.fixture.ts';

let app: TestApplication;
let seller: Client & { id: number };
let boss: Client;
let account: number;
let meter: number;

beforeAll(async () => {
  app = await openApplication('offer_limits');
  ({ account } = await traders(app));
  meter = await goods(app, '水表', await warehouseNamed(app.admin, '总仓', true), '0', {
    price: '100',
    cost: '60',
  });
  seller = await app.person('seller', { rights: allRights });
  boss = await app.person('director', { rights: allRights, functions: ['priceApproval'] });
  const { body } = await app.admin.get<{ roles: { id: number }[] }>(`/api/users/${seller.id}`);
  const limits = { maxDiscount: '10', minMargin: '30' };
  expect((await app.admin.patch(`/api/roles/${body.roles[0]?.id}`, limits)).status).toBe(200);
});
afterAll(() => app.close());

type Lines = ReturnType<typeof linesOf>;
const made = async (path: string, lines: Lines, more: Record<string, unknown> = {}) => {
  const values = { name: '报价', account, validUntil: '2099-01-01', taxIncluded: false, lines, ...more };
  if (path !== 'quotes') Reflect.deleteProperty(values, 'validUntil');
  const { body, status } = await seller.post<{ id: number }>(`/api/${path}`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
};
const sold = (quantity: string, price: string) => linesOf([meter, quantity, price]);

describe('INV-06 A seller with limits', () => {
  test('offers what is within them, and has more than that approved, however it is brought about', async () => {
    // Two offers of one thing at two prices to one customer are another matter (CMP-07): each to a customer of its own.
    const customer = async (name: string) =>
      Number((await app.admin.post('/api/accounts?duplicates=allow', { name })).body.id);
    const fine = await made('quotes', sold('10', '91'), { account: await customer('甲') });
    expect((await act(seller, 'quotes', fine, 'send')).status).toBe(200);
    const typed = await made('quotes', sold('10', '89'), { account: await customer('乙') });
    const refused = await act(seller, 'quotes', typed, 'send');
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: 'lines.0.price', message: expect.stringMatching(/11.0%，超过您的上限 10%（第 1 行/) },
        ],
      },
    });
    const off = await made('quotes', sold('10', '95'), {
      account: await customer('丙'),
      discountPercent: '8',
    });
    expect((await act(seller, 'quotes', off, 'send')).status).toBe(422);
    expect((await act(seller, 'quotes', off, 'askApproval')).status).toBe(200);
    expect((await act(seller, 'quotes', off, 'approve')).status).toBe(403);
    expect((await act(boss, 'quotes', off, 'approve')).body).toMatchObject({ status: 'sent' });
    // What was let through once is ordered without asking again, as it was offered.
    const { body } = await act(seller, 'quotes', off, 'order');
    const order = Number((body.salesOrder as { id: number }).id);
    expect((await act(seller, 'sales-orders', order, 'confirm')).body).toMatchObject({ status: 'confirmed' });
  });

  test('is shown the line or the field of the whole that takes off most', async () => {
    const customer = Number((await app.admin.post('/api/accounts?duplicates=allow', { name: '戊' })).body.id);
    const where = async (lines: (object | undefined)[], more: Record<string, unknown> = {}) => {
      const id = await made('quotes', lines as Lines, { account: customer, ...more });
      const { body, status } = await act(seller, 'quotes', id, 'send');
      expect(status).toBe(422);
      return (body.errors as { field: string }[])[0]?.field;
    };
    const [text, fine, low] = [{ kind: 'text', description: '说明' }, ...sold('1', '99'), ...sold('9', '80')];
    expect(await where([text, fine, low])).toBe('lines.2.price');
    expect(await where([fine, { ...low, price: '100', discount: { percent: '15' } }])).toBe(
      'lines.1.discount',
    );
    expect(await where([fine, { ...low, quantity: '1', price: '0', giveaway: true }])).toBe(
      'lines.1.quantity',
    );
    expect(await where([fine], { discountPercent: '12' })).toBe('discountPercent');
    expect(await where([fine], { discountAmount: '12' })).toBe('discountAmount');
    expect(await where([fine], { adjustment: '-12' })).toBe('adjustment');
    // Within the discount of both, but this line brings too little.
    await app.admin.patch(`/api/products/${meter}`, { cost: '65' });
    expect(
      await where([
        { ...fine, price: '95' },
        { ...low, price: '90' },
      ]),
    ).toBe('lines.1.price');
    await app.admin.patch(`/api/products/${meter}`, { cost: '60' });
  });

  test('is held to a price book instead of the list where one is the customer’s', async () => {
    const { status } = await app.admin.post('/api/price-books', {
      name: '协议价',
      currency: 'CNY',
      accounts: [account],
      lines: [{ item: { module: 'products', id: meter }, quantity: '1', price: '92' }],
    });
    expect(status).toBe(201);
    const agreed = await made('quotes', sold('10', '88'));
    expect((await act(seller, 'quotes', agreed, 'send')).status).toBe(200);
  });

  test('has orders approved alike, and earns no less than is asked, without being told what it costs', async () => {
    const low = await made('sales-orders', sold('1', '85'));
    const refused = await act(seller, 'sales-orders', low, 'confirm');
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'lines.0.price' }] } });
    await act(seller, 'sales-orders', low, 'askApproval');
    expect((await seller.patch(`/api/sales-orders/${low}`, { lines: sold('1', '1') })).status).toBe(422);
    expect((await act(boss, 'sales-orders', low, 'sendBack')).body).toMatchObject({ status: 'draft' });
    await act(seller, 'sales-orders', low, 'askApproval');
    expect((await act(boss, 'sales-orders', low, 'approve')).body).toMatchObject({ status: 'confirmed' });
    await app.admin.patch(`/api/products/${meter}`, { cost: '75' });
    const dear = await made('sales-orders', sold('1', '99'));
    const { status, body } = await act(seller, 'sales-orders', dear, 'confirm');
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('毛利率低于');
    expect(JSON.stringify(body)).not.toMatch(/75|24/);
    expect((await act(boss, 'sales-orders', dear, 'confirm')).status).toBe(200);
    await app.admin.patch(`/api/products/${meter}`, { cost: '60' });
  });

  test('goes round them neither by taking off at the end, nor by a role that says nothing, nor by another paper', async () => {
    const off = await made('sales-orders', sold('10', '92'), { adjustment: '-500' });
    expect(await act(seller, 'sales-orders', off, 'confirm')).toMatchObject({
      status: 422,
      body: { errors: [{ message: expect.stringMatching(/超过您的上限 10%/) }] },
    });
    const { body: looking } = await app.admin.post<{ id: number }>('/api/roles', {
      name: '看报表',
      rights: {},
    });
    const roles = (await app.admin.get<{ roles: { id: number }[] }>(`/api/users/${seller.id}`)).body.roles;
    await app.admin.patch(`/api/users/${seller.id}`, { roles: [...roles.map(({ id }) => id), looking.id] });
    const low = await made('sales-orders', sold('1', '50'));
    expect((await act(seller, 'sales-orders', low, 'confirm')).status).toBe(422);
    // Without an order, too; whoever may approve prices lets it go.
    const bare = await made('invoices', sold('1', '50'));
    expect((await act(seller, 'invoices', bare, 'ship')).status).toBe(422);
    expect((await act(seller, 'invoices', bare, 'approve')).status).toBe(422);
    expect((await act(seller, 'invoices', bare, 'askApproval')).status).toBe(200);
    expect(JSON.stringify((await boss.get('/api/notifications')).body)).toContain('approval.asked');
    expect((await act(boss, 'invoices', bare, 'approve')).body).toMatchObject({ status: 'approved' });
  });

  test('ships an order that was approved as it was approved, in parts, and for no less', async () => {
    const order = await made('sales-orders', sold('100', '80'), { discountAmount: '500' });
    await act(seller, 'sales-orders', order, 'askApproval');
    expect((await act(boss, 'sales-orders', order, 'approve')).body).toMatchObject({ status: 'confirmed' });
    const { body } = await act(seller, 'sales-orders', order, 'invoice');
    const id = (body.invoice as { id: number }).id;
    const draft = (await app.admin.get<{ lines: object[] }>(`/api/invoices/${id}`)).body;
    const change = (line: object, more: object) =>
      seller.patch(`/api/invoices/${id}`, { lines: [{ ...draft.lines[0], ...line }], ...more });
    // All that is off a hundred pieces is too much off one.
    await change({ quantity: '1' }, { discountAmount: '70' });
    expect((await act(seller, 'invoices', id, 'approve')).status).toBe(422);
    await change({ quantity: '10', price: '70' }, { discountAmount: '50' });
    expect((await act(seller, 'invoices', id, 'approve')).status).toBe(422);
    await change({ quantity: '10' }, { discountAmount: '50' });
    expect((await act(seller, 'invoices', id, 'approve')).body).toMatchObject({ status: 'approved' });
  });

  test('gives away what comes free with a product, and has anything more approved', async () => {
    const customer = Number((await app.admin.post('/api/accounts?duplicates=allow', { name: '丁' })).body.id);
    const gift = await goods(app, '扳手', await warehouseNamed(app.admin, '二仓', false), '0', {
      price: '50',
    });
    const free = { ...linesOf([gift, '1'])[0], per: '10' };
    const giveaways = await app.admin.patch(`/api/products/${meter}`, { giveaways: [free] });
    expect(giveaways.status, JSON.stringify(giveaways.body)).toBe(200);
    const offered = (quantity: string, item: number, given: string) => [
      ...sold(quantity, '100'),
      ...linesOf([item, given, '0']).map((line) => ({ ...line, giveaway: true })),
    ];
    const send = async (lines: Lines) => {
      const id = await made('quotes', lines, { account: customer });
      const answer = await act(seller, 'quotes', id, 'send');
      await app.admin.post(`/api/quotes/${id}/refuse`, {});
      return answer;
    };
    expect((await send(offered('20', gift, '2'))).status).toBe(200);
    // 1,000 sold and four wrenches given, one of them free: 150 of 1,150 is beyond ten percent.
    expect(await send(offered('10', gift, '4'))).toMatchObject({
      status: 422,
      body: { errors: [{ message: expect.stringMatching(/13.0%，超过您的上限 10%/) }] },
    });
    // The same thing sold and given: two of twelve.
    expect((await send(offered('10', meter, '2'))).status).toBe(422);
    expect((await send(offered('20', meter, '1'))).status).toBe(200);
    await app.admin.patch(`/api/products/${meter}`, { giveaways: [] });
  });

  test('is held to what the company says where no role says anything', async () => {
    const clerk = await app.person('clerk', { rights: allRights });
    const order = async (price: string) => {
      const values = { name: '散单', account, taxIncluded: false, lines: sold('1', price) };
      return (await clerk.post<{ id: number }>('/api/sales-orders', values)).body.id;
    };
    expect((await act(clerk, 'sales-orders', await order('50'), 'confirm')).status).toBe(200);
    const wrong = await app.admin.patch('/api/settings/company', { maxDiscount: '101' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'maxDiscount' }] } });
    const set = await app.admin.patch('/api/settings/company', { maxDiscount: '20', maxPurchase: '1000' });
    expect(set).toMatchObject({ status: 200, body: { maxDiscount: '20', minMargin: null } });
    expect((await act(clerk, 'sales-orders', await order('70'), 'confirm')).status).toBe(422);
    expect((await act(clerk, 'sales-orders', await order('80'), 'confirm')).status).toBe(200);
    await app.admin.patch('/api/settings/company', { maxDiscount: null, maxPurchase: null });
  });
});
