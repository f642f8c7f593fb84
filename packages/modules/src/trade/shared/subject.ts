import { text } from '@gejie/core';

/**
 * What a document is about. Programs need not think of one: without it the document is called by its customer or vendor.
 * @param takenFrom the name of whom it is for, such as `account.name`
 */
export const subject = (takenFrom: string) =>
  text('主题', { en: 'Subject', required: true, max: 200, takenFrom, search: 'name', index: true });
