import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
const ids: Record<string, number> = {};

beforeAll(async () => {
  app = await openApplication('promised_names');
  const made = async (path: string, values: Record<string, unknown>) => {
    ids[path] = (await app.admin.post<{ id: number }>(`/api/${path}`, values)).body.id;
  };
  // Setting up a company makes one.
  await made('warehouses', { name: '总仓', isDefault: true });
  await made('accounts', { name: '华东水务集团' });
  await made('contacts', { name: '李四', account: ids.accounts });
  await made('opportunities', { name: '水表', account: ids.accounts, closeDate: '2026-12-31' });
  await made('products', { name: '水表', price: '100' });
  await made('services', { name: '安装', unit: 'visit', price: '50' });
  await made('vendors', { name: '水表厂' });
});

afterAll(() => app.close());

const priced = 'account contact opportunity status validUntil dueDate lines shipping adjustment';
const totals = 'subtotal discountTotal taxTotal shipping adjustment total';

/** Names of fields that programs of others are written against: none of them ever goes. */
const promised: Record<string, string> = {
  accounts: 'name type industry grade source phone website parent',
  contacts: 'name account title mobile phone email reportsTo influence',
  leads: 'name company mobile phone email source status industry',
  opportunities: 'name account stage amount probability closeDate nextStep lossReason lines',
  products:
    'name code category unit price cost onHand reserved onOrder available expected reorderLevel giveaways',
  services: 'name unit count price',
  'price-books': 'name currency validFrom validUntil lines',
  quotes: `${priced} ${totals}`,
  'sales-orders': `${priced} ${totals}`,
  invoices: `${priced} ${totals}`,
  'purchase-orders': 'vendor status lines',
  tasks: 'subject status dueAt priority related',
  events: 'subject kind startsAt endsAt place related participants recurrence',
  documents: 'name folder file related',
  departments: 'name parent head',
  users: 'username name email password department roles manager status',
  roles: 'name rights functions',
};

describe('What other programs rely on', () => {
  const business = Object.keys(promised).filter((path) => !['departments', 'users', 'roles'].includes(path));
  test.each(business)('%s say who, when and in which version', (path) => {
    const everywhere = 'id number owner department createdAt createdBy updatedAt updatedBy version';
    const module = app.services.registry().at(path);
    expect([...(module?.fields.keys() ?? [])]).toEqual(expect.arrayContaining(everywhere.split(' ')));
  });

  test.each(Object.entries(promised))('%s has the fields that are promised', (path, names) => {
    const module = app.services.registry().at(path);
    expect([...(module?.fields.keys() ?? [])]).toEqual(expect.arrayContaining(names.split(' ')));
  });

  const lines = () => [
    {
      item: { module: 'products', id: ids.products },
      description: '水表',
      quantity: 2,
      price: 100,
      discount: { percent: 10 },
      tax: null,
    },
    {
      item: { module: 'services', id: ids.services },
      quantity: '3',
      price: '50',
      discount: { amount: '5' },
    },
  ];

  test.each(['quotes', 'sales-orders', 'invoices'])(
    '%s are made of these names alone (INV-05)',
    async (path) => {
      const values = {
        account: ids.accounts,
        contact: ids.contacts,
        opportunity: ids.opportunities,
        status: 'draft',
        validUntil: '2026-12-31',
        dueDate: '2027-01-31',
        shipping: 20,
        adjustment: '-1.5',
      };
      const sent = { ...values, lines: lines(), subtotal: 1, discountTotal: '2', taxTotal: 3, total: '0.01' };
      const created = await app.admin.post(`/api/${path}`, sent);
      expect(created).toMatchObject({
        status: 201,
        body: {
          ...values,
          // Without a subject of its own it is called by its customer.
          name: '华东水务集团',
          account: { id: ids.accounts },
          contact: { id: ids.contacts },
          opportunity: { id: ids.opportunities },
          subtotal: '325.00',
          shipping: '20.00',
          adjustment: '-1.50',
          total: '343.50',
        },
      });
    },
  );

  test('purchase-orders are made of these names alone (INV-09)', async () => {
    const sent = { vendor: ids.vendors, status: 'draft', lines: lines().slice(0, 1) };
    const created = await app.admin.post('/api/purchase-orders', sent);
    expect(created).toMatchObject({ status: 201, body: { status: 'draft', total: '180.00' } });
  });

  test('a choice is found by its name as by its value', async () => {
    const created = await app.admin.post<{ id: number }>('/api/accounts', { name: '云上', industry: '科技' });
    expect(created.body).toMatchObject({ industry: 'technology' });
    await app.admin.post('/api/contacts', { name: '云', account: created.body.id });
    const found = async (where: object) =>
      (
        await app.admin.get<{ records: object[] }>('/api/contacts', {
          query: { where: JSON.stringify(where) },
        })
      ).body.records;
    for (const industry of ['科技', 'technology', 'Technology'])
      for (const asked of [industry, { in: [industry] }])
        expect(await found({ 'account.industry': asked })).toMatchObject([{ name: '云' }]);
    expect(await found({ 'account.industry': { ne: '科技' } })).toMatchObject([{ name: '李四' }]);
  });

  test('what the system fills may be sent as it stands, and as nothing else', async () => {
    const made = { account: ids.accounts, status: 'draft' };
    const { body } = await app.admin.post<{ id: number; number: string; createdAt: string }>(
      '/api/quotes',
      made,
    );
    const url = `/api/quotes/${body.id}`;
    const { number, createdAt } = body;
    const back = { status: 'draft', number, createdAt, contact: ids.contacts };
    expect(await app.admin.patch(url, back)).toMatchObject({
      status: 200,
      body: { contact: { id: ids.contacts } },
    });
    for (const wrong of [{ status: 'sent' }, { number: 'QT-1' }, { createdAt: '2020-01-01T00:00:00.000Z' }])
      expect(await app.admin.patch(url, wrong)).toMatchObject({
        status: 422,
        body: { errors: [{ field: Object.keys(wrong)[0], code: 'readOnly' }] },
      });
    expect((await app.admin.post('/api/quotes', { ...made, status: 'sent' })).body.errors).toMatchObject([
      { field: 'status', code: 'readOnly' },
    ]);
  });

  test('sending it as it stands tells nobody what is hidden from him', async () => {
    const seller = await app.person('blind', {
      rights: {
        '*': { see: 'all', edit: 'all', create: true },
        quotes: { see: 'all', edit: 'all', fields: { margin: 'hidden', revision: 'hidden' } },
      },
    });
    const { body } = await app.admin.post<{ id: number }>('/api/quotes', { account: ids.accounts });
    for (const revision of [1, 2])
      expect((await seller.patch(`/api/quotes/${body.id}`, { revision })).body.errors).toMatchObject([
        { field: 'revision', code: 'unknownField' },
      ]);
  });
});
