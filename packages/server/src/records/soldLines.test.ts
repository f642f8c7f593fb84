import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let meter: number;
let visit: number;
let factory: number;
let shop: number;
beforeAll(async () => {
  app = await openApplication('sold_lines', { rateLimits: { requests: 0, signIns: 100_000 } });
  const tax = await made('taxes', { name: '增值税 13%', rate: '13', included: true });
  meter = await made('products', { name: 'SM-1 智能水表', unit: '台', price: '398', tax });
  visit = await made('services', { name: '上门维护', price: '300' });
  factory = await made('accounts', { name: '甲级工厂' });
  shop = await made('accounts', { name: '丙级小店' });
  await made('currencies', { code: 'USD' });
  await made('warehouses', { name: '总仓', isDefault: true });
});
afterAll(() => app.close());

async function made(path: string, values: object): Promise<number> {
  const { status, body } = await app.admin.post(`/api/${path}`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as number;
}

const product = (id: number) => ({ module: 'products', id });
const book = (name: string, values: object) => made('price-books', { name, ...values });
const quoted = (account: number, lines: unknown[], values: object = {}) =>
  app.admin.post<{ id: number }>('/api/quotes', {
    name: '水表报价',
    account,
    validUntil: '2099-12-31',
    lines,
    ...values,
  });

describe('Two prices to one customer (CMP-07)', () => {
  it('two prices are two however they come about, told at the line as soon as the draft is saved; one is one', async () => {
    let customers = 0;
    /** What a second quote to one customer is told, as a draft and when it is sent. */
    const against = async (live: [unknown[], object?], draft: [unknown[], object?]) => {
      const name = `客户 ${++customers}`;
      const one = (await app.admin.post<{ id: number }>('/api/accounts?duplicates=allow', { name })).body.id;
      const first = await quoted(one, ...live);
      const sent = await app.admin.post(`/api/quotes/${first.body.id}/send`, {});
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      const second = await quoted(one, ...draft);
      const path = `/api/quotes/${second.body.id}/send`;
      const shown = await app.admin.get<{ contradictions: { line: number }[] }>(path);
      const refused = await app.admin.post<{ errors?: { field: string }[] }>(path, {});
      expect(refused.status === 200).toBe(shown.body.contradictions.length === 0);
      return refused.body.errors?.map(({ field }) => field) ?? shown.body.contradictions;
    };
    const at = (price: string, more: object = {}) => ({
      item: product(meter),
      quantity: '10',
      price,
      ...more,
    });
    const free = at('0', { giveaway: true, quantity: '1' });
    const words = { kind: 'text', description: '说明' };
    expect(await against([[at('398')]], [[words, at('398')], { discountPercent: '20' }])).toEqual([
      'lines.1.price',
    ]);
    expect(await against([[at('400'), free]], [[at('350'), free]])).toEqual(['lines.0.price']);
    expect(await against([[at('400')]], [[at('400'), at('350')]])).toEqual(['lines.1.price']);
    expect(await against([[at('400')]], [[at('400')], { adjustment: '-200' }])).toEqual(['lines.0.price']);
    expect(await against([[at('113')]], [[at('100')], { taxIncluded: false }])).toEqual([]);
    expect(await against([[at('400')]], [[at('500', { discount: { percent: '20' } })]])).toEqual([]);
    expect(await against([[at('399.7')]], [[at('399.7')], { adjustment: '-0.7' }])).toEqual([]);
  });
});

describe('Prices that nobody types', () => {
  it('A deal has its customer’s, and so has its quote; what a price is taken out of asks for that of today (INV-04)', async () => {
    const item = product(await made('products', { name: '阀体', price: '100' }));
    await book('阀体协议', {
      position: 50,
      accounts: [shop],
      lines: [
        { item, price: '90' },
        { item, quantity: '10', price: '80' },
      ],
    });
    const deal = await made('opportunities', {
      name: '阀体换装',
      account: shop,
      closeDate: '2099-06-30',
      lines: [{ item, quantity: '1' }],
    });
    const { body } = await app.admin.post<{ quote: { id: number } }>(`/api/opportunities/${deal}/quote`, {});
    const path = `/api/quotes/${body.quote.id}`;
    const read = async () => (await app.admin.get<{ lines: object[] }>(path)).body.lines;
    expect(await read()).toMatchObject([{ price: '90.0000' }]);
    const [line] = await read();
    await app.admin.patch(path, { lines: [{ ...line, quantity: '10' }] });
    expect(await read()).toMatchObject([{ price: '90.0000' }]);
    await app.admin.patch(path, { lines: [{ ...line, quantity: '10', price: null }] });
    expect(await read()).toMatchObject([{ price: '80.0000' }]);
  });

  it('What is bought costs what its vendor asks for so many today, in the currency of the order (INV-03)', async () => {
    const [vendor, other] = [
      await made('vendors', { name: '宁波铜业' }),
      await made('vendors', { name: '台州铜业' }),
    ];
    const goods = await made('products', { name: '铜棒', price: '100', purchasePrice: '70' });
    const supply = (values: object) =>
      made('supplies', { name: '铜棒 T2', vendor, product: goods, currency: 'CNY', ...values });
    await supply({ price: '60', fromQuantity: '1' });
    await supply({ price: '55', fromQuantity: '100' });
    await supply({ price: '1', validUntil: '2020-01-01' });
    await supply({ price: '8', currency: 'USD' });
    const priced = async (quantity: string, values: object = {}) => {
      const order = await app.admin.post<{ lines: { price: string }[] }>('/api/purchase-orders', {
        vendor,
        lines: [{ item: product(goods), quantity }],
        ...values,
      });
      expect(order.status, JSON.stringify(order.body)).toBe(201);
      return Number(order.body.lines[0]?.price);
    };
    expect(await priced('1')).toBe(60);
    expect(await priced('100')).toBe(55);
    expect(await priced('5', { currency: 'USD', exchangeRate: '7' })).toBe(8);
    expect(await priced('5', { vendor: other })).toBe(70);
  });
});

describe('What a line says of what is sold', () => {
  it('A service by the pack says how many visits it holds, in the language of whoever writes (INV-02)', async () => {
    const pack = await made('services', { name: '滤芯更换', price: '100', unit: 'visit', count: 15 });
    const items = [{ item: { module: 'services', id: pack } }, { item: { module: 'services', id: visit } }];
    const line = async (language: string) => {
      const values = { name: '服务', account: factory, lines: items };
      const headers = { 'accept-language': language };
      return (await app.admin.post<{ lines: object[] }>('/api/quotes', values, { headers })).body.lines;
    };
    expect(await line('zh-CN')).toMatchObject([
      { description: '滤芯更换 15 次', unit: '份', quantity: '1.0000', price: '100.0000' },
      { description: '上门维护', unit: '次' },
    ]);
    expect(await line('en')).toMatchObject([
      { description: '滤芯更换 15 × visit', unit: 'pack' },
      { unit: 'Visit' },
    ]);
  });

  it('A product is counted in its unit: another one is told at the line, whatever its width (INV-05)', async () => {
    const item = product(await made('products', { name: '密封圈', price: '1', unit: 'PCS' }));
    const quote = (unit: string) =>
      app.admin.post('/api/quotes', {
        name: '密封圈',
        account: shop,
        lines: [{ item, quantity: '2', unit }],
      });
    expect((await quote('箱')).body).toMatchObject({ errors: [{ field: 'lines.0.unit', code: 'rule' }] });
    expect((await quote('ｐｃｓ')).status).toBe(201);
  });

  it('More off than a line comes to is told at the line (INV-05)', async () => {
    const line = (discount: object | null) => ({
      item: product(meter),
      quantity: '1',
      price: '100',
      discount,
    });
    const refused = await quoted(shop, [line(null), line({ amount: '100.01' })]);
    expect(refused.body).toMatchObject({ errors: [{ field: 'lines.1.discount', code: 'rule' }] });
    expect((await quoted(shop, [line(null), line({ amount: '100' })])).status).toBe(201);
  });

  it('Goods go where their customer has them sent, unless it is said otherwise, and fall due as agreed (INV-08)', async () => {
    const there = { province: '浙江省', city: '宁波市', district: '', street: '港口路 1 号', postcode: '' };
    const customer = await made('accounts', { name: '港口水务', shippingAddress: there, paymentDays: 30 });
    const order = async (values: object) =>
      (
        await app.admin.get(
          `/api/sales-orders/${await made('sales-orders', { name: '单', account: customer, ...values })}`,
        )
      ).body;
    expect((await order({})).shipTo).toMatchObject({ street: '港口路 1 号' });
    expect((await order({ shipTo: null })).shipTo).toBeNull();
    const invoice = await made('invoices', {
      name: '发',
      account: customer,
      lines: [{ item: { module: 'services', id: visit }, quantity: '1' }],
    });
    await app.admin.post(`/api/invoices/${invoice}/ship`, {});
    const { dueDate, shippedAt } = (await app.admin.get(`/api/invoices/${invoice}`)).body;
    expect(new Date(String(dueDate)).getTime() - new Date(String(shippedAt)).getTime()).toBeGreaterThan(
      28 * 86_400_000,
    );
  });
});
