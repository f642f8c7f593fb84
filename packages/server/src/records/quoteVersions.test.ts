import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

type Quote = { id: number; status: string; revision: number | null; lines: Record<string, unknown>[] };

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('quote_versions');
});
afterAll(() => app.close());

const read = async (id: number) => (await app.admin.get<Quote>(`/api/quotes/${id}`)).body;
const send = (id: number) => app.admin.post(`/api/quotes/${id}/send`, {});
const revise = (id: number) => app.admin.post<{ quote: { id: number } }>(`/api/quotes/${id}/revise`, {});

describe('Versions of a quote (INV-06, CMP-07)', () => {
  it('are counted through, also when two revise at once, and the last one sent holds', async () => {
    const made = async (path: string, values: object) =>
      (await app.admin.post<{ id: number }>(`/api/${path}`, values)).body.id;
    const product = await made('products', { name: 'SM-9 智能水表', unit: '台', price: '398' });
    const account = await made('accounts', { name: '城西热力' });
    const lines = [{ item: { module: 'products', id: product }, quantity: '1', price: '390' }];
    const first = await made('quotes', { name: '水表', account, validUntil: '2099-12-31', lines });
    expect((await send(first)).status).toBe(200);
    const revised = await Promise.all([revise(first), revise(first)]);
    const ids = revised.map(({ body }) => body.quote.id);
    const revisions = (await Promise.all(ids.map(read))).map(({ revision }) => revision);
    expect(revisions.toSorted()).toEqual([2, 3]);
    for (const [nth, id] of ids.entries()) {
      const [line] = (await read(id)).lines;
      const values = { validUntil: '2099-12-31', lines: [{ ...line, price: String(380 + nth) }] };
      await app.admin.patch(`/api/quotes/${id}`, values);
      // Their prices differ, but one takes the place of the other.
      expect((await send(id)).status).toBe(200);
    }
    const now = await Promise.all([first, ...ids].map(read));
    expect(now.map(({ status }) => status)).toEqual(['superseded', 'superseded', 'sent']);
  });
});
