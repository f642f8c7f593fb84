import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('gone_references');
});
afterAll(() => app.close());

const make = async (path: string, values: object) => {
  const { body, status } = await app.admin.post<{ id: number }>(`/api/${path}?duplicates=allow`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
};
const read = async (path: string, id: number) => (await app.admin.get(`/api/${path}/${id}`)).body;
const listed = async (path: string, id: number, fields: string) => {
  const query = { where: JSON.stringify({ id }), fields };
  return (await app.admin.get<{ records: object[] }>(`/api/${path}`, { query })).body.records[0];
};

test('a reference says that what it points at is in the recycle bin or purged, in fields of each kind and in lines (PLT-07, INV-05)', async () => {
  const account = await make('accounts', { name: '城东热力' });
  const contact = await make('contacts', { name: '周敏', account });
  const meter = await make('products', { name: '热量表', price: '398' });
  const visit = await make('services', { name: '上门检定', unit: 'visit', price: '100' });
  const line = (module: string, id: number) => ({ item: { module, id }, quantity: '1' });
  const lines = [line('products', meter), line('services', visit)];
  const quote = await make('quotes', { name: '报价', account, contact, lines });
  const task = await make('tasks', { subject: '回访', related: { module: 'contacts', id: contact } });
  const start = { subject: '拜访', startsAt: '2026-12-01T02:00:00.000Z', endsAt: '2026-12-01T03:00:00.000Z' };
  const event = await make('events', { ...start, participants: [{ module: 'contacts', id: contact }] });
  const named = { id: contact, label: '周敏' };

  expect((await read('quotes', quote)).contact).toEqual(named);
  for (const [gone, how] of [
    ['deleted', ''],
    ['purged', '?purge=1'],
  ] as const) {
    for (const [path, id] of [
      ['contacts', contact],
      ['products', meter],
    ] as const)
      expect((await app.admin.delete(`/api/${path}/${id}${how}`)).status).toBe(204);
    const whole = await read('quotes', quote);
    expect(whole).toMatchObject({ contact: { ...named, gone }, account: { id: account, label: '城东热力' } });
    expect(whole.account).not.toHaveProperty('gone');
    const [first, second] = whole.lines as { item: object; description: string }[];
    expect([first?.item, second?.item]).toEqual([
      { module: 'products', id: meter, gone },
      { module: 'services', id: visit },
    ]);
    expect(await listed('quotes', quote, 'contact,account,owner')).toMatchObject({
      contact: { ...named, gone },
    });
    expect(await listed('tasks', task, 'related')).toMatchObject({ related: { ...named, gone } });
    expect(await listed('events', event, 'participants')).toMatchObject({
      participants: [{ ...named, gone }],
    });
    // What was offered goes on, as it is answered; what is asked anew is refused at its line.
    const kept = await app.admin.patch(`/api/quotes/${quote}`, { lines: whole.lines });
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    const anew = await app.admin.patch(`/api/quotes/${quote}`, {
      lines: [...(whole.lines as object[]), line('products', meter)],
    });
    expect(anew).toMatchObject({ status: 422, body: { errors: [{ field: 'lines.2.item' }] } });
  }
});
