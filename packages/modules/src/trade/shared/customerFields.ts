import { type BilingualText, link, text } from '@gejie/core';
import { pastDraft } from './pricedFields.ts';

/**
 * What a document is about, whom it is for, and out of which deal. Programs need not think of a subject: without one the
 * document is called by its customer.
 * @param backlink name of the list of such documents at customers, contacts and deals
 * @param backlinkLabel what that list is called
 */
export const customerFields = (backlink: string, backlinkLabel: BilingualText) => ({
  name: text('主题', {
    en: 'Subject',
    required: true,
    max: 200,
    takenFrom: 'account.name',
    search: 'name',
    index: true,
  }),
  account: link('account', '客户', {
    required: true,
    backlink,
    backlinkLabel,
    onDelete: 'restrict',
    ...pastDraft,
  }),
  contact: link('contact', '联系人', { backlink, backlinkLabel }),
  opportunity: link('opportunity', '商机', { backlink, backlinkLabel }),
});
