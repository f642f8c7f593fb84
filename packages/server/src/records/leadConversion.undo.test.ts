import { describe, expect, it } from 'vitest';
import { conversionSteps } from './leadConversion.fixture.ts';

const steps = conversionSteps('undoing');
const { made, read, newLead, convert, clock } = steps;

describe('The dialog of a conversion', () => {
  it('starts with drafts and the customers that may be the same', async () => {
    const account = await made('accounts', { name: '吉马酒业有限公司' });
    const contact = await made('contacts', { name: '林涛', mobile: '13900000009' });
    const lead = await newLead({ name: '林涛', company: '吉马酒业', mobile: '139-0000-0009', email: null });
    const { body, status } = await steps.boss.get(`/api/leads/${lead.id}/conversion`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: { matches: [{ id: account.id, label: '吉马酒业有限公司' }], draft: { name: '吉马酒业' } },
      contact: { matches: [{ id: contact.id }], draft: { name: '林涛', mobile: '139-0000-0009' } },
      opportunity: { draft: { name: '吉马酒业 · SM-1 智能水表', amount: '860000.00' } },
    });
    expect((await steps.boss.post(`/api/leads/${lead.id}/conversion`, {})).status).toBe(404);
  });
});

describe('Undoing a conversion', () => {
  const undo = (lead: number, by = steps.boss) => by.post(`/api/leads/${lead}/undoConversion`, {});

  it('takes everything back on the same day', async () => {
    const lead = await newLead({ name: '反悔', status: 'qualified' });
    await steps.boss.post(`/api/leads/${lead.id}/comments`, { text: '先前' });
    await steps.boss.post(`/api/leads/${lead.id}/tags`, { name: '重点' });
    const { account, contact, opportunity } = (await convert(lead.id, { opportunity: {} })).body;
    await steps.boss.post(`/api/accounts/${account.id}/comments`, { text: '其后' });
    const answer = await undo(lead.id);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await read(`leads/${lead.id}`)).toMatchObject({
      status: 'qualified',
      convertedAt: null,
      convertedAccount: null,
      convertedContact: null,
      convertedOpportunity: null,
    });
    expect((await steps.boss.get(`/api/leads/${lead.id}/comments`)).body).toMatchObject([
      { text: '其后' },
      { text: '先前' },
    ]);
    expect((await steps.boss.get(`/api/leads/${lead.id}/tags`)).body).toMatchObject([{ name: '重点' }]);
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
    await steps.boss.post(`/api/accounts/${account.id}/comments`, { text: '老客户' });
    await steps.boss.post(`/api/accounts/${account.id}/tags`, { name: '重点' });
    const lead = await newLead({ name: '挑选' });
    await steps.boss.post(`/api/leads/${lead.id}/comments`, { text: '新线索' });
    await steps.boss.post(`/api/leads/${lead.id}/tags`, { name: '重点' });
    await convert(lead.id, { account: account.id });
    await undo(lead.id);
    expect((await steps.boss.get(`/api/accounts/${account.id}/comments`)).body).toMatchObject([
      { text: '老客户' },
    ]);
    expect((await steps.boss.get(`/api/accounts/${account.id}/tags`)).body).toMatchObject([{ name: '重点' }]);
    expect((await steps.boss.get(`/api/leads/${lead.id}/comments`)).body).toMatchObject([{ text: '新线索' }]);
    expect((await steps.boss.get(`/api/leads/${lead.id}/tags`)).body).toMatchObject([{ name: '重点' }]);
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

  it('is refused, and says why, for whatever else refers to the customer', async () => {
    const lead = await newLead({ name: '有承诺' });
    const { account } = (await convert(lead.id)).body;
    await made('commitments', { subject: '月底前送样', account: account.id, due: '2026-11-30' });
    const answer = await undo(lead.id);
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('承诺') } });
  });

  it('leaves a contact with the account that somebody has given it since', async () => {
    const [account, third] = [
      await made('accounts', { name: '先投' }),
      await made('accounts', { name: '后投' }),
    ];
    const contact = await made('contacts', { name: '跳槽' });
    const lead = await newLead({ name: '跳槽' });
    await convert(lead.id, { account: account.id, contact: contact.id });
    await steps.boss.patch(`/api/contacts/${contact.id}`, { account: third.id });
    expect((await undo(lead.id)).status).toBe(200);
    expect(await read(`contacts/${contact.id}`)).toMatchObject({ account: { id: third.id } });
  });

  it('shares the lead with nobody whom only the customer was shared with', async () => {
    const lead = await newLead({ name: '后来共享' });
    const { account } = (await convert(lead.id)).body;
    const guest = await steps.app.person('guest', { rights: { '*': { see: 'own' } } });
    await steps.boss.post(`/api/accounts/${account.id}/shares`, { user: guest.id, level: 'read' });
    expect((await guest.get(`/api/accounts/${account.id}`)).status).toBe(200);
    expect((await undo(lead.id)).status).toBe(200);
    expect((await guest.get(`/api/leads/${lead.id}`)).status).toBe(404);
  });

  it('is open to whoever converted it by a share of the lead, and ends what came of the share', async () => {
    const own = { see: 'own', edit: 'own', create: true } as const;
    const west = await steps.app.department('西边');
    const helper = await steps.app.person('undoer', { rights: { '*': own }, department: west });
    const lead = await newLead({ name: '误转' });
    await steps.boss.post(`/api/leads/${lead.id}/shares`, { user: helper.id, level: 'write' });
    const { body } = await convert(lead.id, {}, helper);
    expect((await helper.get(`/api/leads/${lead.id}`)).body).toMatchObject({ status: 'converted' });
    expect((await helper.get(`/api/accounts/${body.account.id}`)).status).toBe(200);
    expect((await helper.post(`/api/leads/${lead.id}/undoConversion`, {})).status).toBe(200);
    expect((await helper.get(`/api/leads/${lead.id}`)).body).toMatchObject({ status: lead.status });
    const shared = await steps.boss.get(`/api/accounts/${body.account.id}/shares`);
    expect(JSON.stringify(shared.body)).not.toContain('undoer');
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
