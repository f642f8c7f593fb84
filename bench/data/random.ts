/**
 * Numbers that look random and are the same in every run. Each thing has a generator of its own, made from its kind and
 * its place, so that the thousandth account can be known without making the others first.
 */
export class Random {
  private state: number;

  private constructor(seed: number) {
    this.state = seed;
  }

  static of(kind: string, index: number): Random {
    let hash = 0x811c9dc5;
    for (let at = 0; at < kind.length; at++) hash = Math.imul(hash ^ kind.charCodeAt(at), 0x01000193);
    return new Random((Math.imul(hash ^ index, 0x9e3779b1) + index) | 0);
  }

  /** From 0 to less than 1: mulberry32 (Tommy Ettinger, public domain). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to less than `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
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

  digits(count: number): string {
    let text = '';
    for (let at = 0; at < count; at++) text += this.below(10);
    return text;
  }
}
