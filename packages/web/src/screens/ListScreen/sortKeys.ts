/** One of the fields that a list is ordered by. */
export interface SortKey {
  name: string;
  descending: boolean;
}

/** As many as the server takes. */
export const mostSortKeys = 3;

/** `-updatedAt,name` as keys, the first of which decides first. */
export function sortKeysOf(sort: string): SortKey[] {
  return sort
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '' && key !== '-')
    .map((key) => ({ name: key.replace(/^-/, ''), descending: key.startsWith('-') }));
}

export function sortOf(keys: readonly SortKey[]): string {
  return keys.map(({ name, descending }) => `${descending ? '-' : ''}${name}`).join(',');
}

/** By this field alone; once more by the same turns it round. */
export function sortedBy(sort: string, name: string): string {
  const [first] = sortKeysOf(sort);
  return sortOf([{ name, descending: first?.name === name && !first.descending }]);
}

/** By this field too, after the others; what is a key already turns round. */
export function alsoSortedBy(sort: string, name: string): string {
  const keys = sortKeysOf(sort);
  if (keys.some((key) => key.name === name))
    return sortOf(keys.map((key) => (key.name === name ? { name, descending: !key.descending } : key)));
  return sortOf([...keys.slice(0, mostSortKeys - 1), { name, descending: false }]);
}
