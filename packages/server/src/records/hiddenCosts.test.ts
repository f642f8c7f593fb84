import type { RightsTable } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRights, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('hidden_costs');
});
afterAll(() => app.close());

const all = allRights['*'] as object;
const without = (path: string): RightsTable => ({
  ...allRights,
  [path]: { ...all, fields: { cost: 'hidden' } },
});

describe('INV-05 ACC-08 Whoever may not see what a thing costs', () => {
  it('is not told by what the lines of a document cost or what is earned on them', async () => {
    const made = async (path: string, values: object) => {
      const { body, status } = await app.admin.post<{ id: number }>(`/api/${path}`, values);
      expect(status, JSON.stringify(body)).toBe(201);
      return body.id;
    };
    await made('warehouses', { name: '总仓', isDefault: true });
    const product = await made('products', { name: '水表', unit: '台', price: '100', cost: '61.25' });
    const account = await made('accounts', { name: '城东供水' });
    const lines = [{ item: { module: 'products', id: product }, quantity: '3' }];
    const kept: Record<string, number> = {};
    for (const path of ['quotes', 'sales-orders', 'invoices'])
      kept[path] = await made(path, { name: '报价', account, lines });
    const people = {
      sees: await app.person('sees', { rights: allRights }),
      products: await app.person('product-blind', { rights: without('products') }),
      services: await app.person('service-blind', { rights: without('services') }),
    };
    for (const [path, id] of Object.entries(kept)) {
      const url = `/api/${path}/${id}`;
      const seen = (await people.sees.get<{ costs: object }>(url)).body;
      expect(Object.values(seen.costs ?? {}), `${path} ${JSON.stringify(seen)}`).toEqual(['61.2500']);
      for (const person of [people.products, people.services]) {
        const { body } = await person.get<Record<string, unknown>>(url);
        expect([body.costs, body.margin]).toEqual([undefined, undefined]);
        expect(JSON.stringify([body, (await person.get(`${url}/history`)).body])).not.toContain('61.25');
        expect((await person.get(`/api/${path}?sort=margin`)).status).toBe(400);
        // What they change is reckoned with it all the same.
        const changed = await person.patch<{ lines: object[] }>(url, { description: '改' });
        expect(changed.status).toBe(200);
      }
      expect(Object.values((await people.sees.get<{ costs: object }>(url)).body.costs)).toEqual(['61.2500']);
    }
  });
});
