import type { Client, TestApplication } from '../application.fixture.ts';

/** People and goods' papers that the tests of the chain need. */
export async function traders(app: TestApplication): Promise<{ account: number; vendor: number }> {
  const id = async (path: string, name: string) =>
    Number((await app.admin.post(`/api/${path}?duplicates=allow`, { name })).body.id);
  return { account: await id('accounts', '华东供水集团'), vendor: await id('vendors', '宁波铜业') };
}

export interface Line {
  id: number;
  quantity: string;
  source: number | null;
}

/** `[product, quantity, price]` as lines of a document. */
export function linesOf(...lines: [product: number, quantity: string, price?: string][]) {
  return lines.map(([id, quantity, price = '10']) => ({
    kind: 'item',
    item: { module: 'products', id },
    quantity,
    price,
  }));
}

export const act = (client: Client, path: string, id: unknown, action: string, input: unknown = {}) =>
  client.post<Record<string, unknown>>(`/api/${path}/${id}/${action}`, input);
