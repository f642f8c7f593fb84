import { dayIn } from '@gejie/core';
import { isReference } from '../../fields/parts/references.ts';
import { titleOf } from '../../naming/titleOf.ts';
import type { StorySource } from '../slots.ts';

const longestSubject = 60;

/** What a promise begins with that somebody made in a note or an activity; null where nobody said anything. CMP-09 */
export function promiseIn({ module, record, entry }: StorySource): Record<string, unknown> | null {
  if (!entry.text || !entry.actor) return null;
  const page = { module: module.path, id: record.id, label: titleOf(module, record) };
  const place = entry.on ?? page;
  const [first = ''] = entry.text.split(/[\n。；;!！]/);
  const account = page.module === 'accounts' ? page : record.account;
  const source = entry.about ?? (isTo(place.module) ? null : place);
  return {
    subject: first.trim().slice(0, longestSubject),
    quote: entry.text,
    promisedBy: entry.actor,
    promisedOn: dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date(entry.at)),
    ...(isReference(account) ? { account: { id: account.id, label: account.label } } : {}),
    ...(place.module === 'contacts' ? { contact: { id: place.id, label: place.label } } : {}),
    ...(source ? { source } : {}),
  };
}

/** Whom a promise is made to stands in fields of its own. */
function isTo(path: string): boolean {
  return path === 'accounts' || path === 'contacts';
}
