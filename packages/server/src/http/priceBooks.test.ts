import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let pump: number;
let visit: number;
let hose: number;
let factory: number;
let shop: number;
beforeAll(async () => {
  app = await openApplication('price_books', { rateLimits: { requests: 0, signIns: 100_000 } });
  pump = await made('products', { name: '离心泵', price: '1000' });
  hose = await made('products', { name: '软管', price: '20' });
  visit = await made('services', { name: '上门维护', price: '300' });
  factory = await made('accounts', { name: '甲级工厂', grade: 'A' });
  shop = await made('accounts', { name: '丙级小店', grade: 'C' });
  await made('currencies', { code: 'USD' });
});
afterAll(() => app.close());

async function made(path: string, values: object): Promise<number> {
  const { status, body } = await app.admin.post(`/api/${path}`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as number;
}

const product = (id: number) => ({ module: 'products', id });
const book = (name: string, values: object) => made('price-books', { name, ...values });

/** What is wrong, by the field. */
async function refused(values: object, language = 'zh-CN'): Promise<Record<string, string>> {
  const { status, body } = await app.admin.post('/api/price-books', values, {
    headers: { 'accept-language': language },
  });
  expect(status, JSON.stringify(body)).toBe(422);
  const errors = body.errors as { field: string; message: string }[];
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}

interface Answered {
  prices: { price: string | null; list: string | null; from: { label: string } | null }[];
}

/** Prices with the books they are from, as the form asks for them. */
async function asked(document: object, items: object[]): Promise<unknown[]> {
  const { status, body } = await app.admin.post<Answered>('/api/quotes/prices', { document, items });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.prices.map(({ price, from }) => [price && Number(price), from?.label ?? null]);
}

describe('Price books (INV-04)', () => {
  it('The first book for the customer that has the item decides, by the quantity; else the list price', async () => {
    const item = product(pump);
    await book('人人可得', { position: 1, lines: [{ item, quantity: '100', discount: { percent: '20' } }] });
    await book('甲级', {
      position: 20,
      customers: { grade: 'A' },
      lines: [
        { item, price: '900' },
        { item, quantity: '10', price: '850' },
      ],
    });
    await book('专供', {
      position: 30,
      accounts: [factory],
      lines: [{ item, quantity: '50', price: '800' }],
    });
    await book('去年', { position: 2, validUntil: '2025-12-31', lines: [{ item, price: '1' }] });
    await book('外币', { position: 3, currency: 'USD', lines: [{ item, price: '130' }] });
    await book('停用', { position: 4, active: false, lines: [{ item, price: '2' }] });
    const of = (quantity: string) => ({ item, quantity });
    const quantities = [of('1'), of('9.9999'), of('10'), of('50'), of('100')];
    expect(await asked({ account: factory }, quantities)).toEqual([
      [900, '甲级'],
      [900, '甲级'],
      [850, '甲级'],
      [800, '专供'],
      [800, '专供'],
    ]);
    expect(await asked({ account: shop }, quantities)).toEqual([
      [1000, null],
      [1000, null],
      [1000, null],
      [1000, null],
      [800, '人人可得'],
    ]);
    expect(await asked({ account: shop, currency: 'USD', exchangeRate: '7' }, [of('1')])).toEqual([
      [130, '外币'],
    ]);
    expect(await asked({}, [{ item: product(hose) }, { item: { module: 'services', id: visit } }])).toEqual([
      [20, null],
      [300, null],
    ]);
  });

  it('A quote takes the price of its customer, keeps what is typed, and what it said stays', async () => {
    const item = product(hose);
    const id = await book('小店软管', { position: 40, accounts: [shop], lines: [{ item, price: '18.5' }] });
    const quote = await made('quotes', {
      name: '软管',
      account: shop,
      lines: [
        { item, quantity: '3' },
        { item, quantity: '1', price: '17' },
      ],
    });
    const read = async () => (await app.admin.get(`/api/quotes/${quote}`)).body;
    const prices = async () =>
      ((await read()).lines as { price: string }[]).map(({ price }) => Number(price));
    expect(await prices()).toEqual([18.5, 17]);
    expect(Number((await read()).total)).toBe(72.5);
    await app.admin.patch(`/api/price-books/${id}`, { lines: [{ item, price: '19' }] });
    expect(await prices()).toEqual([18.5, 17]);
  });

  it('A discount off the list price follows the list price', async () => {
    const item = product(await made('products', { name: '接头', price: '10' }));
    await book('接头九折', {
      position: 41,
      accounts: [shop],
      lines: [{ item, discount: { percent: '10' } }],
    });
    expect(await asked({ account: shop }, [{ item }])).toEqual([[9, '接头九折']]);
    await app.admin.patch(`/api/products/${item.id}`, { price: '12' });
    expect(await asked({ account: shop }, [{ item }])).toEqual([[10.8, '接头九折']]);
  });

  it.each([
    ['zh-CN', /^与第 1 行是同一产品/],
    ['en', /^Line 1 is the same item/],
  ])('An item has one price from a quantity on (%s)', async (language, said) => {
    const item = product(pump);
    const lines = [
      { item, quantity: '5', price: '9' },
      { item, quantity: '5.0', discount: { percent: '5' } },
    ];
    const told = await refused({ name: '重复', position: 900, lines }, language);
    expect(told['lines.1.quantity']).toMatch(said);
  });

  it('Absurd prices are refused at their line', async () => {
    const item = product(pump);
    const lines = [
      { item, price: '-1' },
      { item, quantity: '2', discount: { percent: '101' } },
      { item, quantity: '-3', price: '1' },
    ];
    expect(Object.keys(await refused({ name: '错价', position: 901, lines }))).toEqual([
      'lines.0.price',
      'lines.1.discount',
      'lines.2.quantity',
    ]);
    const off = [{ item, discount: { amount: '5' } }];
    const amounts = await refused({ name: '减额', position: 901, lines: off });
    expect(amounts['lines.0.discount']).toContain('百分比');
    const gone = [{ item: product(999_999_999), price: '1' }];
    expect(Object.keys(await refused({ name: '没有的', position: 901, lines: gone }))).toEqual([
      'lines.0.item',
    ]);
  });

  it('Two books of the same order don’t price one thing for the same customers on the same day', async () => {
    const lines = [{ item: product(hose), price: '15' }];
    await book('上半年', { position: 50, validFrom: '2026-01-01', validUntil: '2026-06-30', lines });
    await book('下半年', { position: 50, validFrom: '2026-07-01', lines });
    const both = [{ item: product(pump), price: '900' }, ...lines];
    const overlapping = { name: '六月起', position: 50, validFrom: '2026-06-30', lines: both };
    expect((await refused(overlapping))['lines.1.item']).toContain('上半年');
    expect((await refused(overlapping, 'en'))['lines.1.item']).toMatch(/change order or dates/);
    const asleep = await book('六月起', { ...overlapping, active: false });
    expect((await app.admin.patch(`/api/price-books/${asleep}`, { active: true })).status).toBe(422);
    await book('只给一家', { position: 50, accounts: [shop], lines });
    expect(
      (await refused({ name: '又给一家', position: 50, accounts: [shop], lines }))['lines.0.item'],
    ).toContain('只给一家');
    // Who is named comes before customers of a kind, and they before everybody, whatever the order.
    const kind = (grade: string) => ({ position: 50, customers: { grade }, lines });
    await book('给甲类', kind('A'));
    const named = { name: '给乙类和一家', ...kind('B'), accounts: [factory] };
    expect((await refused(named))['lines.0.item']).toContain('给甲类');
    await book('别的产品', { position: 50, lines: [{ item: product(pump), price: '990' }] });
    const backwards = { name: '倒过来', position: 51, validFrom: '2026-02-01', validUntil: '2026-01-31' };
    expect(Object.keys(await refused(backwards))).toEqual(['validUntil']);
  });

  it('Prices are asked by the fields the documents say they depend on, and by no others', async () => {
    const items = [{ item: product(pump), quantity: '1' }];
    const problems = async (path: string, document: object) => {
      const { status, body } = await app.admin.post(`/api/${path}/prices`, { document, items });
      const errors = (body.errors ?? []) as { field: string; code: string }[];
      return [status, ...errors.map(({ field, code }) => `${field}: ${code}`)];
    };
    expect(await problems('sales-orders', { account: factory, exchangeRate: '1' })).toEqual([200]);
    expect(await problems('opportunities', { currency: 'USD', exchangeRate: '7' })).toEqual([200]);
    expect(await problems('purchase-orders', { account: factory })).toEqual([
      422,
      'document.account: unknownField',
    ]);
    expect(await problems('quotes', { account: '甲', currency: 7, owner: 1 })).toEqual([
      422,
      'document.account: notReference',
      expect.stringMatching(/^document.currency: /),
      'document.owner: unknownField',
    ]);
  });

  it('Prices are told to those who write quotes; books are read by right and changed by those who keep the catalogue', async () => {
    const seller = await app.person('price-seller', {
      rights: { quotes: { see: 'own', edit: 'own', create: true }, accounts: { see: 'all' } },
    });
    const reader = await app.person('price-reader', {
      rights: { 'price-books': { see: 'all', edit: 'all', create: true }, quotes: { see: 'all' } },
    });
    const question = { document: { account: factory }, items: [{ item: product(pump), quantity: '1' }] };
    const told = await seller.post<Answered>('/api/quotes/prices', question);
    expect([told.status, Number(told.body.prices[0]?.price)]).toEqual([200, 900]);
    // Which book it is from is for those who see price books.
    expect(told.body.prices[0]?.from?.label ?? null).toBe(null);
    // Nor does a price tell of a customer out of sight: it is the one for everybody.
    const stranger = await app.person('price-stranger', {
      rights: { quotes: { see: 'own', edit: 'own', create: true }, accounts: { see: 'own' } },
    });
    const guessed = await stranger.post<Answered>('/api/quotes/prices', question);
    expect([guessed.status, Number(guessed.body.prices[0]?.price)]).toEqual([200, 990]);
    expect((await reader.post('/api/quotes/prices', question)).status).toBe(403);
    expect((await app.admin.post('/api/accounts/prices', question)).status).toBe(404);
    expect((await seller.get('/api/price-books')).status).toBe(403);
    expect((await reader.get('/api/price-books')).status).toBe(200);
    expect((await reader.post('/api/price-books', { name: '私定' })).status).toBe(403);
  });
});
