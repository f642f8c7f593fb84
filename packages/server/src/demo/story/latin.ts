import { pinyin } from 'pinyin-pro';

/** "海川" → "haichuan". */
export function latin(chinese: string): string {
  return pinyin(chinese, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase();
}

/** Under a top-level domain that will never exist (RFC 2606), so that no demo mail reaches anybody. */
export function domainOf(brand: string, industry: string): string {
  return `${latin(brand)}-${industry}.example`;
}
