/** Of what is looked for only so many pairs are asked of the index; the text itself decides on the rest. */
const mostAsked = 24;

/**
 * The pairs of neighbouring characters of a form, each as a number of 32 bits: an index of them finds a fragment of two
 * characters and more in any script, Chinese above all, which trigrams can't. Different pairs may share a number, so the
 * text is looked at again.
 */
export function pairsOf(form: string): number[] {
  const pairs = new Set<number>();
  let before = '';
  for (const character of form) {
    if (before !== '' && before !== ' ' && character !== ' ') pairs.add(hashOf(before + character));
    before = character;
  }
  return [...pairs];
}

/** Pairs that every text with this word has. */
export function askedPairs(word: string): number[] {
  return pairsOf(word).slice(0, mostAsked);
}

/** FNV-1a, 32 bit, as PostgreSQL's `integer` holds it. */
function hashOf(pair: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < pair.length; index++)
    hash = Math.imul(hash ^ pair.charCodeAt(index), 0x01000193);
  return hash | 0;
}
