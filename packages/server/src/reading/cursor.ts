import { createHash } from 'node:crypto';
import type { Position } from '../database/query/sort.ts';
import { ProblemError } from '../problem.ts';

/** Where a page ended, as the opaque text a client gives back. `order` ties it to the sort it was made for. */
export function encodeCursor(position: Position, order: string): string {
  return Buffer.from(JSON.stringify([fingerprint(order), position.id, ...position.values])).toString(
    'base64url',
  );
}

/** @throws ProblemError malformed, when it isn't a cursor of this sort */
export function decodeCursor(cursor: string, order: string, keys: number): Position {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts[0] === fingerprint(order) &&
      Number.isSafeInteger(parts[1]) &&
      parts.length === keys + 2
    ) {
      const values: unknown[] = parts.slice(2);
      if (values.every((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value))) {
        return { id: parts[1] as number, values };
      }
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ProblemError('malformed', {
    zh: '翻页位置无效，请从第一页开始',
    en: 'This page position is not valid; start from the first page',
  });
}

function fingerprint(order: string): string {
  return createHash('sha256').update(order).digest('base64url').slice(0, 6);
}
