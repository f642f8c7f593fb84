/** Whether two canonical values are the same; empty values (null, undefined) are one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a == null || b == null) return a == null && b == null;
  return sameJson(a, b);
}

/**
 * Whether two values are one in JSON, whatever the order of keys: jsonb has its own. They are compared part by part, for two
 * hundred lines are compared at each key that is typed, and to write them out takes ten times as long.
 */
function sameJson(one: unknown, other: unknown): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return sameParts(a, b as unknown[]);
  return sameMembers(a as Record<string, unknown>, b as Record<string, unknown>);
}

function sameParts(a: readonly unknown[], b: readonly unknown[]): boolean {
  // In a list what is not there is null.
  return a.length === b.length && a.every((part, index) => sameJson(part ?? null, b[index] ?? null));
}

function sameMembers(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  for (const name of Object.keys(a)) if (!sameJson(a[name], b[name])) return false;
  for (const name of Object.keys(b)) if (b[name] !== undefined && a[name] === undefined) return false;
  return true;
}

/** As JSON has it: moments as texts, no figure that is none. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'object' && value !== null && 'toJSON' in value)
    return (value as { toJSON(): unknown }).toJSON();
  return value;
}
