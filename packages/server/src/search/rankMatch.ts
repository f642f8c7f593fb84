import type { SearchQuery } from '../indexing/searchQuery.ts';

/** How well a name fits: 0 it is the name, 1 the name begins so, 2 a word or spelling of it begins so, 3 the rest. */
export function rankMatch(text: string, { form }: SearchQuery): number {
  const [title = ''] = text.split('\n', 1);
  const start = ` ${form}`;
  if (title === start || title.startsWith(`${start} `)) return 0;
  if (title.startsWith(start)) return 1;
  return title.includes(start) ? 2 : 3;
}

/** Whether a search text holds all that is searched for. */
export function holdsQuery(text: string, { words, digits }: SearchQuery): boolean {
  return words.every(({ form }) => text.includes(form)) || (digits !== null && text.includes(digits));
}
