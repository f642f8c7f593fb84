import { multiplyStock, type StockScale } from '../load/stock.ts';
import { HttpClient } from '../measure/http.ts';
import { median, p95 } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { type Child, startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

const turns = 40;
const clerks = 16;
const shipmentsEach = 6;
const shared = 20;
const long = 100;

type Made = { id: number };

/** Products and their stock cards among many, and goods that are shipped. To be measured on a copy. */
export async function measureStock(
  copy: string,
  asSuperuser: string,
  files: string,
  scale: StockScale,
): Promise<string> {
  const server = await startServer(copy, files);
  const director = await clerk(server);
  try {
    const warehouse = await firstMovement(director);
    const start = performance.now();
    await multiplyStock(asSuperuser, scale);
    const filled = ((performance.now() - start) / 1000).toFixed(0);
    const read = await reads(director);
    const written = await shipments(server, director, warehouse);
    return [
      `${scale.products.toLocaleString('en')} products, ${scale.movements.toLocaleString('en')} movements (made in ${filled} s), one client. Milliseconds.\n`,
      table(['what', 'median', '95 %'], [...read, ...written.single]),
      `\n${written.crowd}`,
    ].join('\n');
  } finally {
    director.close();
    await server.stop();
  }
}

async function clerk({ origin }: Child): Promise<HttpClient> {
  return new HttpClient(origin, { authorization: `Bearer ${await tokenFor(origin, 'person0')}` });
}

async function post<Answer = Made>(client: HttpClient, path: string, body: object = {}): Promise<Answer> {
  return JSON.parse((await client.expect({ method: 'POST', path: `/api/${path}`, body })).text) as Answer;
}

/** One product that a stock-take has put into a warehouse. @returns the warehouse */
async function firstMovement(client: HttpClient): Promise<number> {
  const warehouse = await post(client, 'warehouses', { name: '压测仓', isDefault: true });
  const product = await post(client, 'products?duplicates=allow', { name: '压测产品', price: '10' });
  const take = await post(client, 'stock-takes', { subject: '期初', warehouse: warehouse.id });
  await post(client, 'stock-counts', { take: take.id, product: product.id, counted: '50' });
  await post(client, `stock-takes/${take.id}/sheet`);
  await post(client, `stock-takes/${take.id}/book`);
  return warehouse.id;
}

async function reads(client: HttpClient): Promise<(string | number)[][]> {
  const ids = await someProducts(client, turns);
  const cases: [string, (turn: number) => string][] = [
    ['products, first page', () => '/api/products?limit=50'],
    ['products by what is available', () => '/api/products?sort=-available&limit=50'],
    ['products counted', () => '/api/products?limit=50&count=1'],
    ['a product', (turn) => `/api/products/${ids[turn]}`],
    ['its stock card', (turn) => `/api/products/${ids[turn]}/related/movements?limit=50&count=1`],
    ['all movements, first page', () => '/api/stock-movements?limit=50'],
  ];
  const rows: (string | number)[][] = [];
  for (const [name, path] of cases) {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++)
      times.push((await client.expect({ method: 'GET', path: path(turn) })).milliseconds);
    rows.push([name, median(times), p95(times)]);
  }
  return rows;
}

async function someProducts(client: HttpClient, count: number): Promise<number[]> {
  const { text } = await client.expect({ method: 'GET', path: `/api/products?fields=id&limit=${count}` });
  return (JSON.parse(text) as { records: Made[] }).records.map(({ id }) => id);
}

async function shipments(server: Child, client: HttpClient, warehouse: number) {
  const products = await someProducts(client, long);
  const { text } = await client.expect({ method: 'GET', path: '/api/accounts?fields=id&limit=1' });
  const account = (JSON.parse(text) as { records: Made[] }).records[0]?.id;
  const invoice = async (of: readonly number[]) =>
    (
      await post(client, 'invoices', {
        name: '压测发货',
        account,
        warehouse,
        lines: of.map((id) => ({ item: { module: 'products', id }, quantity: '0.01', price: '10' })),
      })
    ).id;
  const times: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const path = `/api/invoices/${await invoice(products)}/ship`;
    times.push((await client.expect({ method: 'POST', path, body: {} })).milliseconds);
  }
  const same = products.slice(0, shared);
  const waiting: number[] = [];
  for (let nth = 0; nth < clerks * shipmentsEach; nth++) waiting.push(await invoice(same));
  return {
    single: [[`shipping ${long} lines`, median(times), p95(times)]],
    crowd: await crowd(server, waiting),
  };
}

/** All at once ship invoices of the same products. */
async function crowd(server: Child, waiting: number[]): Promise<string> {
  const total = waiting.length;
  let refused = 0;
  // Who signs in sixteen times a minute is stopped: they share one token.
  const authorization = `Bearer ${await tokenFor(server.origin, 'person0')}`;
  const people = Array.from({ length: clerks }, () => new HttpClient(server.origin, { authorization }));
  const start = performance.now();
  await Promise.all(
    people.map(async (client) => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        const path = `/api/invoices/${id}/ship`;
        await client.expect({ method: 'POST', path, body: {} }).catch(() => (refused += 1));
      }
      client.close();
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  return `${clerks} clerks ship ${total} invoices of the same ${shared} products: ${(total / seconds).toFixed(1)} invoices a second (${((total * shared) / seconds).toFixed(0)} lines), ${refused} errors.`;
}
