interface Parts {
  negative: boolean;
  /** Without leading zeros. */
  whole: string;
  /** Without trailing zeros. */
  fraction: string;
}

/**
 * Compares two plain decimals ("-12.50") exactly, however long they are: below zero when the first is smaller.
 * Without a library, because every list in the browser evaluates conditions and few do sums.
 */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const larger = compareSizes(a, b);
  return a.negative ? -larger : larger;
}

function partsOf(text: string): Parts {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const parts = { whole: whole.replace(/^0+/, ''), fraction: fraction.replace(/0+$/, '') };
  return { ...parts, negative: text.startsWith('-') && parts.whole + parts.fraction !== '' };
}

function compareSizes(a: Parts, b: Parts): number {
  return a.whole.length - b.whole.length || inOrder(a.whole, b.whole) || inOrder(a.fraction, b.fraction);
}

const inOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
