import { type BilingualText, link } from '@gejie/core';
import { pastDraft } from './pricedFields.ts';
import { subject } from './subject.ts';

/**
 * What a document is about, whom it is for, and out of which deal.
 * @param backlink name of the list of such documents at customers, contacts and deals
 * @param backlinkLabel what that list is called
 */
export const customerFields = (backlink: string, backlinkLabel: BilingualText) => ({
  name: subject('account.name'),
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
