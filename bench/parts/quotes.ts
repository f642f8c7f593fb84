import { HttpClient } from '../measure/http.ts';
import { keysTyped } from '../measure/keys.ts';
import { median, p95 } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

const lineCount = 200;
const turns = 40;

type Saved = { id: number; lines: Record<string, unknown>[] };

/** A quote of 200 lines: saved with one line changed, and typed in. To be measured on a copy. */
export async function measureQuotes(copy: string, files: string): Promise<string> {
  const server = await startServer(copy, files);
  const director = new HttpClient(server.origin, {
    authorization: `Bearer ${await tokenFor(server.origin, 'person0')}`,
  });
  try {
    const quote = await longQuote(director);
    const saves: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const lines = quote.lines.with(turn, { ...quote.lines[turn], quantity: String(turn + 2) });
      const path = `/api/quotes/${quote.id}`;
      saves.push((await director.expect({ method: 'PATCH', path, body: { lines } })).milliseconds);
    }
    const keys = await keysTyped(server.origin, {
      address: `/quotes/${quote.id}/edit`,
      reach: ['[data-cell="0-quantity"]', 100],
      control: '[data-cell="100-quantity"]',
      key: '7',
    });
    return table(
      ['what', 'median', '95 %'],
      [
        ['saved with one line changed, ms', median(saves), p95(saves)],
        ['from a key to the next frame, ms', median(keys), p95(keys)],
      ],
    );
  } finally {
    director.close();
    await server.stop();
  }
}

async function longQuote(client: HttpClient): Promise<Saved> {
  const post = async <Answer>(path: string, body: object) =>
    JSON.parse((await client.expect({ method: 'POST', path, body })).text) as Answer;
  const account = JSON.parse(
    (await client.expect({ method: 'GET', path: '/api/accounts?limit=1' })).text,
  ) as {
    records: { id: number }[];
  };
  const items: number[] = [];
  for (let nth = 0; nth < 40; nth++) {
    const product = {
      name: `报价测试产品 ${nth}`,
      unit: '台',
      price: String(100 + nth),
      cost: String(60 + nth),
    };
    items.push((await post<{ id: number }>('/api/products?duplicates=allow', product)).id);
  }
  return post<Saved>('/api/quotes', {
    name: '二百行报价',
    account: account.records[0]?.id,
    validUntil: '2099-12-31',
    lines: Array.from({ length: lineCount }, (_, nth) => ({
      item: { module: 'products', id: items[nth % items.length] },
      quantity: String(1 + (nth % 9)),
      discount: nth % 3 === 0 ? { percent: '5' } : null,
    })),
  });
}
