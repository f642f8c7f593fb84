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

  it('and the number of one in the recycle bin is not given again: it may come back', async () => {
    const account = (await app.admin.post<{ id: number }>('/api/accounts', { name: '城北热力' })).body.id;
    const lines = [{ description: '阀门', quantity: '1', price: '90' }];
    const values = { name: '阀门', account, validUntil: '2099-12-31', lines };
    const { body: first } = await app.admin.post<Quote>('/api/quotes', values);
    expect((await send(first.id)).status).toBe(200);
    const second = (await revise(first.id)).body.quote.id;
    expect((await app.admin.delete(`/api/quotes/${second}`)).status).toBe(204);
    const third = (await revise(first.id)).body.quote.id;
    await app.admin.post(`/api/quotes/${second}/restore`);
    const numbers = await Promise.all([first.id, second, third].map(read));
    expect(numbers.map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });
  it('and neither is that of one that was taken out of the recycle bin for good, be it the first', async () => {
    const account = (await app.admin.post<{ id: number }>('/api/accounts', { name: '城南热力' })).body.id;
    const lines = [{ description: '法兰', quantity: '1', price: '90' }];
    const values = { name: '法兰', account, validUntil: '2099-12-31', lines };
    const { body: first } = await app.admin.post<Quote>('/api/quotes', values);
    await send(first.id);
    const purge = async (id: number) => {
      expect((await app.admin.delete(`/api/quotes/${id}`)).status).toBe(204);
      expect((await app.admin.delete(`/api/quotes/${id}?purge=1`)).status).toBe(204);
    };
    await purge((await revise(first.id)).body.quote.id);
    const third = (await revise(first.id)).body.quote.id;
    expect((await read(third)).revision).toBe(3);
    await purge(first.id);
    await app.admin.patch(`/api/quotes/${third}`, { validUntil: '2099-12-31' });
    expect((await send(third)).status).toBe(200);
    await purge((await revise(third)).body.quote.id);
    expect((await read((await revise(third)).body.quote.id)).revision).toBe(5);
  });
});
