import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let seller: Client;
let made: (path: string, values: object) => Promise<number>;

beforeAll(async () => {
  app = await openApplication('action_answers');
  seller = await app.person('seller', {
    rights: {
      '*': { see: 'all', edit: 'all', create: true },
      ...Object.fromEntries(
        ['quotes', 'sales-orders', 'invoices'].map((path) => [
          path,
          { see: 'all', edit: 'all', create: true, fields: { costs: 'hidden', margin: 'hidden' } },
        ]),
      ),
    },
  });
  made = async (path, values) => {
    const answer = await app.admin.post<{ id: number }>(`/api/${path}?duplicates=allow`, values);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.id;
  };
  await made('warehouses', { name: '总仓', isDefault: true });
});

afterAll(() => app.close());

test('what an action answers of its record is what everybody is answered, without what is hidden (ACC-08, INV-05)', async () => {
  const account = await made('accounts', { name: '华东水务' });
  const service = await made('services', { name: '安装', unit: 'visit', price: '100', cost: '60' });
  const lines = [{ item: { module: 'services', id: service }, quantity: 1 }];
  const validUntil = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10);
  const quote = await made('quotes', { account, lines, validUntil });
  const order = await made('sales-orders', { account, lines });
  const invoice = await made('invoices', { account, lines });
  const done: [string, number, string, string][] = [
    ['quotes', quote, 'send', 'sent'],
    ['quotes', quote, 'accept', 'accepted'],
    ['sales-orders', order, 'confirm', 'confirmed'],
    ['invoices', invoice, 'ship', 'shipped'],
    ['invoices', invoice, 'cancel', 'cancelled'],
  ];
  for (const [path, id, action, status] of done) {
    const acted = await seller.post(`/api/${path}/${id}/${action}`, {});
    expect(acted, action).toMatchObject({
      status: 200,
      body: { id, status, account: { id: account, label: '华东水务' } },
    });
    expect(acted.body, action).toEqual((await seller.get(`/api/${path}/${id}`)).body);
    for (const hidden of ['costs', 'margin']) expect(acted.body, action).not.toHaveProperty(hidden);
  }
});
