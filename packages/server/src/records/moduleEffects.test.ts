import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allFunctions,
  allRights,
  type Client,
  openApplication,
  type TestApplication,
} from '../application.fixture.ts';

let app: TestApplication;
let boss: Client;

beforeAll(async () => {
  app = await openApplication('effects');
  boss = app.admin;
});
afterAll(() => app.close());

type Answered = { id: number; [field: string]: unknown };
async function made(path: string, values: object): Promise<Answered> {
  const answer = await boss.post<Answered>(`/api/${path}?duplicates=allow`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const read = async (path: string) => (await boss.get<Answered>(`/api/${path}`)).body;
const fields = ({ errors }: { errors?: { field: string }[] }) => errors?.map(({ field }) => field);

describe('A contact reports to somebody at the same account', () => {
  it('when it is made and when it is changed', async () => {
    const [one, other] = [await made('accounts', { name: '甲' }), await made('accounts', { name: '乙' })];
    const boss1 = await made('contacts', { name: '周总', account: one.id });
    const wrong = await boss.post('/api/contacts', { name: '小李', account: other.id, reportsTo: boss1.id });
    expect(wrong.status).toBe(422);
    expect(fields(wrong.body)).toEqual(['reportsTo']);
    const right = await made('contacts', { name: '小王', account: one.id, reportsTo: boss1.id });
    expect(
      (await boss.patch(`/api/contacts/${right.id}`, { account: other.id, reportsTo: boss1.id })).status,
    ).toBe(422);
    expect((await read(`contacts/${right.id}`)).account).toMatchObject({ id: one.id });
  });

  it('and no circle is made', async () => {
    const account = (await made('accounts', { name: '丙' })).id;
    const top = await made('contacts', { name: '上', account });
    const middle = await made('contacts', { name: '中', account, reportsTo: top.id });
    const low = await made('contacts', { name: '下', account, reportsTo: middle.id });
    for (const reportsTo of [low.id, middle.id, top.id]) {
      const answer = await boss.patch(`/api/contacts/${top.id}`, { reportsTo });
      expect(answer.status).toBe(422);
      expect(fields(answer.body)).toEqual(['reportsTo']);
    }
  });

  it('so who changes company leaves boss and reports behind', async () => {
    const [one, other] = [await made('accounts', { name: '丁' }), await made('accounts', { name: '戊' })];
    const top = await made('contacts', { name: '顶', account: one.id });
    const mover = await made('contacts', { name: '调动', account: one.id, reportsTo: top.id });
    const report = await made('contacts', { name: '下属', account: one.id, reportsTo: mover.id });
    const moved = await boss.patch(`/api/contacts/${mover.id}`, { account: other.id });
    expect(moved.body).toMatchObject({ account: { id: other.id }, reportsTo: null });
    expect(await read(`contacts/${report.id}`)).toMatchObject({ reportsTo: null, account: { id: one.id } });
    expect(await read(`accounts/${one.id}`)).toMatchObject({ contactCount: 2 });
    expect(await read(`accounts/${other.id}`)).toMatchObject({ contactCount: 1 });
  });
});

describe('What a contact did before a move is kept as a former position. CUS-02', () => {
  it('and stands with the contact and with the account that was left', async () => {
    const [one, other] = [
      await made('accounts', { name: '旧东家' }),
      await made('accounts', { name: '新东家' }),
    ];
    const { id } = await made('contacts', { name: '跳槽者', account: one.id, title: '采购经理' });
    const positions = async (path: string) =>
      (await boss.get<{ records: Answered[] }>(`/api/${path}?sort=id`)).body.records;
    await boss.patch(`/api/contacts/${id}`, { mobile: '13900001111' });
    expect(await positions(`contacts/${id}/related/employments`)).toEqual([]);
    await boss.patch(`/api/contacts/${id}`, { account: other.id, title: '采购总监' });
    await boss.patch(`/api/contacts/${id}`, { title: '总监' });
    const moved = [
      expect.objectContaining({
        title: '采购经理',
        account: expect.objectContaining({ id: one.id }),
        contact: expect.objectContaining({ id }),
        startedOn: null,
        endedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      }),
    ];
    expect((await positions(`contacts/${id}/related/employments`)).at(0)).toEqual(moved[0]);
    expect(await positions(`accounts/${one.id}/related/formerPeople`)).toEqual(moved);
  });
});

describe('Winning a deal makes its account a customer', () => {
  it('once, and not one who is more than that already', async () => {
    const [fresh, loyal] = [
      await made('accounts', { name: '新客' }),
      await made('accounts', { name: '老客', stage: 'loyal' }),
    ];
    for (const account of [fresh, loyal]) {
      const deal = await made('opportunities', {
        name: '一单',
        account: account.id,
        amount: 10,
        closeDate: '2026-12-01',
      });
      const won = await boss.patch(`/api/opportunities/${deal.id}`, { stage: 'won' });
      expect(won.body).toMatchObject({ probability: '100.00', closedAt: expect.any(String) });
    }
    expect(await read(`accounts/${fresh.id}`)).toMatchObject({ stage: 'customer', wonAmount: '10.00' });
    expect(await read(`accounts/${loyal.id}`)).toMatchObject({ stage: 'loyal', wonAmount: '10.00' });
  });

  it('and sums of several currencies are in the company’s', async () => {
    const account = (await made('accounts', { name: '外币' })).id;
    const usual = { account, closeDate: '2026-12-01', amount: '100' };
    await made('opportunities', { ...usual, name: '人民币' });
    await made('currencies', { code: 'USD' });
    await made('opportunities', { ...usual, name: '美元', currency: 'USD', exchangeRate: '7.1234' });
    expect(await read(`accounts/${account}`)).toMatchObject({ openOpportunities: 2, openAmount: '812.34' });
  });

  it('a lost one needs its reason', async () => {
    const account = (await made('accounts', { name: '丢单' })).id;
    const deal = await made('opportunities', { name: '要丢', account, closeDate: '2026-12-01' });
    const without = await boss.patch(`/api/opportunities/${deal.id}`, { stage: 'lost' });
    expect(without.status).toBe(422);
    expect(fields(without.body)).toEqual(['lossReason']);
    const lost = await boss.patch(`/api/opportunities/${deal.id}`, { stage: 'lost', lossReason: 'price' });
    expect(lost.body).toMatchObject({ stage: 'lost', probability: '0.00', lossReason: 'price' });
  });
});

describe('Somebody who may manage the users always remains', () => {
  it('whether users or roles change or go', async () => {
    const admins = async () =>
      (await boss.get<{ records: Answered[] }>('/api/users?where={"username":"boss"}')).body;
    const me = (await admins()).records[0] as Answered;
    const [role] = me.roles as { id: number }[];
    const tries = () => [
      boss.patch(`/api/users/${me.id}`, { status: 'inactive' }),
      boss.patch(`/api/users/${me.id}`, { roles: [] }),
      boss.delete(`/api/users/${me.id}`),
      boss.patch(`/api/roles/${role?.id}`, { functions: ['reports'] }),
      boss.delete(`/api/roles/${role?.id}`),
    ];
    const answers = await Promise.all(tries());
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 409, 422, 409]);
    expect((await boss.get('/api/session')).body.functions).toContain('users');
    await app.person('second', { rights: allRights, functions: allFunctions });
    expect((await boss.patch(`/api/users/${me.id}`, { title: '主管' })).status).toBe(200);
    expect((await boss.patch(`/api/roles/${role?.id}`, { functions: ['reports'] })).status).toBe(200);
  });
});
