import { defineAction, type Fields, type ModuleDefinition, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { account as accounts } from '../../sales/account/account.ts';
import { contact as contacts } from '../../sales/contact/contact.ts';
import { opportunity as opportunities } from '../../sales/opportunity/opportunity.ts';
import { accountDraft, contactDraft, opportunityDraft } from './conversionDrafts.ts';
import { keepConversion } from './conversionNote.ts';
import { type Lead, lead as leads } from './lead.ts';

const id = z.int().positive();
/** Values for a new record, over those drafted from the lead. */
const values = z.record(z.string().max(120), z.unknown());
/** An existing record, by its id or as the reference of an answer, or values for a new one. */
const either = z.union([id, z.looseObject({ id }).transform((reference) => reference.id), values]);

export const conversionSchema = z.strictObject({
  /** Absent: made as drafted. */
  account: either.optional(),
  /** Absent: made as drafted; null: no contact. */
  contact: either.nullable().optional(),
  /** Absent or null: no opportunity. */
  opportunity: values.nullable().optional(),
});

interface Part {
  id: number;
  name: string;
  made: boolean;
}

/** Makes a customer of a lead: picks or makes account and contact, and a deal if wanted. MKT-04 */
export const convertLead = defineAction(leads, 'convert', {
  input: conversionSchema,
  async run(work, lead, input) {
    requireOpen(lead);
    const account = await accountOf(work, lead, input.account ?? {});
    const contact = input.contact === null ? null : await contactOf(work, lead, input.contact ?? {}, account);
    const opportunity = input.opportunity
      ? await opportunityOf(work, lead, input.opportunity, account, contact)
      : null;
    const parts = { account, contact, opportunity };
    await work.asSystem('conversion').update(leads, lead.id, {
      status: 'converted',
      convertedAt: work.now.toISOString(),
      convertedAccount: account.id,
      convertedContact: contact?.id ?? null,
      convertedOpportunity: opportunity?.id ?? null,
      madeByConversion: Object.entries(parts).flatMap(([name, part]) => (part?.made ? [name] : [])),
    });
    const belongings = await work.moveBelongings(
      { module: 'lead', id: lead.id },
      { module: 'account', id: account.id },
      // An account that was there before is shared by those who may share it, not by converting a lead into it. Whoever
      // has worked on the lead by a share goes on seeing it, and may undo what they did.
      { shares: account.made ? 'copied' : 'stay' },
    );
    await handOver(work, lead, accounts, account, input.account);
    await handOver(work, lead, contacts, contact, input.contact);
    await handOver(work, lead, opportunities, opportunity, input.opportunity);
    await keepConversion(work, lead.id, {
      account: account.id,
      contact: contact?.id ?? null,
      opportunity: opportunity?.id ?? null,
      status: lead.status,
      joined: contact?.joined ?? false,
      belongings,
    });
    return { account: named(account), contact: named(contact), opportunity: named(opportunity) };
  },
});

/** What the dialog starts with: drafts from the lead, and customers that may be the same. */
export const conversion = defineAction(leads, 'conversion', {
  input: z.strictObject({}),
  async preview(work, lead) {
    requireOpen(lead);
    const [account, contact] = [accountDraft(lead), contactDraft(lead)];
    return {
      account: { matches: await work.duplicates(accounts, account), draft: account },
      contact: { matches: await work.duplicates(contacts, contact), draft: contact },
      opportunity: { draft: opportunityDraft(lead, work.today) },
    };
  },
});

function requireOpen({ status }: Lead): void {
  if (status === 'converted') {
    throw new Refusal({ zh: '此潜在客户已经转换', en: 'This lead has been converted already' });
  }
  if (status === 'disqualified') {
    throw new Refusal({
      zh: '无效的潜在客户不能转换，请先改状态',
      en: 'A disqualified lead can’t be converted; change its status first',
    });
  }
}

async function accountOf(work: Work, lead: Lead, wanted: number | object): Promise<Part> {
  if (typeof wanted === 'number') {
    const [found] = await work.find(accounts, { where: { id: wanted }, limit: 1 });
    if (found) return { id: found.id, name: found.name, made: false };
    throw new Refusal({ zh: '找不到所选的客户', en: 'The account chosen was not found' }, 'account');
  }
  const values = { ...accountDraft(lead), ...wanted };
  const { id, name } = await work.under('account').create(accounts, values);
  return { id, name, made: true };
}

async function contactOf(
  work: Work,
  lead: Lead,
  wanted: number | object,
  account: Part,
): Promise<Part & { joined: boolean }> {
  if (typeof wanted !== 'number') {
    const values = { ...contactDraft(lead), ...wanted, account: account.id };
    const { id, name } = await work.under('contact').create(contacts, values);
    return { id, name, made: true, joined: false };
  }
  const [found] = await work.find(contacts, { where: { id: wanted }, limit: 1 });
  if (!found) {
    throw new Refusal({ zh: '找不到所选的联系人', en: 'The contact chosen was not found' }, 'contact');
  }
  if (found.account !== null && found.account !== account.id) {
    throw new Refusal(
      { zh: '所选的联系人属于另一个客户', en: 'The contact chosen belongs to another account' },
      'contact',
    );
  }
  const joined = found.account === null;
  if (joined) await work.under('contact').update(contacts, found.id, { account: account.id });
  return { id: found.id, name: found.name, made: false, joined };
}

async function opportunityOf(
  work: Work,
  lead: Lead,
  wanted: object,
  account: Part,
  contact: Part | null,
): Promise<Part> {
  const draft = { ...opportunityDraft(lead, work.today), contact: contact?.id ?? null };
  const values = { ...draft, ...wanted, account: account.id };
  const { id, name } = await work.under('opportunity').create(opportunities, values);
  return { id, name, made: true };
}

/**
 * The customer stays with whom the lead was, unless the dialog said otherwise. Done last and by the system: who may
 * convert a colleague's lead need not be one who assigns customers.
 */
async function handOver<F extends Fields>(
  work: Work,
  { owner, department }: Lead,
  module: ModuleDefinition<F>,
  part: Part | null,
  wanted: unknown,
): Promise<void> {
  if (!part?.made || owner === (work.user?.id ?? null) || (isObject(wanted) && 'owner' in wanted)) return;
  await work
    .asSystem('the customer stays with the owner of the lead')
    .update(module, part.id, { owner, department });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function named(part: Part | null): { id: number; label: string } | null {
  return part && { id: part.id, label: part.name };
}
