/** How quantities of goods are kept: to four places, a thousand million at most. */
export const quantityScale = { scale: 4 } as const;
export const largestQuantity = 1_000_000_000;

/** `12.5000` as people write it. */
export function plainQuantity(value: string): string {
  return value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
