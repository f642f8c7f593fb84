import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('too_much_off');
});
afterAll(() => app.close());

test('a discount that takes too much off is told of once, where it stands (INV-05)', async () => {
  const account = (await app.admin.post<{ id: number }>('/api/accounts', { name: '海川水务' })).body.id;
  const line = { description: '水表', quantity: '1', price: '100' };
  const wrong = async (lines: object[], more: object = {}) => {
    const values = { name: '报价', account, lines, ...more };
    const { body } = await app.admin.post<{ errors?: { field: string }[] }>('/api/quotes', values);
    return body.errors?.map(({ field }) => field);
  };
  expect(await wrong([line, { ...line, discount: { amount: '101' } }])).toEqual(['lines.1.discount']);
  expect(await wrong([line], { discountAmount: '101' })).toEqual(['discountAmount']);
  expect(await wrong([line], { adjustment: '-101' })).toEqual(['adjustment']);
});
