import type { PrintBlock } from '@gejie/core';

/** The blocks a value holds. */
export function blocksIn(value: unknown): PrintBlock[] {
  return Array.isArray(value) ? (value as PrintBlock[]) : [];
}
