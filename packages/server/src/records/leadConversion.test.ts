import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

type Answered = Record<string, never> & { id: number };

let app: TestApplication;
let boss: Client;
const clock = { now: new Date('2026-11-23T02:00:00Z') };

beforeAll(async () => {
  app = await openApplication('conversion', { clock: () => clock.now });
  boss = app.admin;
});
afterAll(() => app.close());

async function made(path: string, values: object, by: Client = boss): Promise<Answered> {
  const answer = await by.post<Answered>(`/api/${path}?duplicates=allow`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const read = async (path: string, by: Client = boss) => (await by.get<Answered>(`/api/${path}`)).body;
const newLead = (more: object = {}, by?: Client) =>
  made(
    'leads',
    {
      name: '周建国',
      company: '海川智能仪表股份有限公司',
      mobile: '138 0571 0001',
      email: 'zhou@haichuan-meter.cn',
      source: 'exhibition',
      industry: 'instruments',
      interests: 'SM-1 智能水表',
      budget: '860000',
      ...more,
    },
    by,
  );
const convert = (lead: number, body: object = {}, by: Client = boss) =>
  by.post<{ account: Answered; contact: Answered; opportunity: Answered; errors: never }>(
    `/api/leads/${lead}/convert`,
    body,
  );

describe('Converting a lead', () => {
  it('makes account, contact and deal of what is known, and says so', async () => {
    const lead = await newLead();
    const answer = await convert(lead.id, { opportunity: {} });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const { account, contact, opportunity } = answer.body;
    expect(account).toEqual({ id: expect.any(Number), label: '海川智能仪表股份有限公司' });
    expect(await read(`accounts/${account.id}`)).toMatchObject({
      industry: 'instruments',
      source: 'exhibition',
      stage: 'interested',
      openOpportunities: 1,
      openAmount: '860000.00',
      contactCount: 1,
    });
    expect(await read(`contacts/${contact.id}`)).toMatchObject({
      name: '周建国',
      account: { id: account.id },
      email: 'zhou@haichuan-meter.cn',
    });
    expect(await read(`opportunities/${opportunity.id}`)).toMatchObject({
      name: '海川智能仪表股份有限公司 · SM-1 智能水表',
      account: { id: account.id },
      contact: { id: contact.id },
      amount: '860000.00',
      closeDate: '2027-02-21',
      stage: 'prospecting',
      probability: '10.00',
    });
    expect(await read(`leads/${lead.id}`)).toMatchObject({
      status: 'converted',
      convertedAccount: { id: account.id },
      convertedContact: { id: contact.id },
      convertedOpportunity: { id: opportunity.id },
      madeByConversion: ['account', 'contact', 'opportunity'],
    });
  });

  it('takes the lead from the lists, not from its address, its history, the account or those who ask for it', async () => {
    const lead = await newLead({ name: '离场' });
    const { account } = (await convert(lead.id)).body;
    const ids = async (url: string) =>
      (await boss.get<{ records: Answered[] }>(url)).body.records.map(({ id }) => id);
    expect(await ids('/api/leads?limit=200')).not.toContain(lead.id);
    expect(await ids('/api/leads?view=all&limit=200')).not.toContain(lead.id);
    expect(await ids('/api/leads?view=converted&limit=200')).toContain(lead.id);
    expect(await ids(`/api/leads?where=${encodeURIComponent('{"status":"converted"}')}`)).toContain(lead.id);
    expect(await ids(`/api/accounts/${account.id}/related/leads`)).toEqual([lead.id]);
    expect((await boss.get(`/api/leads/${lead.id}/history`)).status).toBe(200);
    const tally = await boss.get<{ records: never[] }>(`/api/leads?count=1&q=${encodeURIComponent('离场')}`);
    expect(tally.body).toMatchObject({ records: [], count: { value: 0 } });
  });

  it('carries comments, tags, files and followers along', async () => {
    const lead = await newLead({ name: '行李' });
    await boss.post(`/api/leads/${lead.id}/comments`, { text: '展会上谈得不错' });
    await boss.post(`/api/leads/${lead.id}/tags`, { name: '春展' });
    const { account } = (await convert(lead.id)).body;
    expect((await boss.get(`/api/accounts/${account.id}/comments`)).body).toMatchObject([
      { text: '展会上谈得不错' },
    ]);
    expect((await boss.get(`/api/accounts/${account.id}/tags`)).body).toMatchObject([{ name: '春展' }]);
    expect((await boss.get(`/api/leads/${lead.id}/comments`)).body).toEqual([]);
  });

  it('picks an account and a contact that are there', async () => {
    const account = await made('accounts', { name: '铁龙物流集团' });
    const contact = await made('contacts', { name: '陈浩' });
    const lead = await newLead({ name: '陈浩', company: '铁龙物流' });
    const answer = await convert(lead.id, {
      account: account.id,
      contact: { id: contact.id },
      opportunity: null,
    });
    expect(answer.body).toEqual({
      account: { id: account.id, label: '铁龙物流集团' },
      contact: { id: contact.id, label: '陈浩' },
      opportunity: null,
    });
    expect(await read(`contacts/${contact.id}`)).toMatchObject({ account: { id: account.id } });
    expect(await read(`leads/${lead.id}`)).toMatchObject({ madeByConversion: null });
  });

  it('makes no contact where none is wanted, and takes values over the drafts', async () => {
    const lead = await newLead({ name: '无联系人' });
    const answer = await convert(lead.id, { account: { name: '另名有限公司', grade: 'A' }, contact: null });
    expect(answer.body.contact).toBeNull();
    expect(await read(`accounts/${answer.body.account.id}`)).toMatchObject({
      name: '另名有限公司',
      grade: 'A',
      industry: 'instruments',
    });
  });

  it('tells mistakes where they were given, and then nothing has happened', async () => {
    const lead = await newLead({ name: '出错' });
    const answer = await convert(lead.id, {
      account: { name: '不该留下' },
      opportunity: { amount: '-1', closeDate: '2026-02-30' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ field: 'opportunity.amount', code: 'tooSmall' }),
      expect.objectContaining({ field: 'opportunity.closeDate', code: 'notDate' }),
    ]);
    expect(await read(`leads/${lead.id}`)).toMatchObject({ status: 'toConfirm' });
    const where = encodeURIComponent('{"name":"不该留下"}');
    expect(await read(`accounts?where=${where}`)).toMatchObject({ records: [] });
  });

  it.each([
    [{ account: 999_999_999 }, 'account'],
    [{ contact: 999_999_999 }, 'contact'],
    [{ account: { name: '' } }, 'account.name'],
    [{ account: { nonsense: 1 } }, 'account.nonsense'],
    [{ account: 'seven' }, 'account'],
    [{ account: -1 }, 'account'],
    [{ elsewhere: 1 }, ''],
  ])('refuses %j', async (body, field) => {
    const lead = await newLead({ name: '坏请求' });
    const answer = await convert(lead.id, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ field })]);
  });

  it('refuses a contact of another account', async () => {
    const [one, other] = [await made('accounts', { name: '甲厂' }), await made('accounts', { name: '乙厂' })];
    const contact = await made('contacts', { name: '何伟', account: other.id });
    const lead = await newLead({ name: '何伟' });
    const answer = await convert(lead.id, { account: one.id, contact: contact.id });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ field: 'contact' })]);
  });

  it('happens once, however often it is asked for', async () => {
    const lead = await newLead({ name: '双击', company: '双击公司' });
    const answers = await Promise.all([1, 2, 3].map(() => convert(lead.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const where = encodeURIComponent('{"name":"双击公司"}');
    expect((await read(`accounts?where=${where}`)).records).toHaveLength(1);
  });

  it('is not for disqualified leads, nor does setting the status do it', async () => {
    const lead = await newLead({ name: '无效', status: 'disqualified', disqualifiedReason: 'noNeed' });
    expect((await convert(lead.id)).status).toBe(409);
    const patched = await boss.patch(`/api/leads/${lead.id}`, { status: 'converted' });
    expect(patched.status).toBe(422);
    expect(patched.body.errors).toMatchObject([{ field: 'status' }]);
    const sneaked = await boss.patch(`/api/leads/${lead.id}`, { status: 'converted', convertedAccount: 1 });
    expect(sneaked.status).toBe(422);
    expect((await boss.get(`/api/leads/${lead.id}/conversion`)).status).toBe(409);
  });

  it('leaves the customer with the owner of the lead', async () => {
    const owner = await app.person('keeper', {
      rights: { '*': { see: 'own', edit: 'own', create: true } },
    });
    const lead = await newLead({ name: '别人的', owner: owner.id });
    const { account, contact, opportunity } = (await convert(lead.id, { opportunity: {} })).body;
    for (const path of [
      `accounts/${account.id}`,
      `contacts/${contact.id}`,
      `opportunities/${opportunity.id}`,
    ]) {
      expect(await read(path, owner)).toMatchObject({ owner: { id: owner.id } });
    }
  });

  it('works for one who may convert but not assign, and not for one who may not create accounts', async () => {
    const all = { see: 'all', edit: 'all', create: true } as const;
    const marketer = await app.person('marketer', { rights: { '*': all } });
    const lead = await newLead({ name: '市场转交' });
    const { account } = (await convert(lead.id, {}, marketer)).body;
    const owner = (await read(`leads/${lead.id}`)).owner as Answered;
    expect(await read(`accounts/${account.id}`)).toMatchObject({ owner: { id: owner.id } });
    const reader = await app.person('reader', {
      rights: { '*': { see: 'all' }, leads: { see: 'all', edit: 'all' } },
    });
    const another = await newLead({ name: '无权' });
    expect((await convert(another.id, {}, reader)).status).toBe(403);
    const blind = await app.person('blind', { rights: {} });
    expect((await convert(another.id, {}, blind)).status).toBe(404);
  });
});

describe('The dialog of a conversion', () => {
  it('starts with drafts and the customers that may be the same', async () => {
    const account = await made('accounts', { name: '吉马酒业有限公司' });
    const contact = await made('contacts', { name: '林涛', mobile: '13900000009' });
    const lead = await newLead({ name: '林涛', company: '吉马酒业', mobile: '139-0000-0009', email: null });
    const { body, status } = await boss.get(`/api/leads/${lead.id}/conversion`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: { matches: [{ id: account.id, label: '吉马酒业有限公司' }], draft: { name: '吉马酒业' } },
      contact: { matches: [{ id: contact.id }], draft: { name: '林涛', mobile: '139-0000-0009' } },
      opportunity: { draft: { name: '吉马酒业 · SM-1 智能水表', amount: '860000.00' } },
    });
    expect((await boss.post(`/api/leads/${lead.id}/conversion`, {})).status).toBe(404);
  });
});

describe('Undoing a conversion', () => {
  const undo = (lead: number, by: Client = boss) => by.post(`/api/leads/${lead}/undoConversion`, {});

  it('takes everything back on the same day', async () => {
    const lead = await newLead({ name: '反悔', status: 'qualified' });
    await boss.post(`/api/leads/${lead.id}/comments`, { text: '先前' });
    await boss.post(`/api/leads/${lead.id}/tags`, { name: '重点' });
    const { account, contact, opportunity } = (await convert(lead.id, { opportunity: {} })).body;
    await boss.post(`/api/accounts/${account.id}/comments`, { text: '其后' });
    const answer = await undo(lead.id);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await read(`leads/${lead.id}`)).toMatchObject({
      status: 'qualified',
      convertedAt: null,
      convertedAccount: null,
      convertedContact: null,
      convertedOpportunity: null,
    });
    expect((await boss.get(`/api/leads/${lead.id}/comments`)).body).toMatchObject([
      { text: '其后' },
      { text: '先前' },
    ]);
    expect((await boss.get(`/api/leads/${lead.id}/tags`)).body).toMatchObject([{ name: '重点' }]);
    for (const path of [
      `accounts/${account.id}`,
      `contacts/${contact.id}`,
      `opportunities/${opportunity.id}`,
    ]) {
      expect((await read(path)).deletedAt, path).not.toBeNull();
    }
    expect((await convert(lead.id)).status).toBe(200);
  });

  it('leaves an account that was there before as it was', async () => {
    const account = await made('accounts', { name: '鑫鹏机电' });
    await boss.post(`/api/accounts/${account.id}/comments`, { text: '老客户' });
    await boss.post(`/api/accounts/${account.id}/tags`, { name: '重点' });
    const lead = await newLead({ name: '挑选' });
    await boss.post(`/api/leads/${lead.id}/comments`, { text: '新线索' });
    await boss.post(`/api/leads/${lead.id}/tags`, { name: '重点' });
    await convert(lead.id, { account: account.id });
    await undo(lead.id);
    expect((await boss.get(`/api/accounts/${account.id}/comments`)).body).toMatchObject([{ text: '老客户' }]);
    expect((await boss.get(`/api/accounts/${account.id}/tags`)).body).toMatchObject([{ name: '重点' }]);
    expect((await boss.get(`/api/leads/${lead.id}/comments`)).body).toMatchObject([{ text: '新线索' }]);
    expect((await boss.get(`/api/leads/${lead.id}/tags`)).body).toMatchObject([{ name: '重点' }]);
    expect(await read(`accounts/${account.id}`)).toMatchObject({ deletedAt: null });
  });

  it('is refused once others have built on the customer', async () => {
    const lead = await newLead({ name: '已用' });
    const { account } = (await convert(lead.id)).body;
    await made('opportunities', { name: '加购', account: account.id, closeDate: '2026-12-31' });
    const answer = await undo(lead.id);
    expect(answer.status).toBe(409);
    expect(await read(`leads/${lead.id}`)).toMatchObject({ status: 'converted' });
  });

  it('is refused on the day after, as the user’s clock has it, and for what was never converted', async () => {
    const lead = await newLead({ name: '隔夜' });
    clock.now = new Date('2026-11-23T15:59:00Z');
    await convert(lead.id);
    clock.now = new Date('2026-11-23T16:01:00Z');
    expect((await undo(lead.id)).status).toBe(409);
    clock.now = new Date('2026-11-23T15:59:59Z');
    expect((await undo(lead.id)).status).toBe(200);
    expect((await undo(lead.id)).status).toBe(409);
  });
});
