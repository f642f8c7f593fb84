import type { Random } from '../../packages/server/src/demo/random.ts';

const day = 86_400_000;

/** The records were made in the three years before this instant; fixed, so that every run has the same data. */
const end = Date.UTC(2026, 8, 30, 10);
const begin = end - 3 * 365 * day;

export interface Life {
  createdAt: string;
  updatedAt: string;
  /** 1 when the record was never changed. */
  version: number;
}

/** Records made in the order of their numbers; most are touched again, many of them lately. */
export function lifeOf(random: Random, index: number, count: number): Life {
  const created = begin + Math.floor(((index + random.next()) / count) * (end - begin));
  const touched = random.chance(0.65);
  const updated = touched ? created + Math.floor((end - created) * (1 - random.next() ** 2)) : created;
  return { createdAt: instant(created), updatedAt: instant(updated), version: touched ? 2 : 1 };
}

/** A day some days before or after an instant. */
export function dayAround(at: string, random: Random, before: number, after: number): string {
  return instant(Date.parse(at) + random.between(-before, after) * day).slice(0, 10);
}

export function daysBefore(at: string, days: number): string {
  return instant(Date.parse(at) - days * day);
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
