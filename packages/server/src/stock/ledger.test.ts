import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { drifts, goods, pastTheDoors, putIn, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let main: number;
let north: number;

beforeAll(async () => {
  app = await openApplication('stock_ledger', { rateLimits: { requests: 0, signIns: 1000 } });
  main = await warehouseNamed(app.admin, '总仓', true);
  north = await warehouseNamed(app.admin, '北方仓');
});
afterAll(() => app.close());

/** A transfer made and booked; what was answered last. */
const transfer = async (product: number, quantity: string, more: Record<string, unknown> = {}) => {
  const values = { product, quantity, from: main, to: north, ...more };
  const made = await app.admin.post('/api/stock-transfers', values);
  return made.status === 201 ? app.admin.post(`/api/stock-transfers/${made.body.id}/book`, {}) : made;
};

describe('INV-10 Stock is a ledger', () => {
  test('a transfer moves goods between warehouses, its cancelling moves them back, and the card tells both', async () => {
    const meter = await goods(app, '智能水表', main, '10', { reorderLevel: '15' });
    const moved = await transfer(meter, '4', { from: undefined });
    expect(moved).toMatchObject({ status: 200, body: { status: 'booked', from: { id: main } } });
    expect(await stockOf(app, meter)).toMatchObject({
      onHand: '10.0000',
      available: '10.0000',
      expected: '10.0000',
      shortBy: '5.0000',
    });
    const plenty = await goods(app, '法兰', main, '20', { reorderLevel: '15' });
    expect((await stockOf(app, plenty)).shortBy).toBe('0.0000');
    expect((await stockOf(app, await goods(app, '垫片', main, '20'))).shortBy).toBeNull();
    const levels = await app.admin.get<{ records: Record<string, unknown>[] }>(
      `/api/products/${meter}/related/levels?sort=onHand`,
    );
    expect(levels.body.records).toMatchObject([
      {
        warehouse: { label: '北方仓' },
        onHand: '4.0000',
        label: expect.stringMatching(/^PRD-\d+ · WH-\d+$/),
      },
      { warehouse: { label: '总仓' }, onHand: '6.0000' },
    ]);
    const cancelled = await app.admin.post(`/api/stock-transfers/${moved.body.id}/cancel`, {});
    expect(cancelled.status).toBe(200);
    const card = await app.admin.get<{ records: Record<string, unknown>[]; next: string | null }>(
      `/api/products/${meter}/related/movements?limit=3`,
    );
    expect(card.body.records).toMatchObject([
      { kind: 'movedIn', quantity: '4.0000', inWarehouse: '10.0000', warehouse: { id: main } },
      { kind: 'movedOut', quantity: '-4.0000', inWarehouse: '0.0000', warehouse: { id: north } },
      {
        kind: 'movedIn',
        quantity: '4.0000',
        onHand: '10.0000',
        inWarehouse: '4.0000',
        by: { label: 'boss' },
        document: { module: 'stock-transfers', id: moved.body.id },
        label: moved.body.number,
      },
    ]);
    const rest = await app.admin.get<{ records: Record<string, unknown>[] }>(
      `/api/products/${meter}/related/movements?after=${encodeURIComponent(String(card.body.next))}`,
    );
    expect(rest.body.records.map(({ quantity }) => quantity)).toEqual(['-4.0000', '10.0000']);
    expect(await drifts(app)).toEqual([]);
  });

  test('more than there is can’t leave a warehouse, and the answer says how much there is', async () => {
    const pump = await goods(app, '水泵', main, '3');
    expect(await transfer(pump, '3.5')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'quantity', message: expect.stringMatching(/总仓现存 3，需要 3.5/) }] },
    });
    expect(await transfer(pump, '0')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'quantity' }] },
    });
    expect(await transfer(pump, '-2')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'quantity' }] },
    });
    expect(await transfer(pump, '1', { to: main })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'to' }] },
    });
    const booked = await transfer(pump, '3');
    expect(await app.admin.patch(`/api/stock-transfers/${booked.body.id}`, { quantity: '1' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'quantity' }] },
    });
    expect((await app.admin.delete(`/api/stock-transfers/${booked.body.id}`)).status).toBe(409);
    expect((await app.admin.post(`/api/stock-transfers/${booked.body.id}/book`, {})).status).toBe(409);
    await app.admin.post(`/api/stock-transfers/${booked.body.id}/cancel`, {});
    expect((await app.admin.post(`/api/stock-transfers/${booked.body.id}/cancel`, {})).status).toBe(409);
    expect((await app.admin.delete(`/api/stock-transfers/${booked.body.id}`)).status).toBe(204);
    await app.admin.post(`/api/stock-transfers/${booked.body.id}/restore`);
    expect((await stockOf(app, pump)).onHand).toBe('3.0000');
    expect(await drifts(app)).toEqual([]);
  });

  test('neither the ledger nor what it comes to can be written any other way, not even in the database', async () => {
    const valve = await goods(app, '阀门', main, '5');
    for (const statement of [
      `update stock_movement set quantity = 50 where product = ${valve}`,
      `delete from stock_movement where product = ${valve}`,
      'truncate stock_movement',
      `update stock_level set on_hand = 50 where product = ${valve}`,
      `insert into stock_level (product, warehouse, on_hand, at) values (${valve}, ${north}, 9, now())`,
      `delete from stock_level where product = ${valve}`,
      'truncate stock_level',
      'truncate stock_claim',
      `update product set on_hand = 50 where id = ${valve}`,
      `update product set reserved = 1 where id = ${valve}`,
      `insert into stock_movement (product, warehouse, quantity, at) values (${valve}, ${main}, -6, now())`,
      `insert into stock_movement (product, warehouse, quantity, at) values (${valve}, ${main}, 0, now())`,
      `insert into stock_movement (product, warehouse, quantity, at) values (-1, ${main}, 1, now())`,
    ])
      expect(await pastTheDoors(app, statement), statement).not.toBeNull();
    // What is entered past the doors counts all the same, and with an id that is there it is not left out.
    const entered = `insert into stock_movement (id, product, warehouse, quantity, at)
      select min(id), ${valve}, ${main}, 2, now() from stock_movement on conflict do nothing`;
    expect(await pastTheDoors(app, entered)).toBeNull();
    await pastTheDoors(app, `update product set available = 77, name = '球阀' where id = ${valve}`);
    expect(await stockOf(app, valve)).toMatchObject({ onHand: '7.0000', available: '7.0000', name: '球阀' });
    expect(await drifts(app)).toEqual([]);
  });

  test('nothing of it is taken from a client, and products with a card stay', async () => {
    const chip = await goods(app, '芯片', main, '1');
    const forged = { name: '芯片', onHand: '99', available: '99' };
    expect((await app.admin.post('/api/products?duplicates=allow', forged)).status).toBe(422);
    expect((await app.admin.patch(`/api/products/${chip}`, { onHand: '99' })).status).toBe(422);
    for (const path of ['stock-movements', 'stock-levels', 'stock-claims'])
      expect((await app.admin.post(`/api/${path}`, { product: chip, quantity: '5' })).status, path).toBe(403);
    expect((await app.admin.delete(`/api/products/${chip}`)).status).toBe(409);
    expect((await app.admin.delete(`/api/warehouses/${main}`)).status).toBe(409);
    const seller = await app.person('seller', { rights: { '*': { see: 'own' } } });
    const card = await seller.get<{ records: object[] }>(`/api/products/${chip}/related/movements`);
    expect(card.body.records).toHaveLength(1);
  });

  test('the number of a document out of sight is read nowhere in the ledger, nor found by it (ACC-08)', async () => {
    const seal = await goods(app, '密封圈', main, '9');
    const moved = await transfer(seal, '2');
    const number = String(moved.body.number);
    const reader = await app.person('ledger-reader', { rights: { '*': { see: 'own', export: true } } });
    const told = async (client: typeof app.admin) => {
      const { body } = await client.get<{
        records: { id: number; document: object; label: string | null }[];
      }>(`/api/products/${seal}/related/movements?limit=1`);
      const entry = body.records[0] as (typeof body.records)[number];
      const url = `/api/stock-movements/${entry.id}`;
      const answers = await Promise.all([
        client.get(url),
        client.get(`${url}/as-of?at=2100-01-01`),
        client.get(`/api/stock-movements/export?format=csv&fields=label,quantity`),
        client.get(`/api/stock-movements?q=${number}`),
      ]);
      return {
        document: entry.document,
        label: entry.label,
        ways: answers.map(({ status, body }) => [status, JSON.stringify(body).includes(number)]),
        found: (answers[3] as { body: { records?: object[] } }).body.records?.length,
      };
    };
    const document = { module: 'stock-transfers', id: moved.body.id };
    const ways = (tell: boolean) => Array.from({ length: 4 }, () => [200, tell]);
    expect(await told(app.admin)).toEqual({
      document: { ...document, label: '调拨' },
      label: number,
      ways: ways(true),
      found: 2,
    });
    expect(await told(reader)).toEqual({
      document: { ...document, label: null },
      label: null,
      ways: ways(false),
      found: 0,
    });
    const ask = async (client: typeof app.admin, query: { where?: string; sort?: string }) =>
      (await client.get('/api/stock-movements', { query })).status;
    for (const query of [{ where: JSON.stringify({ label: { startsWith: 'ST' } }) }, { sort: 'label' }])
      expect(await ask(reader, query)).toBe(400);
    // What was there before any document says so to everybody.
    const { body } = await reader.get<{ records: { label: string }[] }>('/api/stock-movements?q=期初');
    expect(body.records[0]?.label).toBe('期初');
  });

  test('a company may allow stock below nought, and what is below may still be filled up when it no longer does', async () => {
    const cable = await goods(app, '电缆', main, '1');
    await app.admin.patch('/api/settings/company', { oversell: true });
    expect((await transfer(cable, '3')).status).toBe(200);
    await app.admin.patch('/api/settings/company', { oversell: false });
    const short = await app.admin.get<{ records: object[] }>('/api/stock-levels?view=short');
    expect(short.body.records).toMatchObject([{ onHand: '-2.0000', product: { id: cable } }]);
    expect((await transfer(cable, '1')).status).toBe(422);
    await putIn(app, cable, main, '1');
    expect((await stockOf(app, cable)).onHand).toBe('2.0000');
    expect(await drifts(app)).toEqual([]);
  });

  test('sixteen who take the last ones at once get just what is there', async () => {
    const rare = await Promise.all(['甲', '乙', '丙'].map((name) => goods(app, `稀缺 ${name}`, main, '5')));
    const answers = await Promise.all(
      Array.from({ length: 48 }, (_, index) => transfer(rare[index % 3] as number, '1')),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(15);
    expect(answers.every(({ status }) => status === 200 || status === 422)).toBe(true);
    for (const id of rare) {
      const levels = await app.admin.get<{ records: { onHand: string }[] }>(
        `/api/products/${id}/related/levels`,
      );
      expect(levels.body.records.map(({ onHand }) => onHand).sort()).toEqual(['0.0000', '5.0000']);
    }
    expect(await drifts(app)).toEqual([]);
  });
});
