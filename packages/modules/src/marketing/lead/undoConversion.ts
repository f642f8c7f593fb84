import {
  type BilingualText,
  defineAction,
  type Fields,
  type ModuleDefinition,
  type RecordAddress,
  Refusal,
  type Work,
} from '@gejie/core';
import { z } from 'zod';
import { account as accounts } from '../../sales/account/account.ts';
import { contact as contacts } from '../../sales/contact/contact.ts';
import { opportunity as opportunities } from '../../sales/opportunity/opportunity.ts';
import { type ConversionNote, latestConversion } from './conversionNote.ts';
import { type Lead, lead as leads } from './lead.ts';

/**
 * Takes a conversion back on the day it was made: what it made goes to the recycle bin, everything that hung on the
 * lead comes back, and so does what was hung since on records that now go. MKT-04
 */
export const undoConversion = defineAction(leads, 'undoConversion', {
  input: z.strictObject({}),
  async run(work, lead) {
    const note = await latestConversion(work, lead.id);
    requireToday(work, lead, note);
    const system = work.asSystem('the conversion is undone');
    const made = new Set<string>(lead.madeByConversion ?? []);
    await requireUnused(system, lead.id, note, made);
    await system.update(leads, lead.id, {
      status: note.status,
      convertedAt: null,
      convertedAccount: null,
      convertedContact: null,
      convertedOpportunity: null,
      madeByConversion: null,
    });
    if (note.contact !== null && note.joined) await leaveAccount(system, note.contact, note.account);
    await takeBack(system, lead.id, note, made);
    await work.note('lead', lead.id, 'undoConversion', { account: note.account });
    return { id: lead.id, status: note.status };
  },
});

function requireToday(work: Work, lead: Lead, note: ConversionNote | null): asserts note is ConversionNote {
  if (lead.status !== 'converted' || !note) {
    throw new Refusal({ zh: '此潜在客户没有转换', en: 'This lead has not been converted' });
  }
  if (lead.convertedAt === null || work.dayOf(lead.convertedAt) !== work.today) {
    throw new Refusal({
      zh: '只能在转换当天撤销',
      en: 'A conversion can be undone on the day it was made only',
    });
  }
}

/** What others have built on the new customer since must not lose its ground. */
async function requireUnused(
  system: Work,
  lead: number,
  note: ConversionNote,
  made: Set<string>,
): Promise<void> {
  const own = new Set([lead, note.account, note.contact, note.opportunity]);
  const added = new Map<string, { label: BilingualText; count: number }>();
  for (const module of ['account', 'contact', 'opportunity'] as const) {
    const id = note[module];
    if (id === null || !made.has(module)) continue;
    for (const { module: name, label, ids } of await system.pointingAt({ module, id })) {
      const others = ids.filter((one) => !own.has(one)).length;
      if (others > 0) added.set(name, { label, count: (added.get(name)?.count ?? 0) + others });
    }
  }
  if (added.size === 0) return;
  const found = [...added.values()];
  const zh = found.map(({ label, count }) => `${label.zh} ${count}`).join('、');
  const en = found.map(({ label, count }) => `${label.en} ${count}`).join(', ');
  throw new Refusal({
    zh: `转换后又新增了相关记录（${zh}），不能撤销`,
    en: `Records have been added since (${en}); this can’t be undone any more`,
  });
}

/** A contact that joined the account is without one again, unless somebody has given it another since. */
async function leaveAccount(system: Work, contact: number, account: number): Promise<void> {
  const [joined] = await system.find(contacts, { where: { id: contact, account }, limit: 1 });
  if (joined) await system.update(contacts, contact, { account: null });
}

async function takeBack(system: Work, lead: number, note: ConversionNote, made: Set<string>): Promise<void> {
  const home = { module: 'lead', id: lead };
  await system.returnBelongings(home, { module: 'account', id: note.account }, note.belongings);
  if (note.opportunity !== null && made.has('opportunity'))
    await removeMade(system, opportunities, note.opportunity, home);
  if (note.contact !== null && made.has('contact')) await removeMade(system, contacts, note.contact, home);
  if (made.has('account')) await removeMade(system, accounts, note.account, home);
}

async function removeMade<F extends Fields>(
  system: Work,
  module: ModuleDefinition<F>,
  id: number,
  home: RecordAddress,
): Promise<void> {
  // Whom the customer was shared with since has been given the customer, not the lead.
  await system.moveBelongings({ module: module.name, id }, home, { shares: 'stay' });
  await system.remove(module, id);
}
