/** Every field that a filter asks about, `account.industry` with its dots; each once. */
export function fieldsNamedBy(filter: unknown): string[] {
  return [...new Set(named(filter))];
}

function named(filter: unknown): string[] {
  if (typeof filter !== 'object' || filter === null) return [];
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === 'any' || key === 'all') return Array.isArray(value) ? value.flatMap(named) : [];
    return key === 'not' ? named(value) : [key];
  });
}
