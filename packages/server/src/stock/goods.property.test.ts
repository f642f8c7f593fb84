import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { freePort } from '../database/embedded/port.ts';
import { cuttingAgain } from '../database/sessions/sessions.fixture.ts';
import { Random } from '../demo/random.ts';
import { startServer } from '../startServer.fixture.ts';
import { act, type Line, linesOf, traders } from './documents.fixture.ts';
import { kindsMoved, movementsSoFar, piecesThatLeft } from './moved.fixture.ts';
import { misnumbered, overdrawn, unfaithful } from './papers.fixture.ts';
import { drifts, goods, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let second: Client;
let products: number[];
/** Each piece of it has its number. */
let pump: number;
let warehouses: number[];
let account: number;
let vendor: number;

beforeAll(async () => {
  app = await openApplication('stock_storm', {
    rateLimits: { requests: 0, signIns: 1000 },
    // Lines that are cut are told of a hundred times.
    logger: pino({ level: 'silent' }),
  });
  const other = await app.secondProcess();
  closeSecond = () => other.close();
  second = other.client({ cookie: app.admin.cookie ?? '', 'x-requested-with': 'gejie' });
  warehouses = [await warehouseNamed(app.admin, '总仓', true), await warehouseNamed(app.admin, '分仓')];
  products = [];
  for (let nth = 0; nth < 5; nth++)
    products.push(await goods(app, `货 ${nth}`, warehouses[0] as number, '12'));
  pump = await goods(app, '水泵', warehouses[0] as number, '0', { serialTracked: true });
  ({ account, vendor } = await traders(app));
}, 60_000);
let closeSecond: () => Promise<void>;
afterAll(async () => {
  await closeSecond();
  await app.close();
});

/** Papers that were made so far, whoever made them; the next clerk takes any of them up. */
const papers = {
  invoices: [] as number[],
  purchases: [] as number[],
  orders: [] as number[],
  transfers: [] as number[],
};

type Step = (by: Client, random: Random) => Promise<number>;

/** So few that clerks get at the same ones. */
const serialOf = (random: Random) => `S-${random.between(1, 12)}`;

const someLines = (random: Random, most: number) =>
  linesOf(
    ...Array.from({ length: random.between(1, 3) }, (): [number, string] => [
      random.pick(products),
      String(random.between(1, most)),
    ]),
  );

async function made(by: Client, path: string, values: object, into: number[]): Promise<number> {
  const { status, body } = await by.post<{ id?: number }>(`/api/${path}`, values);
  if (body.id) into.push(body.id);
  return status;
}

const steps: Record<string, Step> = {
  invoice: (by, random) =>
    made(
      by,
      'invoices',
      { name: '发货', account, warehouse: random.pick(warehouses), lines: someLines(random, 3) },
      papers.invoices,
    ),
  ship: async (by, random) => (await act(by, 'invoices', pick(random, papers.invoices), 'ship')).status,
  shipAgain: async (by, random) => (await act(by, 'invoices', pick(random, papers.invoices), 'ship')).status,
  cancel: async (by, random) => (await act(by, 'invoices', pick(random, papers.invoices), 'cancel')).status,
  // One line of an order twice, goods typed anew, another quantity, a gift besides.
  async edit(by, random) {
    const id = pick(random, papers.invoices);
    const { body } = await by.get<{ lines?: Line[] }>(`/api/invoices/${id}`);
    const [first, ...rest] = body.lines ?? [];
    if (!first) return 404;
    const other = random.pick([
      { ...first, id: null },
      { ...first, id: null, source: null },
      { ...first, id: null, giveaway: true },
    ]);
    const lines = [{ ...first, quantity: String(random.between(1, 4)) }, ...rest, other];
    return (await by.patch(`/api/invoices/${id}`, { lines: random.chance(0.5) ? lines : [first] })).status;
  },
  async discard(by, random) {
    const [path, ids] = random.pick([
      ['invoices', papers.invoices],
      ['sales-orders', papers.orders],
      ['purchase-orders', papers.purchases],
    ] as const);
    return (await by.delete(`/api/${path}/${pick(random, ids)}`)).status;
  },
  async takeBack(by, random) {
    const [path, ids] = random.pick([
      ['invoices', papers.invoices],
      ['sales-orders', papers.orders],
    ] as const);
    return (await by.post(`/api/${path}/${pick(random, ids)}/restore`, {})).status;
  },
  reopen: async (by, random) => (await act(by, 'sales-orders', pick(random, papers.orders), 'reopen')).status,
  order: (by, random) =>
    made(by, 'sales-orders', { name: '订单', account, lines: someLines(random, 4) }, papers.orders),
  confirm: async (by, random) =>
    (await act(by, 'sales-orders', pick(random, papers.orders), 'confirm')).status,
  callOff: async (by, random) =>
    (await act(by, 'sales-orders', pick(random, papers.orders), 'cancel')).status,
  async invoiceOrder(by, random) {
    const { status, body } = await act(by, 'sales-orders', pick(random, papers.orders), 'invoice');
    const made = body.invoice as { id: number } | undefined;
    if (made) papers.invoices.push(made.id);
    return status;
  },
  buy: (by, random) =>
    made(
      by,
      'purchase-orders',
      { vendor, warehouse: random.pick(warehouses), lines: someLines(random, 5) },
      papers.purchases,
    ),
  buyFirmly: async (by, random) =>
    (await act(by, 'purchase-orders', pick(random, papers.purchases), 'order')).status,
  async receive(by, random) {
    const id = pick(random, papers.purchases);
    const { body } = await by.get<{ lines?: Line[] }>(`/api/purchase-orders/${id}`);
    const line = body.lines?.[0]?.id;
    const part = random.chance(0.5) && line ? { lines: [{ line, quantity: '1' }] } : {};
    return (await act(by, 'purchase-orders', id, 'receive', part)).status;
  },
  async bringPieces(by, random) {
    const serials = [...new Set([serialOf(random), serialOf(random)])];
    const lines = linesOf([pump, String(serials.length)]);
    const values = { vendor, warehouse: random.pick(warehouses), lines };
    const { status, body } = await by.post<{ id: number; lines?: Line[] }>('/api/purchase-orders', values);
    if (status !== 201) return status;
    papers.purchases.push(body.id);
    const part = { line: body.lines?.[0]?.id, quantity: String(serials.length), serials };
    return (await act(by, 'purchase-orders', body.id, 'receive', { lines: [part] })).status;
  },
  async shipPiece(by, random) {
    const values = { name: '水泵', account, warehouse: random.pick(warehouses), lines: linesOf([pump, '1']) };
    const { status, body } = await by.post<{ id: number; lines?: Line[] }>('/api/invoices', values);
    if (status !== 201) return status;
    papers.invoices.push(body.id);
    const serials = [{ line: body.lines?.[0]?.id, serials: [serialOf(random)] }];
    return (await act(by, 'invoices', body.id, 'ship', { serials })).status;
  },
  async movePiece(by, random) {
    const [from, to] = random.chance(0.5) ? warehouses : [...warehouses].reverse();
    const values = { product: pump, quantity: '1', from, to, serials: serialOf(random) };
    const { status, body } = await by.post<{ id: number }>('/api/stock-transfers', values);
    if (status !== 201) return status;
    papers.transfers.push(body.id);
    return (await act(by, 'stock-transfers', body.id, 'book')).status;
  },
  transfer: (by, random) => {
    const [from, to] = random.chance(0.5) ? warehouses : [...warehouses].reverse();
    const values = { product: random.pick(products), quantity: String(random.between(1, 4)), from, to };
    return made(by, 'stock-transfers', values, papers.transfers);
  },
  moveGoods: async (by, random) =>
    (await act(by, 'stock-transfers', pick(random, papers.transfers), 'book')).status,
  moveBack: async (by, random) =>
    (await act(by, 'stock-transfers', pick(random, papers.transfers), 'cancel')).status,
  async take(by, random) {
    const take = await by.post<{ id: number }>('/api/stock-takes', {
      subject: '抽盘',
      warehouse: random.pick(warehouses),
    });
    await by.post('/api/stock-counts', {
      take: take.body.id,
      product: random.pick(products),
      counted: String(random.between(0, 9)),
    });
    await act(by, 'stock-takes', take.body.id, 'sheet');
    const booked = await Promise.all([1, 2].map(() => act(by, 'stock-takes', take.body.id, 'book')));
    return Math.max(...booked.map(({ status }) => status));
  },
};

function pick(random: Random, ids: readonly number[]): number {
  return ids.length === 0 ? 0 : random.pick(ids);
}

/** Statuses of answers that nobody should get. */
async function storm(seed: string, clerks: number, each: number, faults = false): Promise<string[]> {
  const wrong: string[] = [];
  await Promise.all(
    Array.from({ length: clerks }, async (_, clerk) => {
      const random = new Random(`${seed} ${clerk}`);
      for (let nth = 0; nth < each; nth++) {
        const name = random.pick(Object.keys(steps));
        const by = clerk % 2 === 0 ? app.admin : second;
        const status = await (steps[name] as Step)(by, random).catch((error: Error) =>
          faults ? 0 : Promise.reject(error),
        );
        if (![0, 200, 201, 204, 404, 409, 422].includes(status) && !(faults && status >= 500))
          wrong.push(`${name} ${status}`);
      }
    }),
  );
  return wrong;
}

/** Somebody at a server that may be gone any moment: an answer that never comes is thrown. */
function clientAt(port: number): Client {
  const ask = async <Body>(method: string, url: string, body?: unknown): Promise<Answer<Body>> => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        cookie: app.admin.cookie ?? '',
        'x-requested-with': 'gejie',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    return { status: answer.status, body: (await answer.json()) as Body, headers: {} };
  };
  return {
    cookie: null,
    get: (url) => ask('GET', url),
    post: (url, body) => ask('POST', url, body),
    patch: (url, body) => ask('PATCH', url, body),
    put: (url, body) => ask('PUT', url, body),
    delete: (url) => ask('DELETE', url),
  };
}

describe('INV-10 Clerks who do everything at once, in two processes', () => {
  test('sell nothing twice, lose nothing, and get no answer but yes, no and “somebody else did”', async () => {
    expect(await storm('calm', 8, 50)).toEqual([]);
    // Who comes first decides what is moved: on until goods went nearly every way there is.
    const isAllTried = async () => (await kindsMoved(app)) >= 6 && (await piecesThatLeft(app, pump)) > 0;
    for (let round = 2; !(await isAllTried()) && round <= 6; round++)
      expect(await storm(`calm ${round}`, 8, 20)).toEqual([]);
    expect(await kindsMoved(app)).toBeGreaterThanOrEqual(6);
    expect(await piecesThatLeft(app, pump)).toBeGreaterThan(0);
    expect(await unfaithful(app)).toEqual([]);
    expect(await overdrawn(app)).toEqual([]);
    expect(await misnumbered(app)).toEqual([]);
    expect(await drifts(app)).toEqual([]);
  }, 120_000);

  test('and when their lines to the database are cut in the middle, what was begun is there whole or not at all', async () => {
    const cutting = cuttingAgain(() => app.cutLines(), 700);
    expect(await storm('cut', 6, 14, true)).toEqual([]);
    await cutting.stop();
    expect(await unfaithful(app)).toEqual([]);
    expect(await overdrawn(app)).toEqual([]);
    expect(await misnumbered(app)).toEqual([]);
    expect(await drifts(app)).toEqual([]);
  }, 120_000);

  test('and when their server is killed under their hands, again and again, likewise', async () => {
    const port = await freePort(0);
    const start = () =>
      startServer({
        PORT: String(port),
        DATABASE_URL: app.databaseUrl,
        DATA_DIR: app.dataDirectory,
        LOG_LEVEL: 'silent',
        REQUESTS_PER_MINUTE: '0',
      });
    second = clientAt(port);
    const before = await movementsSoFar(app);
    for (const life of ['first', 'second']) {
      const server = await start();
      const gone = new Promise((resolve) => server.once('exit', resolve));
      // Not by the clock: once so much has been moved, wherever the others are then.
      const target = (await movementsSoFar(app)) + 8;
      const killing = (async () => {
        await expect
          .poll(() => movementsSoFar(app), { timeout: 30_000, interval: 20 })
          .toBeGreaterThan(target);
        server.kill('SIGKILL');
        await gone;
      })();
      expect(await storm(`killed ${life}`, 8, 20, true)).toEqual([]);
      await killing;
    }
    expect(await movementsSoFar(app)).toBeGreaterThan(before + 16);
    expect(await unfaithful(app)).toEqual([]);
    expect(await overdrawn(app)).toEqual([]);
    expect(await misnumbered(app)).toEqual([]);
    expect(await drifts(app)).toEqual([]);
  }, 180_000);
});
