import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let boss: Client;
let deal: Answered;
let person: Answered;

type Answered = { id: number; [field: string]: unknown };
type Listed = { records: Answered[] };

async function made(path: string, values: object): Promise<Answered> {
  const answer = await boss.post<Answered>(`/api/${path}?duplicates=allow`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

beforeAll(async () => {
  app = await openApplication('dealroles');
  boss = app.admin;
  const account = (await made('accounts', { name: '长江水务' })).id;
  deal = await made('opportunities', { name: '二期', account, closeDate: '2027-01-31' });
  person = await made('contacts', { name: '周总', account, influence: 'decisionMaker', attitude: 'neutral' });
});
afterAll(() => app.close());

describe('People and their roles in a deal (SAL-01)', () => {
  it('stand at the deal and at the contact, and begin with what the contact is in general', async () => {
    const role = await made('opportunity-contacts', {
      opportunity: deal.id,
      contact: person.id,
      part: '签合同',
    });
    expect(role).toMatchObject({ role: 'decisionMaker', attitude: 'neutral' });
    const changed = await boss.patch(`/api/opportunity-contacts/${role.id}`, { role: 'blocker' });
    expect(changed.status).toBe(200);
    const atDeal = await boss.get<Listed>(`/api/opportunities/${deal.id}/related/roles`);
    expect(atDeal.body.records).toMatchObject([{ contact: { label: '周总' }, role: 'blocker' }]);
    const atContact = await boss.get<Listed>(`/api/contacts/${person.id}/related/dealRoles`);
    expect(atContact.body.records).toMatchObject([{ opportunity: { label: '二期' }, part: '签合同' }]);
    expect((await boss.get<Answered>(`/api/contacts/${person.id}`)).body.influence).toBe('decisionMaker');
  });

  it('are found by the people who decide on deals, through the same filters as everything', async () => {
    const where = encodeURIComponent(JSON.stringify({ 'contact.name': '周总', role: 'blocker' }));
    const found = await boss.get<Listed>(`/api/opportunity-contacts?where=${where}`);
    expect(found.body.records).toHaveLength(1);
  });

  it('are one to a person: a second says so at the contact, also when another row is changed into it', async () => {
    const again = { opportunity: deal.id, contact: person.id, role: 'user' };
    const second = await boss.post<{ errors: { field: string }[] }>('/api/opportunity-contacts', again);
    expect(second.status).toBe(422);
    expect(second.body.errors).toMatchObject([
      { field: 'contact', code: 'notUniqueWithin', message: '同一商机下已有此联系人' },
    ]);
    const other = await made('contacts', { name: '钱工' });
    const row = await made('opportunity-contacts', { ...again, contact: other.id });
    const turned = await boss.patch(`/api/opportunity-contacts/${row.id}`, { contact: person.id });
    expect(turned.status).toBe(422);
  });

  it('are one to a person also where two are entered at once, in two processes: an index holds it', async () => {
    const second = await app.secondProcess({ works: false });
    try {
      const elsewhere = second.client({ cookie: String(boss.cookie), 'x-requested-with': 'gejie' });
      const both = await made('contacts', { name: '同时' });
      const values = { opportunity: deal.id, contact: both.id, role: 'user' };
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, nth) =>
          (nth % 2 ? elsewhere : boss).post<{ errors: object[] }>('/api/opportunity-contacts', values),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const { status, body } of answers.filter(({ status }) => status !== 201))
        expect([status, body.errors]).toMatchObject([422, [{ field: 'contact', code: 'notUniqueWithin' }]]);
    } finally {
      await second.close();
    }
  });

  it('become one where the people become one: what hung on the other hangs on it (PLT-09)', async () => {
    const [kept, gone] = [
      await made('contacts', { name: '孙工' }),
      await made('contacts', { name: '孙工程师' }),
    ];
    const role = { opportunity: deal.id, role: 'user' };
    const first = await made('opportunity-contacts', { ...role, contact: gone.id, part: '旧' });
    const stays = await made('opportunity-contacts', { ...role, contact: kept.id, part: '新' });
    await boss.post(`/api/opportunity-contacts/${first.id}/comments`, { text: '他来试用' });
    const merged = await boss.post<{ job: number }>('/api/contacts/merge', {
      into: kept.id,
      from: [gone.id],
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(202);
    const job = () => boss.get<{ state: string; error: unknown }>(`/api/jobs/${merged.body.job}`);
    await vi.waitFor(
      async () => expect((await job()).body).toMatchObject({ state: 'done', error: null }),
      20_000,
    );
    const list = async () =>
      (await boss.get<Listed>(`/api/contacts/${kept.id}/related/dealRoles`)).body.records;
    expect(await list()).toMatchObject([{ id: stays.id, part: '新' }]);
    const comments = await boss.get<{ comments: { text: string }[] }>(
      `/api/opportunity-contacts/${stays.id}/comments`,
    );
    expect(JSON.stringify(comments.body)).toContain('他来试用');
    const went = await boss.get<Answered>(`/api/opportunity-contacts/${first.id}`);
    expect(went.body.mergedInto).toMatchObject({ id: stays.id });
    const back = await boss.post<{ errors: { field: string }[] }>(
      `/api/opportunity-contacts/${first.id}/restore`,
    );
    expect([back.status, back.body.errors?.[0]?.field]).toEqual([422, 'contact']);
  });

  it('are asked for where the contact says nothing in general', async () => {
    const plain = await made('contacts', { name: '未知' });
    const answer = await boss.post<{ errors: { field: string; code: string }[] }>(
      '/api/opportunity-contacts',
      { opportunity: deal.id, contact: plain.id },
    );
    expect(answer.body.errors).toMatchObject([{ field: 'role', code: 'required' }]);
  });

  it('are seen with the deal, and by nobody who does not see it', async () => {
    const sales = await app.person('sales', { rights: { '*': { see: 'own', edit: 'own', create: true } } });
    const list = () => sales.get<Listed>('/api/opportunity-contacts');
    expect((await list()).body.records).toEqual([]);
    await boss.post(`/api/opportunities/${deal.id}/shares`, { user: sales.id, level: 'read' });
    expect((await list()).body.records.length).toBeGreaterThan(0);
    const id = (await list()).body.records[0]?.id;
    expect((await sales.patch(`/api/opportunity-contacts/${id}`, { part: '改' })).status).toBe(403);
  });
});
