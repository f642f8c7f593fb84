import {
  defineAction,
  type Fields,
  type Filter,
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
    await requireUnused(system, note, made);
    await system.update(leads, lead.id, {
      status: note.status,
      convertedAt: null,
      convertedAccount: null,
      convertedContact: null,
      convertedOpportunity: null,
      madeByConversion: null,
    });
    if (note.contact !== null && note.joined) await system.update(contacts, note.contact, { account: null });
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
async function requireUnused(system: Work, note: ConversionNote, made: Set<string>): Promise<void> {
  const company = made.has('account') ? { account: note.account } : null;
  const person = made.has('contact') && note.contact !== null ? { contact: note.contact } : null;
  const added = [
    ...(company ? await othersThan(note.contact, system, contacts, company) : []),
    ...(company ? await othersThan(note.opportunity, system, opportunities, company) : []),
    ...(person ? await othersThan(note.opportunity, system, opportunities, person) : []),
  ];
  if (added.length === 0) return;
  throw new Refusal({
    zh: '转换后已有新的联系人或商机，不能撤销',
    en: 'Contacts or opportunities have been added since; this can’t be undone any more',
  });
}

async function othersThan<F extends Fields>(
  own: number | null,
  system: Work,
  module: ModuleDefinition<F>,
  where: Filter,
): Promise<number[]> {
  const found = await system.find(module, { where, limit: 2 });
  return found.map(({ id }) => id).filter((id) => id !== own);
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
  await system.moveBelongings({ module: module.name, id }, home);
  await system.remove(module, id);
}
