import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let account: number;
let deal: number;

type Listed = { records: Record<string, unknown>[] };

beforeAll(async () => {
  app = await openApplication('follow_up');
  const own = { see: 'own', edit: 'own', create: true } as const;
  anna = await app.person('anna', { rights: { '*': own } });
  ben = await app.person('ben', { rights: { '*': own } });
  account = (await anna.post('/api/accounts', { name: '海川仪表' })).body.id as number;
  deal = (await anna.post('/api/opportunities', { name: '二期', account, closeDate: '2027-01-31' })).body
    .id as number;
});
afterAll(() => app.close());

const said = { kind: 'call', subject: '电话', result: '同意下周看样' };

describe('PLT-02 A follow-up', () => {
  test('makes a held event and the planned next step at once, and counts as seeing to the customer', async () => {
    const next = { subject: '带样品上门', due: '2099-12-01 18:00' };
    const answer = await anna.post(`/api/opportunities/${deal}/followUp`, { ...said, next });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const related = { module: 'opportunities', id: deal };
    expect((await anna.get<Listed>(`/api/opportunities/${deal}/related/events`)).body.records).toMatchObject([
      { subject: '电话', kind: 'call', status: 'held', related },
    ]);
    expect((await anna.get<Listed>(`/api/opportunities/${deal}/related/tasks`)).body.records).toMatchObject([
      { subject: '带样品上门', status: 'notStarted', related },
    ]);
    expect((await anna.get(`/api/accounts/${account}`)).body.lastContactedAt).not.toBeNull();
  });

  test('with a contact, on a quote, or in a comment on a deal, has seen to the customer they belong to', async () => {
    const contacted = async (id: number) => (await anna.get(`/api/accounts/${id}`)).body.lastContactedAt;
    const makers = {
      contacts: (of: number) => ({ name: '周敏', account: of }),
      quotes: (of: number) => ({ name: '报价', account: of }),
      opportunities: (of: number) => ({ name: '三期', account: of, closeDate: '2027-01-31' }),
    };
    for (const [path, values] of Object.entries(makers)) {
      const customer = (await anna.post('/api/accounts', { name: `客户 ${path}` })).body.id as number;
      const part = (await anna.post(`/api/${path}`, values(customer))).body.id as number;
      expect(await contacted(customer)).toBeNull();
      const answer =
        path === 'opportunities'
          ? await anna.post(`/api/${path}/${part}/comments`, { text: '等预算' })
          : await anna.post(`/api/${path}/${part}/followUp`, said);
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      expect(await contacted(customer), path).not.toBeNull();
    }
  });

  test('is not written by halves: a next step that can’t be refuses the whole, at its field', async () => {
    const answer = await anna.post<{ errors: { field: string }[] }>(`/api/accounts/${account}/followUp`, {
      ...said,
      next: { subject: '回访', due: '2026-02-30' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }) => field)).toEqual(['next.dueAt']);
    expect((await anna.get<Listed>(`/api/accounts/${account}/related/events`)).body.records).toEqual([]);
  });

  test.each([
    [{ ...said, result: ' ' }, 'result'],
    [{ ...said, kind: 'letter' }, 'kind'],
  ])('%j is refused at %s', async (body, field) => {
    const answer = await anna.post<{ errors: { field: string }[] }>(
      `/api/accounts/${account}/followUp`,
      body,
    );
    expect([answer.status, answer.body.errors[0]?.field]).toEqual([422, field]);
  });

  test('is written on what one sees, and on what takes activities', async () => {
    expect((await ben.post(`/api/accounts/${account}/followUp`, said)).status).toBe(404);
    expect((await anna.post(`/api/users/${anna.id}/followUp`, said)).status).toBe(404);
  });
});
