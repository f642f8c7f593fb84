import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let account: number;

type Listed = { records: Record<string, unknown>[] };

beforeAll(async () => {
  app = await openApplication('commitments');
  const rights = { '*': { see: 'all', edit: 'all', create: true, delete: 'all' } } as const;
  anna = await app.person('anna', { rights });
  ben = await app.person('ben', { rights });
  account = (await anna.post('/api/accounts', { name: '海川仪表' })).body.id as number;
});
afterAll(() => app.close());

const promise = async (client: Client, values: object) => {
  const made = await client.post('/api/commitments', { account, ...values });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id as number;
};
const contradicted = async (id: number) => (await anna.get(`/api/commitments/${id}`)).body.contradicted;

describe('CMP-09 The ledger of promises', () => {
  test('marks open promises to a customer that say different things of the same, as long as they do', async () => {
    const first = await promise(anna, { subject: 'DN50 流量计 单价', kind: 'price', value: '¥1,280' });
    const second = await promise(ben, { subject: 'DN50流量计单价', kind: 'price', value: '1150 元' });
    const same = await promise(ben, { subject: '流量计单价', kind: 'price', value: '1150元' });
    const date = await promise(ben, { subject: 'DN50 流量计', kind: 'date', value: '12 月 20 日' });
    expect(await Promise.all([first, second, same, date].map(contradicted))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    await ben.patch(`/api/commitments/${first}`, { value: '1150元' });
    expect(await Promise.all([first, second, same].map(contradicted))).toEqual([false, false, false]);
    await ben.patch(`/api/commitments/${first}`, { value: '1300' });
    expect((await anna.post(`/api/commitments/${first}/keep`)).status).toBe(200);
    expect(await Promise.all([first, second, same].map(contradicted))).toEqual([false, false, false]);
  });

  test('knows where each was made, and tells of it with the customer', async () => {
    const note = { subject: '免费培训', kind: 'service', promisedBy: ben.id, quote: '我们免费培训两天' };
    const event = (
      await anna.post('/api/events', {
        subject: '拜访',
        startsAt: '2026-11-20 09:00',
        related: { module: 'accounts', id: account },
      })
    ).body.id;
    const made = await promise(anna, { ...note, source: { module: 'events', id: event } });
    const listed = await anna.get<Listed>(`/api/accounts/${account}/related/commitments`);
    expect(listed.body.records.map(({ id }) => id)).toContain(made);
    const story = await anna.get<{ entries: object[] }>(
      `/api/accounts/${account}/timeline?kinds=commitments`,
    );
    expect(story.body.entries).toContainEqual(
      expect.objectContaining({ text: '我们免费培训两天', about: expect.objectContaining({ id: made }) }),
    );
  });

  test('counts what is past its day as broken, without anybody saying so', async () => {
    const late = await promise(anna, { subject: '寄样品', promisedOn: '2026-01-01', due: '2026-01-05' });
    const { body } = await anna.get<Listed>('/api/commitments?view=broken');
    expect(body.records.map(({ id }) => id)).toEqual([late]);
    expect((await anna.post(`/api/commitments/${late}/keep`)).status).toBe(200);
    expect((await anna.get(`/api/commitments/${late}`)).body).toMatchObject({
      state: 'kept',
      settledOn: expect.any(String),
    });
    expect((await anna.get<Listed>('/api/commitments?view=broken')).body.records).toEqual([]);
  });

  test.each([
    [{ subject: '寄样品', promisedOn: '2026-02-01', due: '2026-01-05' }, 'due'],
    [{ subject: '寄样品', due: '2026-02-30' }, 'due'],
    [{ kind: 'price' }, 'subject'],
  ])('%j is refused at %s', async (values, field) => {
    const answer = await anna.post<{ errors: { field: string }[] }>('/api/commitments', {
      account,
      ...values,
    });
    expect([answer.status, answer.body.errors.map((one) => one.field)]).toEqual([422, [field]]);
  });
});
