import { describe, expect, it } from 'vitest';
import { type Answered, conversionSteps } from './leadConversion.fixture.ts';

const steps = conversionSteps('conversion');
const { made, read, newLead, convert } = steps;

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
      (await steps.boss.get<{ records: Answered[] }>(url)).body.records.map(({ id }) => id);
    expect(await ids('/api/leads?limit=200')).not.toContain(lead.id);
    expect(await ids('/api/leads?view=all&limit=200')).not.toContain(lead.id);
    const butOne = encodeURIComponent('{"id":{"notIn":[1]}}');
    expect(await ids(`/api/leads?where=${butOne}&limit=200`)).not.toContain(lead.id);
    expect(await ids('/api/leads?view=converted&limit=200')).toContain(lead.id);
    expect(await ids(`/api/leads?where=${encodeURIComponent('{"status":"converted"}')}`)).toContain(lead.id);
    expect(await ids(`/api/accounts/${account.id}/related/leads`)).toEqual([lead.id]);
    expect((await steps.boss.get(`/api/leads/${lead.id}/history`)).status).toBe(200);
    const tally = await steps.boss.get<{ records: never[] }>(
      `/api/leads?count=1&q=${encodeURIComponent('离场')}`,
    );
    expect(tally.body).toMatchObject({ records: [], count: { value: 0 } });
  });

  it('carries comments, tags, files and followers along', async () => {
    const lead = await newLead({ name: '行李' });
    await steps.boss.post(`/api/leads/${lead.id}/comments`, { text: '展会上谈得不错' });
    await steps.boss.post(`/api/leads/${lead.id}/tags`, { name: '春展' });
    const { account } = (await convert(lead.id)).body;
    expect((await steps.boss.get(`/api/accounts/${account.id}/comments`)).body).toMatchObject([
      { text: '展会上谈得不错' },
    ]);
    expect((await steps.boss.get(`/api/accounts/${account.id}/tags`)).body).toMatchObject([{ name: '春展' }]);
    expect((await steps.boss.get(`/api/leads/${lead.id}/comments`)).body).toEqual([]);
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
    [{ elsewhere: 1 }, 'elsewhere'],
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
    const patched = await steps.boss.patch(`/api/leads/${lead.id}`, { status: 'converted' });
    expect(patched.status).toBe(422);
    expect(patched.body.errors).toMatchObject([{ field: 'status' }]);
    const sneaked = await steps.boss.patch(`/api/leads/${lead.id}`, {
      status: 'converted',
      convertedAccount: 1,
    });
    expect(sneaked.status).toBe(422);
    expect((await steps.boss.get(`/api/leads/${lead.id}/conversion`)).status).toBe(409);
  });

  it('leaves the customer with the owner of the lead', async () => {
    const owner = await steps.app.person('keeper', {
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
    const marketer = await steps.app.person('marketer', { rights: { '*': all } });
    const lead = await newLead({ name: '市场转交' });
    const { account } = (await convert(lead.id, {}, marketer)).body;
    const owner = (await read(`leads/${lead.id}`)).owner as unknown as Answered;
    expect(await read(`accounts/${account.id}`)).toMatchObject({ owner: { id: owner.id } });
    const reader = await steps.app.person('reader', {
      rights: { '*': { see: 'all' }, leads: { see: 'all', edit: 'all' } },
    });
    const another = await newLead({ name: '无权' });
    expect((await convert(another.id, {}, reader)).status).toBe(403);
    const blind = await steps.app.person('blind', { rights: {} });
    expect((await convert(another.id, {}, blind)).status).toBe(404);
  });

  it('gives those the lead was shared with no account that was there before, and says who got a new one', async () => {
    const [east, west] = [await steps.app.department('东'), await steps.app.department('西')];
    const own = { see: 'own', edit: 'own', create: true } as const;
    const seller = await steps.app.person('sharer', {
      rights: { '*': own, accounts: { see: 'all', edit: 'own', create: true } },
      department: east,
    });
    const helper = await steps.app.person('helper', { rights: { '*': own }, department: west });
    const account = await made('accounts', { name: '同事的大客户' });
    const shared = async (name: string) => {
      const lead = await newLead({ name, company: `${name}公司` }, seller);
      const wish = { user: helper.id, level: 'write' };
      expect((await seller.post(`/api/leads/${lead.id}/shares`, wish)).status).toBeLessThan(300);
      return lead;
    };
    const lead = await shared('并入老客户');
    expect((await convert(lead.id, { account: account.id, contact: null }, seller)).status).toBe(200);
    expect((await helper.get(`/api/accounts/${account.id}`)).status).toBe(404);
    expect((await helper.patch(`/api/accounts/${account.id}`, { fax: '0571-88881111' })).status).toBe(404);
    expect((await helper.get(`/api/leads/${lead.id}`)).status).toBe(200);

    const { body } = await convert((await shared('立新客户')).id, { contact: null }, seller);
    expect((await helper.patch(`/api/accounts/${body.account.id}`, { fax: '0571-88881111' })).status).toBe(
      200,
    );
    const where = JSON.stringify({ kind: 'share.granted', record: body.account.id });
    const log = await steps.boss.get<{ records: object[] }>(
      `/api/audit-log?where=${encodeURIComponent(where)}`,
    );
    expect(log.body.records).toEqual([expect.objectContaining({ kind: 'share.granted' })]);
  });

  it('turns tasks about the lead to the account, and their history tells it. PLT-08', async () => {
    const lead = await newLead({ name: '有任务' });
    const task = await made('tasks', { subject: '回电', related: { module: 'leads', id: lead.id } });
    const { account } = (await convert(lead.id)).body;
    expect(await read(`tasks/${task.id}`)).toMatchObject({ related: { module: 'accounts', id: account.id } });
    const told = async () => {
      const { body } = await steps.boss.get<{ entries: { changes: { field: string }[] }[] }>(
        `/api/tasks/${task.id}/history`,
      );
      return body.entries.filter(({ changes }) => changes.some(({ field }) => field === 'related')).length;
    };
    const before = await told();
    expect(before).toBeGreaterThanOrEqual(1);
    expect((await steps.boss.post(`/api/leads/${lead.id}/undoConversion`, {})).status).toBe(200);
    expect(await read(`tasks/${task.id}`)).toMatchObject({ related: { module: 'leads', id: lead.id } });
    expect(await told()).toBe(before + 1);
  });
});
