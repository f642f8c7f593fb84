import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, linesOf as paperLines, traders } from './documents.fixture.ts';
import { drifts, goods, putIn, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let main: number;
let account: number;

interface Line {
  id: number;
  number: string;
  name: string;
  expected: string;
  difference: string | null;
}

beforeAll(async () => {
  app = await openApplication('stock_takes', { rateLimits: { requests: 0, signIns: 1000 } });
  main = await warehouseNamed(app.admin, '总仓', true);
  ({ account } = await traders(app));
});
afterAll(() => app.close());

const post = (url: string, body: unknown = {}) => app.admin.post(url, body);
const newTake = async (more: Record<string, unknown> = {}) =>
  Number((await post('/api/stock-takes', { subject: '年中盘点', ...more })).body.id);
const linesOf = async (take: number) =>
  (await app.admin.get<{ records: Line[] }>(`/api/stock-takes/${take}/related/counts?sort=name`)).body
    .records;
const count = (id: number, counted: string | null) => app.admin.patch(`/api/stock-counts/${id}`, { counted });
/** An invoice that is ready to leave. @returns ships it */
async function invoiced(...lines: [product: number, quantity: string][]): Promise<() => Promise<void>> {
  const { body } = await post('/api/invoices', { name: '发货', account, lines: paperLines(...lines) });
  return async () => {
    expect((await act(app.admin, 'invoices', body.id, 'ship')).status).toBe(200);
  };
}

describe('INV-10 A stock-take', () => {
  test('lists what is in the warehouse and the branch of the tree, and books what differs, once', async () => {
    const { body: metering } = await post('/api/product-categories', { name: '计量' });
    const { body: water } = await post('/api/product-categories', { name: '水表', parent: metering.id });
    const meter = await goods(app, '水表 A', main, '10', { category: water.id });
    const valve = await goods(app, '水表 B', main, '3', { category: metering.id });
    await goods(app, '别的', main, '7');
    await goods(app, '水表 C', main, '0', { category: water.id });
    const take = await newTake({ category: metering.id });
    expect((await post(`/api/stock-takes/${take}/book`)).status).toBe(409);
    expect((await post(`/api/stock-takes/${take}/sheet`)).status).toBe(200);
    const [first, second, ...more] = (await linesOf(take)) as [Line, Line];
    expect(more).toEqual([]);
    expect([first, second]).toMatchObject([
      { name: '水表 A', expected: '10.0000', difference: null },
      { name: '水表 B', expected: '3.0000' },
    ]);
    expect((await post(`/api/stock-takes/${take}/book`)).status).toBe(409);
    expect((await count(first.id, '-1')).status).toBe(422);
    await count(first.id, '8.5');
    // What was not counted yet does not differ.
    expect((await app.admin.get(`/api/stock-takes/${take}`)).body).toMatchObject({ done: 1, differing: 1 });
    await count(second.id, '3');
    // Goods that come in while people count are not counted away.
    await putIn(app, meter, main, '5');
    await post(`/api/stock-takes/${take}/sheet`);
    expect((await app.admin.get(`/api/stock-takes/${take}`)).body).toMatchObject({
      lines: 2,
      done: 2,
      differing: 1,
    });
    const booked = await Promise.all([1, 2, 3].map(() => post(`/api/stock-takes/${take}/book`)));
    expect(booked.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await stockOf(app, meter)).onHand).toBe('13.5000');
    expect((await stockOf(app, valve)).onHand).toBe('3.0000');
    const movements = await app.admin.get<{ records: object[] }>(
      `/api/stock-takes/${take}/related/movements`,
    );
    expect(movements.body.records).toMatchObject([
      { kind: 'counted', quantity: '-1.5000', product: { id: meter } },
    ]);
    expect((await count(first.id, '1')).status).toBe(422);
    expect((await app.admin.delete(`/api/stock-counts/${first.id}`)).status).toBe(422);
    expect((await app.admin.delete(`/api/stock-takes/${take}`)).status).toBe(409);
    expect(await drifts(app)).toEqual([]);
  });

  test('takes lines that somebody adds, compared with the books, and no product twice', async () => {
    const found = await goods(app, '意外发现', main, '2');
    const take = await newTake();
    const added = await post('/api/stock-counts', { take, product: found, counted: '6' });
    expect(added).toMatchObject({
      status: 201,
      body: { expected: '2.0000', difference: '4.0000', name: '意外发现' },
    });
    expect(await post('/api/stock-counts', { take, product: found })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'product' }] },
    });
    await post(`/api/stock-takes/${take}/sheet`);
    expect((await linesOf(take)).filter(({ name }) => name === '意外发现')).toHaveLength(1);
    await post(`/api/stock-takes/${take}/book`);
    expect((await stockOf(app, found)).onHand).toBe('6.0000');
    expect(await drifts(app)).toEqual([]);
  });

  test('what leaves meanwhile can’t be counted away below nought, and nothing of it is booked then', async () => {
    const gone = await goods(app, '盘亏品', main, '4');
    const north = await warehouseNamed(app.admin, '北方仓');
    const take = await newTake();
    const { body: line } = await post('/api/stock-counts', { take, product: gone, counted: '1' });
    const { body: moved } = await post('/api/stock-transfers', {
      product: gone,
      quantity: '2',
      from: main,
      to: north,
    });
    await post(`/api/stock-transfers/${moved.id}/book`);
    await post(`/api/stock-takes/${take}/sheet`);
    expect(await post(`/api/stock-takes/${take}/book`)).toMatchObject({
      status: 422,
      body: { errors: [{ message: expect.stringMatching(/盘亏品：总仓现存 2，需要 3/) }] },
    });
    expect((await stockOf(app, gone)).onHand).toBe('4.0000');
    // Counted anew it is compared with what the books say now.
    expect((await count(Number(line.id), '2')).body).toMatchObject({
      expected: '2.0000',
      difference: '0.0000',
    });
    expect((await post(`/api/stock-takes/${take}/book`)).status).toBe(200);
    expect((await stockOf(app, gone)).onHand).toBe('4.0000');
    expect(await drifts(app)).toEqual([]);
  });

  test('does not book a second time what left between sheet and count, and keeps what moves after the count', async () => {
    const spot = await goods(app, '边盘边录', main, '10');
    const paper = await goods(app, '抄在纸上', main, '10');
    const sold = await invoiced([spot, '3'], [paper, '3']);
    const [onTheSpot, onPaper] = [
      await newTake({ subject: '现场' }),
      await newTake({ subject: '纸质', comparedWith: 'sheet' }),
    ];
    for (const take of [onTheSpot, onPaper]) await post(`/api/stock-takes/${take}/sheet`);
    await sold();
    const line = async (take: number, name: string) =>
      (await linesOf(take)).find((one) => one.name === name)?.id as number;
    // Seven are on the shelf, and so they are on the books.
    expect((await count(await line(onTheSpot, '边盘边录'), '7')).body).toMatchObject({
      expected: '7.0000',
      difference: '0.0000',
    });
    // Counted before they left, entered after: nine were there, and three of them are gone.
    expect((await count(await line(onPaper, '抄在纸上'), '9')).body).toMatchObject({ expected: '10.0000' });
    await (await invoiced([spot, '1']))();
    for (const take of [onTheSpot, onPaper])
      expect((await post(`/api/stock-takes/${take}/book`)).status).toBe(200);
    expect([(await stockOf(app, spot)).onHand, (await stockOf(app, paper)).onHand]).toEqual([
      '6.0000',
      '6.0000',
    ]);
    expect(await drifts(app)).toEqual([]);
  });

  test('calls a line after the goods it is of, also when these are changed, and compares it with their books', async () => {
    const [wrong, right] = [await goods(app, '看错的', main, '5'), await goods(app, '看对的', main, '8')];
    const take = await newTake();
    const { body: line } = await post('/api/stock-counts', { take, product: wrong, counted: '8' });
    const changed = await app.admin.patch(`/api/stock-counts/${line.id}`, { product: right });
    expect(changed.body).toMatchObject({ name: '看对的', expected: '8.0000', difference: '0.0000' });
  });
});
