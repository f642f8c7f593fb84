/** Numbers that look random and are the same in every run: neither the demo company's past nor the bench's ever changes. */
export class Random {
  private state: number;

  /** @param seed any text: "accounts" and "contacts" draw independently */
  constructor(seed: string) {
    this.state = hashOf(seed);
  }

  /** A generator for one of many things, so that the thousandth can be known without making the others first. */
  static of(kind: string, index: number): Random {
    const random = new Random(kind);
    random.state = (Math.imul(random.state ^ index, 0x9e3779b1) + index) | 0;
    return random;
  }

  /** From 0 to less than 1: mulberry32 (Tommy Ettinger, public domain). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to less than `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** A whole number of a range, both ends included. */
  within([least, most]: readonly [number, number]): number {
    return this.between(least, most);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** The first ones far more often than the last: what is common in life is common in the data. */
  pickSkewed<T>(from: readonly T[]): T {
    return from[this.skewed(from.length)] as T;
  }

  skewed(below: number): number {
    return Math.floor(below * this.next() ** 2);
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Partial<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return (entries.at(-1) as [K, number])[0];
  }

  digits(count: number): string {
    let text = '';
    for (let at = 0; at < count; at++) text += this.below(10);
    return text;
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
