/** What of a promise is compared. */
export interface Promised {
  id: number;
  subject: string | null;
  kind: string | null;
  value: string | null;
}

/** Spaces, punctuation, width and case make no other subject and no other value. */
function plain(text: string | null): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

/** Whether two open promises to one customer are about the same and say different things of it. CMP-09 */
export function contradict(one: Promised, other: Promised): boolean {
  if (one.id === other.id || one.kind !== other.kind) return false;
  const [first, second] = [plain(one.subject), plain(other.subject)];
  const [value, otherValue] = [plain(one.value), plain(other.value)];
  if (first === '' || second === '' || value === '' || otherValue === '' || value === otherValue)
    return false;
  return first.includes(second) || second.includes(first);
}
