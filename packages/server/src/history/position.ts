import type { TimelinePosition } from '../database/timeline/timelineRows.ts';
import { ProblemError } from '../problem.ts';

/** Where a page of what happened ended, as its reader gives it back. */
export function positionText(source: string, row: { at: string; id: number } | undefined): string | null {
  return row ? Buffer.from(JSON.stringify([row.at, source, row.id])).toString('base64url') : null;
}

/** What {@link positionText} wrote. @throws ProblemError malformed */
export function positionIn(cursor: string | undefined): TimelinePosition | null {
  if (cursor === undefined) return null;
  try {
    const [at, source, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (
      typeof at === 'string' &&
      !Number.isNaN(Date.parse(at)) &&
      typeof source === 'string' &&
      Number.isSafeInteger(id)
    ) {
      // Written anew: PostgreSQL knows fewer ways to write a time.
      return { at: new Date(at).toISOString(), source, id: id as number };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError))
      throw error;
  }
  throw new ProblemError('malformed', { zh: '翻页位置无效', en: 'This page position is not valid' });
}
